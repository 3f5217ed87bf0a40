"""What the reading of a part does at each element that matters: tables, text, fields; all actions by element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.word.grammar import MAIN, Grammar
from toolkit.word.names import MC, WP
from toolkit.word.part_soundness import PRESERVE, XML_SPACES, Field, PartCheck, Story, Table, attribute
from toolkit.word.reference_actions import (
    ID,
    define_list,
    define_list_definition,
    end_bookmark,
    end_style,
    note_drawing,
    note_margin,
    note_relations,
    note_use,
    start_bookmark,
    start_style,
)

if TYPE_CHECKING:
    from toolkit.word.grammar import EndAction, StartAction

MOST_COLUMNS: Final = 63  # Word's own limit
LONGEST_INSTRUCTION: Final = 200  # only the field's name is wanted
FIELDS_WITH_RESULT: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
DRAWING_PROPERTIES: Final = f"{WP}}}docPr"
CHOICE: Final = f"{MC}}}Choice"
FIELD_CHARACTER: Final = f"{MAIN}fldCharType"
INSTRUCTION: Final = f"{MAIN}instr"
SETTINGS: Final = f"{MAIN}settings"
STORY_NAMES: Final = {
    "hdr": "phần đầu trang",
    "ftr": "phần chân trang",
    "footnote": "chú thích cuối trang",
    "endnote": "chú thích cuối văn bản",
    "comment": "bình luận",
    "txbxContent": "khung chữ",
}


def make_grammar() -> Grammar:
    """Return a grammar that has read nothing yet."""
    return Grammar(STARTS, ENDS, foreign=note_relations, related=note_relations)


# Tables


def _start_table(check: PartCheck, _attributes: list[str]) -> None:
    if check.tables:
        check.tables[-1].inner += 1
        number = check.tables[-1].inner
    else:
        check.table_count += 1
        number = check.table_count
    check.tables.append(Table(number))


def _end_table(check: PartCheck) -> None:
    table = check.tables[-1]
    rows, table.row = table.row, 0
    if not rows:
        check.report("MB304", "bảng không có hàng nào")
    elif not table.columns:
        check.report("MB304", "bảng không có lưới cột (w:tblGrid)")
    check.tables.pop()
    _close_block(check, "tbl")


def _grid_column(check: PartCheck, _attributes: list[str]) -> None:
    if check.tables:
        check.tables[-1].columns += 1
        if check.tables[-1].columns == MOST_COLUMNS + 1:
            check.report("MB305", f"bảng có quá {MOST_COLUMNS} cột")


def _start_row(check: PartCheck, _attributes: list[str]) -> None:
    if check.tables:
        table = check.tables[-1]
        table.row += 1
        table.cells = table.position = table.after = 0
        table.open_here = set()
        table.sure = True


def _end_row(check: PartCheck) -> None:
    if not check.tables:
        return
    table = check.tables[-1]
    cells, table.cells = table.cells, 0
    width = table.position + table.after
    if not cells:
        check.report("MB304", "hàng không có ô nào")
    elif table.sure and table.columns and width != table.columns:
        check.report("MB305", f"các ô của hàng phủ {width} cột, lưới của bảng có {table.columns} cột")
    table.above = table.open_here


def _start_cell(check: PartCheck, _attributes: list[str]) -> None:
    if check.tables:
        table = check.tables[-1]
        table.cells += 1
        table.span = 1
        table.inner = 0
        table.merge = table.last_block = ""


def _end_cell(check: PartCheck) -> None:
    if not check.tables:
        return
    table = check.tables[-1]
    if table.last_block != "p":
        check.report(
            "MB304", "ô kết thúc bằng bảng: thiếu đoạn văn ở cuối" if table.last_block else "ô không có đoạn văn"
        )
    if table.merge:
        if table.merge == "continue" and table.position not in table.above:
            check.report("MB306", "ô nối tiếp phần gộp dọc (vMerge) mà ô phía trên không mở phần gộp")
        table.open_here.add(table.position)
    table.position += table.span


def _columns(check: PartCheck, attributes: list[str], least: int) -> int:
    """Return the number of columns an element gives; an absurd one is a finding and counts as `least`."""
    text = attribute(attributes)
    if text.isascii() and text.isdigit() and len(text) <= 4 and least <= int(text) <= MOST_COLUMNS:
        return int(text)
    check.report("MB305", f'số cột "{text[:20]}" không hợp lệ (được từ {least} đến {MOST_COLUMNS})')
    check.tables[-1].sure = False
    return least


def _grid_span(check: PartCheck, attributes: list[str]) -> None:
    if check.tables:
        check.tables[-1].span = _columns(check, attributes, 1)


def _grid_before(check: PartCheck, attributes: list[str]) -> None:
    if check.tables:
        check.tables[-1].position = _columns(check, attributes, 0)


def _grid_after(check: PartCheck, attributes: list[str]) -> None:
    if check.tables:
        check.tables[-1].after = _columns(check, attributes, 0)


def _vertical_merge(check: PartCheck, attributes: list[str]) -> None:
    if check.tables:
        check.tables[-1].merge = attribute(attributes) or "continue"


# Paragraphs, text and stories


def _start_paragraph(check: PartCheck, _attributes: list[str]) -> None:
    if not check.tables:
        check.paragraph_count += 1


def _end_paragraph(check: PartCheck) -> None:
    _close_block(check, "p")


def _close_block(check: PartCheck, block: str) -> None:
    check.stories[-1].last_block = block
    if check.tables:
        check.tables[-1].last_block = block


def _start_deleted_text(check: PartCheck, _attributes: list[str]) -> None:
    """Take note that a field has a result, even if its deletion is tracked."""
    fields = check.stories[-1].fields
    if fields and fields[-1].separated:
        fields[-1].has_result = True


def _start_text(check: PartCheck, attributes: list[str]) -> None:
    _start_deleted_text(check, attributes)
    if attributes and PRESERVE in attributes:
        preserves = attributes[attributes.index(PRESERVE) + 1] == "preserve"
    else:
        preserves = check.preserves
    check.text = None if preserves else []


def _end_text(check: PartCheck) -> None:
    text = "".join(check.text) if check.text else ""
    check.text = None
    if text and (text[0] in XML_SPACES or text[-1] in XML_SPACES):
        shown = text if len(text) <= 40 else f"{text[:20]}…{text[-20:]}"
        check.report("MB316", f'"{shown}" có dấu cách ở đầu hoặc cuối, Word sẽ bỏ mất')


def _start_body(check: PartCheck, attributes: list[str]) -> None:
    check.facts.has_body = True
    _start_story(check, attributes)


def _start_story(check: PartCheck, _attributes: list[str]) -> None:
    check.stories.append(Story())


def _end_story(check: PartCheck) -> None:
    check.close_story()


def _end_filled_story(kind: str) -> EndAction:
    def end(check: PartCheck) -> None:
        if not check.stories[-1].last_block:
            check.report("MB304", f"{STORY_NAMES[kind]} không có đoạn văn")
        check.close_story()

    return end


def _start_note(kind: str) -> StartAction:
    def start(check: PartCheck, attributes: list[str]) -> None:
        identifier = attribute(attributes, ID)
        if check.facts.root == SETTINGS:  # the settings list the separators' ids under the same name
            check.use(kind, identifier)
        else:
            check.define(kind, identifier, STORY_NAMES[kind])
        check.stories.append(Story())

    return start


def _end_note(kind: str) -> EndAction:
    end_filled = _end_filled_story(kind)

    def end(check: PartCheck) -> None:
        if check.facts.root == SETTINGS:
            check.close_story()
        else:
            end_filled(check)

    return end


# Fields


def _field_character(check: PartCheck, attributes: list[str]) -> None:
    fields = check.stories[-1].fields
    kind = attribute(attributes, FIELD_CHARACTER)
    if kind == "begin":
        fields.append(Field())
    elif not fields or fields[-1].simple:
        check.report("MB311", f'dấu "{kind}" của trường không có dấu mở (fldChar begin)')
    elif kind == "separate":
        if fields[-1].separated:
            check.report("MB311", "trường có hai dấu ngăn (fldChar separate)")
        fields[-1].separated = True
    elif kind == "end":
        _check_result(check, fields.pop())
    else:
        check.report("MB311", f'loại dấu trường "{kind[:20]}" không có trong Word')


def _check_result(check: PartCheck, closed: Field) -> None:
    words = closed.instruction.split(None, 1)
    if words and words[0].upper() in FIELDS_WITH_RESULT and not closed.has_result:
        check.report("MB311", f"trường {words[0].upper()} không có kết quả (thiếu w:r chứa w:t sau dấu ngăn)")


def _start_instruction(check: PartCheck, _attributes: list[str]) -> None:
    check.text = []


def _end_instruction(check: PartCheck) -> None:
    text, check.text = check.text or [], None
    fields = check.stories[-1].fields
    if fields and len(fields[-1].instruction) < LONGEST_INSTRUCTION:
        fields[-1].instruction += "".join(text)[:LONGEST_INSTRUCTION]


def _start_simple_field(check: PartCheck, attributes: list[str]) -> None:
    instruction = attribute(attributes, INSTRUCTION)[:LONGEST_INSTRUCTION]
    check.stories[-1].fields.append(Field(simple=True, instruction=instruction, separated=True))


def _end_simple_field(check: PartCheck) -> None:
    fields = check.stories[-1].fields
    while fields:
        closed = fields.pop()
        if closed.simple:
            _check_result(check, closed)
            return
        check.report("MB311", "trường không có dấu kết thúc (fldChar end)")


# Other elements


def _choice(check: PartCheck, attributes: list[str]) -> None:
    if "Requires" in attributes:
        check.require_prefixes(attributes[attributes.index("Requires") + 1])


STARTS: Final[dict[str, StartAction]] = {
    "tbl": _start_table,
    "gridCol": _grid_column,
    "tr": _start_row,
    "tc": _start_cell,
    "gridSpan": _grid_span,
    "gridBefore": _grid_before,
    "gridAfter": _grid_after,
    "vMerge": _vertical_merge,
    "p": _start_paragraph,
    "t": _start_text,
    "delText": _start_deleted_text,
    "body": _start_body,
    "hdr": _start_story,
    "ftr": _start_story,
    "txbxContent": _start_story,
    "footnote": _start_note("footnote"),
    "endnote": _start_note("endnote"),
    "comment": _start_note("comment"),
    "fldChar": _field_character,
    "instrText": _start_instruction,
    "fldSimple": _start_simple_field,
    "bookmarkStart": start_bookmark,
    "bookmarkEnd": end_bookmark,
    "pStyle": note_use("style"),
    "rStyle": note_use("style"),
    "tblStyle": note_use("style"),
    "basedOn": note_use("style"),
    "next": note_use("style"),
    "link": note_use("style"),
    "numId": note_use("num"),
    "abstractNumId": note_use("abstractNum"),
    "footnoteReference": note_use("footnote", ID),
    "endnoteReference": note_use("endnote", ID),
    "commentReference": note_use("comment", ID),
    "commentRangeStart": note_use("comment", ID),
    "commentRangeEnd": note_use("comment", ID),
    "style": start_style,
    "num": define_list,
    "abstractNum": define_list_definition,
    "headerReference": note_margin("header"),
    "footerReference": note_margin("footer"),
    DRAWING_PROPERTIES: note_drawing,
    CHOICE: _choice,
}
ENDS: Final[dict[str, EndAction]] = {
    "tbl": _end_table,
    "tr": _end_row,
    "tc": _end_cell,
    "p": _end_paragraph,
    "t": _end_text,
    "body": _end_story,
    "hdr": _end_filled_story("hdr"),
    "ftr": _end_filled_story("ftr"),
    "txbxContent": _end_filled_story("txbxContent"),
    "footnote": _end_note("footnote"),
    "endnote": _end_note("endnote"),
    "comment": _end_note("comment"),
    "instrText": _end_instruction,
    "fldSimple": _end_simple_field,
    "style": end_style,
}
