"""What rendering functions call: values made printable, filters, and guards of the finished XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from toolkit.word.bookmarks import BOOKMARK_NAME_LIMIT, bookmark_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# XML 1.0, 2.2: what no document may contain, written as an escape or not.
FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")

PARAGRAPH_ENDS: Final = (b"</w:p>", b"<w:p/>", b"</w:sdt>")
ROW_ENDS: Final = (b"</w:tr>", b"</w:sdt>")
TRAILING_BOOKMARKS: Final = re.compile(rb"(?:<w:bookmark(?:Start|End) [^<>]*/>)+$")
LONGEST_TEXT: Final = 16 * 2**20  # characters a filter may make of a value

BOOKMARK: Final = b'<w:bookmarkStart w:id="%d" w:name="%b"/><w:bookmarkEnd w:id="%d"/>'
MOST_KNOWN: Final = 4096  # escaped texts kept by a template: a batch of letters repeats its agencies and times


class RenderFault(Exception):
    """Rendering stopped at a tag.

    Attributes:
        code: MB206 missing name, MB211 character no document may contain, MB212 too much, MB213 table without rows,
            MB215 value of the wrong kind.
        tag: Index of the tag's place.
        reason: What is wrong, in Vietnamese.
    """

    def __init__(self, code: str, reason: str, tag: int = -1) -> None:
        """Keep code, reason and, once known, the tag."""
        self.code = code
        self.reason = reason
        self.tag = tag
        super().__init__(reason)


def escape_text(value: Any) -> str:
    """Return a value for w:t: escaped, its line breaks and tabs as Word's."""
    # str.isprintable is false for control characters, surrogates and odd spaces: one look at C speed.
    if value.__class__ is str and value.isprintable():
        if "&" in value or "<" in value or ">" in value:
            return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return value
    text = escape_plain(value)
    if "\n" in text or "\r" in text:
        text = LINE_BREAK.sub('</w:t><w:br/><w:t xml:space="preserve">', text)
    return text.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')


def make_encoder(escape: Callable[[Any], str]) -> tuple[dict[str, bytes], Callable[[Any], bytes]]:
    """Return the texts met so far with their escaped UTF-8, and what adds one more.

    Only texts are kept: 1, 1.0 and True are one key but print differently.
    """
    known: dict[str, bytes] = {}

    def encode(value: Any) -> bytes:
        encoded = escape(value).encode()
        if value.__class__ is str:
            if len(known) >= MOST_KNOWN:
                known.clear()
            known[value] = encoded
        return encoded

    return known, encode


def escape_plain(value: Any) -> str:
    """Return a value for any other element's text."""
    text = printed(value)
    if found := FORBIDDEN.search(text):
        raise RenderFault("MB211", f"giá trị có ký tự điều khiển U+{ord(found.group()):04X}: {text[:60]!r}")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(value: Any) -> str:
    """Return a value for an attribute in double quotes; line breaks become spaces."""
    return re.sub(r"\s", " ", escape_plain(value)).replace('"', "&quot;")


def printed(value: Any) -> str:
    """Return a value as text: nothing for None; refuse what is no single value."""
    if value is None:
        return ""
    if isinstance(value, str | int | float):
        return str(value)
    raise RenderFault("MB215", "giá trị là một danh sách hoặc một nhóm, không in trực tiếp được")


def bookmark(value: Any, number: int) -> bytes:
    """Return a hidden bookmark, as a point between runs, for an id of the data; nothing for an empty one."""
    if value == "":
        return b""
    return BOOKMARK % (number, bookmark_name(printed(value)).encode(), number)


def unique_name(name: str, number: int) -> str:
    """Return a template's own bookmark name, made unique for one turn of a loop."""
    ending = f"_{number}"
    return escape_attribute(name[: BOOKMARK_NAME_LIMIT - len(ending)]) + ending


def sequence(value: Any) -> Sequence[Any]:
    """Return what a loop goes through."""
    if isinstance(value, list | tuple):
        return value
    if isinstance(value, dict):
        return list(value)
    raise RenderFault("MB215", "vòng lặp cần một danh sách")


def close_cell(pieces: list[bytes]) -> None:
    """Give a cell its last paragraph when the data left it none (ECMA-376 Part 1, 17.4.65)."""
    # Nearly always the last piece tells; to join and search the pieces before it costs a third of a letter.
    if not pieces[-1].endswith(PARAGRAPH_ENDS) and not ending_of(pieces).endswith(PARAGRAPH_ENDS):
        pieces.append(b"<w:p/>")


def close_table(pieces: list[bytes]) -> None:
    """Refuse a table the data left without rows: Word calls such a file unreadable."""
    if not pieces[-1].endswith(ROW_ENDS) and not ending_of(pieces).endswith(ROW_ENDS):
        raise RenderFault("MB213", "bảng không còn hàng nào")


def ending_of(pieces: list[bytes]) -> bytes:
    """Return how the output ends, bookmarks left aside: they stand anywhere."""
    return TRAILING_BOOKMARKS.sub(b"", b"".join(pieces[-4:])[-1000:])


def is_defined(look_up: Callable[[], Any]) -> bool:
    """Tell whether a name leads to a value."""
    try:
        look_up()
    except (KeyError, IndexError, TypeError):
        return False
    return True


def default(look_up: Callable[[], Any], other: Any = "", boolean: Any = False) -> Any:
    """Return a value, or the other one where the name is missing (or, if asked, the value is empty)."""
    try:
        value = look_up()
    except (KeyError, IndexError, TypeError):
        return other
    return other if boolean and not value else value


def length(value: Any) -> int:
    """Return how many items or characters a value has."""
    return len(value)


def replaced(text: str, old: str, new: str) -> str:
    """Return a text with one stretch replaced by another, within bounds: three in a row could make gigabytes."""
    if text.count(old) * len(new) + len(text) > LONGEST_TEXT:
        raise RenderFault("MB212", "bộ lọc replace tạo ra chữ quá dài")
    return text.replace(old, new)


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "capitalize": lambda value: printed(value).capitalize(),
    "count": length,
    "e": lambda value: value,  # everything is escaped once, where it is printed
    "escape": lambda value: value,
    "first": lambda value: value[0],
    "join": lambda value, separator="": printed(separator).join(printed(item) for item in sequence(value)),
    "last": lambda value: value[-1],
    "length": length,
    "lower": lambda value: printed(value).lower(),
    "replace": lambda value, old="", new="": replaced(printed(value), printed(old), printed(new)),
    "trim": lambda value: printed(value).strip(),
    "upper": lambda value: printed(value).upper(),
}
