"""The text of a plan, written so that people read it as they read those they have written themselves.

What is written is read back by `toolkit.model.reader` to the same content; a property test holds that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.decree30 import wording
from toolkit.importing.yaml_text import scalar, value_lines
from toolkit.model.entries import TASK_KEYS
from toolkit.word.task_grid import RowKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.importing.draft import DraftEntry, PlanDraft
    from toolkit.model.plan_parts import BodyPart, Instrument, IssueDate, Signatory

PREFACE: Final = """\
# Cách ghi:
#   - Mỗi giá trị viết trên một dòng, sau dấu hai chấm và một dấu cách. Thụt lề bằng dấu cách, không dùng phím Tab.
#   - Giá trị có dấu ": " hoặc " #" ở giữa thì đặt cả giá trị trong ngoặc kép.
#   - Lời văn nhiều đoạn: gõ dấu | sau dấu hai chấm, rồi mỗi đoạn một dòng thụt vào.
#   - Chỗ chờ người viết thì gõ "[... gợi ý]": văn bản in ra được tô vàng chỗ ấy.
#   - Số thứ tự (I, 1, 1.1) không ghi ở đây: khi in, máy tự đánh theo thứ tự của tệp.
#   - id là tên ngắn, không đổi của từng mục, chương trình, nhiệm vụ. Đổi được ngay sau khi nhập; về sau thì giữ nguyên.
#   - Các cơ quan cách nhau bằng dấu chấm phẩy (tên cơ quan có dấu phẩy); tên phải có trong agencies.yaml.
"""
TASK_FIELDS: Final = tuple(key for key in TASK_KEYS if key not in {"id", "recurrence", "produces"})


def plan_text(draft: PlanDraft, source_name: str) -> str:
    """Return the YAML text of a plan.

    Args:
        draft: What it says.
        source_name: Name of the file it was imported from, for the first line.
    """
    return "\n".join(_lines(draft, source_name)) + "\n"


def _lines(draft: PlanDraft, source_name: str) -> Iterator[str]:
    name = " ".join(source_name.split())
    yield f"# Nhập từ tệp {name} bằng lệnh vanban import."
    yield "#"
    yield from PREFACE.splitlines()
    yield ""
    yield f"year: {draft.year}"
    yield from value_lines("document_type", draft.document_type, 0)
    yield from value_lines("subject", draft.subject, 0)
    yield from value_lines("issuing_agency", draft.issuing_agency, 0)
    yield from value_lines("place", draft.place, 0)
    yield from (
        value_lines("number", draft.number, 0) if draft.number else ["number: # để trống: văn thư cấp số khi ban hành"]
    )
    yield from value_lines("symbol", draft.symbol, 0)
    issued = _date(draft.issued)
    yield f"issued: {issued} # ngày/tháng/năm; chưa biết ngày thì chỉ ghi tháng/năm" if issued else "issued:"
    yield from _instruments(draft.instruments)
    if draft.legal_bases:
        yield from ("", "# Căn cứ in theo thứ tự này: id của một văn bản ở instruments, hoặc cả câu.", "legal_bases:")
        yield from (f"  - {scalar(basis)}" for basis in draft.legal_bases)
    yield from _block("opening", draft.opening)
    yield from _body(draft.body)
    yield from _block("closing", draft.closing)
    yield from _recipients(draft)
    yield from _signatory(draft.signatory)
    yield from _appendix(draft)
    yield ""
    yield from _entries(draft.entries, 0)


def _date(issued: IssueDate | None) -> str:
    if issued is None:
        return ""
    day = issued.date()
    return wording.format_short_date(day) if day else f"{issued.month}/{issued.year}"


def _block(key: str, text: str) -> Iterator[str]:
    if text:
        yield ""
        yield from value_lines(key, text, 0)


def _instruments(instruments: Iterable[Instrument]) -> Iterator[str]:
    instruments = list(instruments)
    if not instruments:
        return
    yield ""
    yield "# Văn bản được viện dẫn; số 51/2025/QĐ-TTg: number là 51, symbol là 2025/QĐ-TTg."
    yield "instruments:"
    for instrument in instruments:
        yield f"  - id: {instrument.id}"
        yield from value_lines("document_type", instrument.document_type, 4)
        if instrument.number:
            yield from value_lines("number", instrument.number, 4)
        if instrument.symbol:
            yield from value_lines("symbol", instrument.symbol, 4)
        if instrument.issued:
            yield f"    issued: {wording.format_short_date(instrument.issued)}"
        if instrument.issuing_agency:
            yield from value_lines("issuing_agency", instrument.issuing_agency, 4)
        if instrument.subject:
            yield from value_lines("subject", instrument.subject, 4)


def _body(parts: Iterable[BodyPart]) -> Iterator[str]:
    parts = list(parts)
    if not parts:
        return
    yield from ("", "body:")
    for part in parts:
        yield from value_lines("- title", part.title, 2)
        if part.text:
            yield from value_lines("text", part.text, 4)
        if part.clauses:
            yield "    clauses:"
            for clause in part.clauses:
                if clause.title:
                    yield from value_lines("- title", clause.title, 6)
                if clause.text:
                    yield from value_lines("text" if clause.title else "- text", clause.text, 8 if clause.title else 6)
        if part.prints:
            yield f"    prints: {part.prints.value}"


def _recipients(draft: PlanDraft) -> Iterator[str]:
    if draft.recipients:
        yield from ("", '# Nơi nhận: dòng "Lưu: VT" được in sẵn, sau đó là filing.', "recipients:")
        yield from (f"  - {scalar(line)}" for line in draft.recipients)
    if draft.filing:
        yield from value_lines("filing", draft.filing, 0)


def _signatory(signatory: Signatory | None) -> Iterator[str]:
    if signatory is None:
        return
    yield from ("", "signatory:")
    if signatory.signing_authority:
        yield from value_lines("signing_authority", "; ".join(signatory.signing_authority), 2)
    yield from value_lines("position", signatory.position, 2)
    if signatory.full_name:
        yield from value_lines("full_name", signatory.full_name, 2)
    else:
        yield "  full_name: # để trống: chưa biết ai ký"


def _appendix(draft: PlanDraft) -> Iterator[str]:
    yield ""
    yield "# Các cột in theo thứ tự ghi ở đây; sau dấu hai chấm là tiêu đề cột."
    yield "appendix:"
    if draft.appendix_title:
        yield from value_lines("title", draft.appendix_title, 2)
    if draft.is_landscape is not None:
        yield f"  orientation: {'landscape' if draft.is_landscape else 'portrait'}"
    if draft.columns:
        yield "  columns:"
        for name, heading in draft.columns:
            yield from value_lines(name, heading, 4)


def _entries(entries: list[DraftEntry], indent: int) -> Iterator[str]:
    """Yield the lists of one heading: sections; or programmes and tasks, the kind met first before the other."""
    blanks = " " * indent
    kinds = dict.fromkeys(entry.kind for entry in entries)
    if not entries and indent == 0:
        yield "sections:"
    for kind in kinds:
        yield f"{blanks}{LISTS[kind]}:"
        for number, entry in enumerate(entry for entry in entries if entry.kind is kind):
            if kind is RowKind.SECTION and number:
                yield ""
            yield f"{blanks}  - id: {entry.id}"
            if kind is RowKind.TASK:
                for field in TASK_FIELDS:
                    if text := entry.texts.get(field):
                        yield from value_lines(field, text, indent + 4)
                continue
            yield from value_lines("content", entry.content, indent + 4)
            if entry.legal_bases:
                yield f"{blanks}    legal_bases:"
                yield from (f"{blanks}      - {scalar(basis)}" for basis in entry.legal_bases)
            yield from _entries(entry.entries, indent + 4)


LISTS: Final = {RowKind.SECTION: "sections", RowKind.PROGRAMME: "programmes", RowKind.TASK: "tasks"}
