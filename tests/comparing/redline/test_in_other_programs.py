"""Redlines asked of other programs: Microsoft's own validator, and LibreOffice's accept all and reject all."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.comparing.redline.test_fields import contents
from tests.comparing.redline.test_notes import ONE, TWO, noted
from tests.comparing.redline.test_parts import BOX_STYLE, NORMAL, listed, numbering, styled
from tests.comparing.redline.test_sections import ACROSS, ending
from tests.comparing.redline.test_tables import GROUP, OFFICES, PLAIN, TASKS, rows
from tests.comparing.redline.whole_documents import BLACK, WHITE, Part, compared, note, picture, whole, words_in
from tests.office import resolve_in_office
from tests.rendering import VALIDATOR, validation_errors
from tests.word.packages import p, run, table
from toolkit.word.document import WordDocument
from toolkit.word.names import w

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIRST = p("Ủy ban nhân dân tỉnh ban hành kế hoạch năm 2026.")
MIDDLE = p("Các sở căn cứ chức năng tổ chức thực hiện.")
MOVING = p("Đoạn văn được chuyển xuống cuối văn bản.")
LAST = p("Nơi nhận: như trên; lưu văn thư.")
STYLES = [Part("rIdS", "styles", NORMAL + more) for more in (BOX_STYLE, "")]
PAIRS = {
    "words": (whole(FIRST + LAST), whole(FIRST.replace("2026", "2027") + LAST)),
    "paragraphs": (whole(FIRST + MOVING + MIDDLE + LAST), whole(FIRST + p("Đoạn mới.") + MIDDLE + MOVING + LAST)),
    "split": (whole(FIRST + p("Câu một. Câu hai.") + LAST), whole(FIRST + p("Câu một.") + p(" Câu hai.") + LAST)),
    "look": (whole(FIRST), whole(p(run("Ủy ban nhân dân tỉnh ban hành kế hoạch năm 2026.", "<w:rPr><w:b/></w:rPr>")))),
    "rows": (
        whole(FIRST + table(*TASKS) + LAST),
        whole(FIRST + table(TASKS[1], ["9", "Hàng mới"], *TASKS[3:], TASKS[0]) + LAST),
    ),
    "merged": (whole(FIRST + rows(*GROUP) + LAST), whole(FIRST + rows(*PLAIN, *GROUP[3:]) + LAST)),
    "columns": (
        whole(FIRST + table(*[[*row, "x"] for row in TASKS]) + LAST),
        whole(FIRST + table(*[["x", *row] for row in TASKS]) + LAST),
    ),
    "table-for-table": (
        whole(FIRST + MIDDLE + table(*TASKS) + LAST),
        whole(FIRST + MIDDLE + table(*[[*row, "x"] for row in OFFICES]) + LAST),
    ),
    "note-come": (
        noted(FIRST + p("Chữ", note(1), " thêm"), ONE),
        noted(FIRST + p("Chữ", note(1), " thêm", note(2)), ONE, TWO),
    ),
    "note-gone": (noted(FIRST + p("Chữ", note(1), " thêm"), ONE), whole(FIRST + p("Chữ thêm") + LAST)),
    "endnote-gone": (
        noted(FIRST + p("Chữ", note(1, "endnote"), " thêm"), ONE, kind="endnote"),
        whole(FIRST + p("Chữ thêm") + LAST),
    ),
    "picture": tuple(
        whole(FIRST + p("Ảnh ", picture("rId1")), Part("rId1", "image", image)) for image in (BLACK, WHITE)
    ),
    "list": (whole(listed("Mục một", 1) + LAST, numbering(1, "decimal")), whole(p("Mục một") + LAST)),
    "style": (whole(styled("Tiêu đề", "Hop") + LAST, STYLES[0]), whole(p("Tiêu đề") + LAST, STYLES[1])),
    "contents": (
        whole(FIRST + contents("Mục một", "Mục hai", "Mục ba") + LAST),
        whole(FIRST + contents("Mục hai", "Mục ba", "Mục bốn") + LAST),
    ),
    "section": (whole(FIRST + MIDDLE + LAST), whole(FIRST + ending("Hết phần I.", ACROSS) + MIDDLE + LAST)),
}


@cache
def redlines() -> dict[str, bytes]:
    return {name: compared(old, new).data for name, (old, new) in PAIRS.items()}


@pytest.mark.parametrize("version", ["Microsoft365", "Office2013"])
def test_the_sdk_finds_no_error(version: str, needs: Callable[..., None], tmp_path: Path) -> None:
    needs("node", VALIDATOR)
    found = {}
    for name, data in redlines().items():
        file = tmp_path / f"{name}.docx"
        file.write_bytes(data)
        if errors := [(error["path"], error["description"]) for error in validation_errors(file, version)]:
            found[name] = errors
    assert found == {}


@pytest.mark.parametrize("accept", [True, False], ids=["accept", "reject"])
def test_libreoffice_accepts_and_rejects_to_both_documents(
    accept: bool, needs: Callable[..., None], tmp_path: Path
) -> None:
    needs("soffice")
    resolved = resolve_in_office(redlines(), tmp_path, accept=accept)
    wanted = {name: lines(new if accept else old) for name, (old, new) in PAIRS.items()}
    assert {name: lines(data) for name, data in resolved.items()} == wanted


def lines(data: bytes) -> list[str]:
    """Return the text of each paragraph that has any: before a table LibreOffice keeps an empty one."""
    paragraphs = WordDocument(data, "vet-sua.docx").body.iter(w("p"))
    return [text for paragraph in paragraphs if (text := unicodedata.normalize("NFC", words_in(paragraph)).strip())]
