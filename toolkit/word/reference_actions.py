"""What the reading of a part does at ids and references: bookmarks, drawings, styles, lists, relationships."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.word.grammar import MAIN
from toolkit.word.names import R
from toolkit.word.part_soundness import VALUE, attribute

if TYPE_CHECKING:
    from toolkit.word.grammar import StartAction
    from toolkit.word.part_soundness import PartCheck

LONGEST_BOOKMARK_NAME: Final = 40
RELATION: Final = f"{R}}}"
STRICT_RELATION: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships}"
NAME: Final = f"{MAIN}name"
STYLE_ID: Final = f"{MAIN}styleId"
LIST_ID: Final = f"{MAIN}numId"
LIST_DEFINITION_ID: Final = f"{MAIN}abstractNumId"
ID: Final = f"{MAIN}id"


def start_bookmark(check: PartCheck, attributes: list[str]) -> None:
    """Note a bookmark; a doubled id or name is a finding, and a name Word refuses."""
    identifier, name = attribute(attributes, ID), attribute(attributes, NAME)
    if identifier in check.bookmark_ids:
        check.report("MB309", f'mã dấu trang "{identifier}" có hai lần')
    check.bookmark_ids.add(identifier)
    check.open_bookmarks[identifier] = check.place()
    if not name or len(name) > LONGEST_BOOKMARK_NAME:
        check.report("MB310", f'tên dấu trang "{name[:60]}" phải có từ 1 đến {LONGEST_BOOKMARK_NAME} ký tự')
    folded = name.lower()  # Word tells names apart without regard to case
    if folded in check.facts.bookmarks:
        check.report("MB309", f'tên dấu trang "{name[:60]}" có hai lần')
    check.facts.bookmarks[folded] = check.open_bookmarks[identifier]


def end_bookmark(check: PartCheck, attributes: list[str]) -> None:
    """Pair a bookmark's end with its start."""
    identifier = attribute(attributes, ID)
    if check.open_bookmarks.pop(identifier, None) is None:
        check.report("MB310", f'bookmarkEnd mã "{identifier}" không có bookmarkStart đứng trước')


def note_drawing(check: PartCheck, attributes: list[str]) -> None:
    """Note a drawing's id and what it refers to."""
    identifier = attributes[attributes.index("id") + 1] if "id" in attributes else ""
    if identifier in check.drawing_ids:
        check.report("MB309", f'mã hình vẽ (wp:docPr) "{identifier}" có hai lần')
    check.drawing_ids.add(identifier)
    note_relations(check, attributes)


def note_use(family: str, key: str = VALUE) -> StartAction:
    """Return an action that notes the use of a style, list, note or comment named by the attribute `key`."""

    def use(check: PartCheck, attributes: list[str]) -> None:
        value = attribute(attributes, key)
        if value and (family != "num" or value != "0"):  # list 0 is "no list"
            check.use(family, value)

    return use


def start_style(check: PartCheck, attributes: list[str]) -> None:
    """Define a style, and name it in the findings up to its end."""
    identifier = attribute(attributes, STYLE_ID)
    check.context = f'kiểu "{identifier}"'
    check.define("style", identifier, "kiểu")


def end_style(check: PartCheck) -> None:
    """Leave the style."""
    check.context = ""


def define_list(check: PartCheck, attributes: list[str]) -> None:
    """Define a list (w:num)."""
    check.define("num", attribute(attributes, LIST_ID), "danh sách")


def define_list_definition(check: PartCheck, attributes: list[str]) -> None:
    """Define what lists are made from (w:abstractNum)."""
    check.define("abstractNum", attribute(attributes, LIST_DEFINITION_ID), "mẫu danh sách")


def note_margin(kind: str) -> StartAction:
    """Return an action that notes the relationship of a header or footer; `kind` is what it must be of."""

    def note(check: PartCheck, attributes: list[str]) -> None:
        note_relations(check, attributes, kind)

    return note


def note_relations(check: PartCheck, attributes: list[str], kind: str = "") -> None:
    """Note the relationships an element refers to; `kind` is what the relationship must be of."""
    for index in range(0, len(attributes), 2):
        if attributes[index].startswith((RELATION, STRICT_RELATION)):
            key = (attributes[index + 1], kind)
            if key not in check.facts.relations:
                check.facts.relations[key] = check.place()
