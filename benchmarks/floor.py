"""The floor: what rendering and packing one appendix takes against zlib alone on the same bytes."""

from __future__ import annotations

import zlib
from functools import partial
from typing import Final

import deflate

from benchmarks.engines import compiled_template
from benchmarks.material import appendix_of, read_shipped_plan, variants
from benchmarks.measuring import Table, cpu_seconds, in_turn, median_ratio, milliseconds, three_digits
from toolkit.word.package import COMPRESSION_LEVEL

ROUNDS: Final = 200


def measure() -> Table:
    """Return the times of rendering, packing and compressing."""
    document = appendix_of(read_shipped_plan())
    template = compiled_template(document)
    documents = variants(document)
    contents = template.contents(document.values)
    changing = list(contents.values())
    floor, whole, rendering, packing, compressing = in_turn(
        ROUNDS,
        lambda: cpu_seconds(lambda: [zlib.compress(part, 6) for part in changing]),
        lambda: cpu_seconds(partial(template.render, next(documents).values)),
        lambda: cpu_seconds(partial(template.contents, next(documents).values)),
        lambda: cpu_seconds(lambda: template.pack(contents)),
        lambda: cpu_seconds(lambda: [deflate.deflate_compress(part, COMPRESSION_LEVEL) for part in changing]),
    )
    names = ("zlib, level 6", "rendering and packing", "of which rendering", "of which packing", "libdeflate alone")
    return Table(
        "The floor: one appendix against zlib",
        [
            f"The appendix of 2026: {sum(map(len, changing)):,} bytes in the {len(changing)} parts that change.",
            f"Values to bytes in memory, {ROUNDS} rounds in turn, template compiled, without a first document's check;",
            "each round another document.",
        ],
        ["what", "CPU", "against zlib"],
        [
            [name, milliseconds(seconds), three_digits(median_ratio(seconds, floor))]
            for name, seconds in zip(names, (floor, whole, rendering, packing, compressing), strict=True)
        ],
    )


if __name__ == "__main__":
    print(measure().markdown())
