"""Templates: a .docx with docxtpl's tags, compiled once and rendered many times.

docxtpl parses, patches and compiles the same text again for every document; rendering itself is
a fiftieth of its time. Here a template becomes, once, a list of packed parts that never change
and, for each part with tags, a function that writes its text. A document is then: call the
functions, compress what they wrote, lay everything into one package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.word.package import CONTENT_TYPES, PackedPart, pack_part, unpack_part, write_package
from toolkit.word.printing import RenderFault
from toolkit.word.program import Output, make_function

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.word.program import Instruction

XML_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class TagPlace(NamedTuple):
    """Where a tag stands and how it reads: what a message about a failed rendering names."""

    where: str
    tag: str


class TaggedPart(NamedTuple):
    """A part that changes from document to document.

    Attributes:
        name: Part name.
        instructions: See `program`.
        first_number: The first id free for new bookmarks and drawings.
    """

    name: str
    instructions: tuple[Instruction, ...]
    first_number: int


class Template:
    """A compiled template.

    Attributes:
        name: What messages call it.
        parts: The package's parts in order: packed once, or rendered for each document.
        places: The tags by their numbers.
    """

    def __init__(self, name: str, parts: tuple[PackedPart | TaggedPart, ...], places: Mapping[int, TagPlace]) -> None:
        """Keep what a compiler, or the cache, has made of a template."""
        self.name = name
        self.parts = parts
        self.places = places
        self._functions: dict[str, Callable[[Mapping[str, Any], Output], None]] = {}

    def __getstate__(self) -> dict[str, Any]:
        """Return what another process needs: it makes the functions anew."""
        return {**self.__dict__, "_functions": {}}

    def render(self, values: Mapping[str, Any]) -> bytes:
        """Return the document these values make: a whole .docx.

        Args:
            values: Plain data: dicts, lists, texts, numbers. Text is escaped; its line breaks and tabs become Word's.

        Raises:
            VanbanError: A name is missing or a value cannot be printed (MB206, MB211 to MB215), with its place.
        """
        return self.pack(self.contents(values))

    def contents(self, values: Mapping[str, Any]) -> dict[str, bytes | bytearray]:
        """Return the parts that change, uncompressed, by name; raises as `render` does."""
        return {part.name: self._render_part(part, values) for part in self.parts if isinstance(part, TaggedPart)}

    def pack(self, contents: Mapping[str, bytes | bytearray]) -> bytes:
        """Return the package of rendered parts and those that never change."""
        return write_package(
            pack_part(part.name, contents[part.name]) if isinstance(part, TaggedPart) else part for part in self.parts
        )

    def fixed_contents(self) -> dict[str, bytes | bytearray]:
        """Return the parts that never change, uncompressed, by name."""
        return {part.name: unpack_part(part) for part in self.parts if isinstance(part, PackedPart)}

    def _render_part(self, part: TaggedPart, values: Mapping[str, Any]) -> bytearray:
        function = self._functions.get(part.name)
        if function is None:
            function = self._functions[part.name] = make_function(part.instructions, part.first_number)
        output = Output()
        try:
            function(values, output)
        except RenderFault as fault:
            raise VanbanError([self._finding(fault)]) from None
        return output.finish()

    def _finding(self, fault: RenderFault) -> Diagnostic:
        place = self.places.get(fault.tag, TagPlace("", ""))
        message = f'thẻ "{place.tag}": {fault.reason}' if place.tag else fault.reason
        fix = RENDER_FIXES.get(fault.code, "")
        return Diagnostic(fault.code, Level.ERROR, Location(self.name, where=place.where), message, fix)


RENDER_FIXES: Final = {
    "MB206": "sửa tên trong thẻ theo danh sách tên ở docs/templates.md",
    "MB211": "xóa ký tự này trong dữ liệu",
    "MB212": "bỏ bớt vòng lặp lồng nhau trong mẫu",
    "MB213": "thêm hàng tiêu đề cho bảng, hoặc đặt cả bảng vào {%p if %}",
    "MB215": "dùng {% for %} để in từng mục, hoặc chọn một trường của nó",
}


def order_of_parts(name: str) -> tuple[int, str]:
    """Return the sort key of a part: content types first, as every reader expects, then by name."""
    return (0 if name == CONTENT_TYPES else 1 if name == "_rels/.rels" else 2, name)
