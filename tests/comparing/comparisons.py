"""Comparisons made by hand: what the views show, without anything compared."""

from __future__ import annotations

import re
from typing import Final

from toolkit.comparing.comparison import (
    Change,
    ChangeClass,
    Comparison,
    Entry,
    Mark,
    Piece,
    Side,
    Unit,
    UnitKind,
)

FIELDS: Final = {
    "content": "Nội dung nhiệm vụ",
    "lead_agencies": "Cơ quan chủ trì",
    "coordinating_agencies": "Cơ quan phối hợp",
    "schedule": "Thời gian thực hiện",
    "deliverable": "Sản phẩm",
}
KIND_NAMES: Final = {UnitKind.SECTION: "mục", UnitKind.PROGRAMME: "chương trình", UnitKind.TASK: "nhiệm vụ"}
MARKS: Final = {"-": Mark.DELETED, "+": Mark.INSERTED, "": Mark.KEPT}
TITLE: Final = "Kế hoạch thực hiện công tác bình đẳng giới"


def pieces(text: str) -> tuple[Piece, ...]:
    """Return pieces written as "giữ [-bỏ-][+thêm+] giữ"."""
    found = re.finditer(r"\[([-+])(.*?)\1\]|((?:(?!\[[-+]).)+)", text, re.DOTALL)
    return tuple(Piece(MARKS[match[1] or ""], match[2] or match[3]) for match in found)


def changed(kind: ChangeClass, field: str, text: str, note: str = "") -> Change:
    """Return a change of a field whose words are written as `pieces` reads them."""
    words = pieces(text)
    before, after = (
        "".join(piece.text for piece in words if piece.mark is not other) for other in (Mark.INSERTED, Mark.DELETED)
    )
    return Change(kind, field, FIELDS.get(field, field), before, after, words, note)


def unit(
    kind: UnitKind,
    reference: str,
    content: str,
    *,
    parent: int = -1,
    lead: str = "",
    coordinating: str = "",
    schedule: str = "",
    id: str = "",  # noqa: A002
) -> Unit:
    """Return a heading or a task."""
    texts = {"content": content, "lead_agencies": lead, "coordinating_agencies": coordinating, "schedule": schedule}
    return Unit(
        kind,
        id,
        reference.rpartition(".")[2],
        reference,
        f"{KIND_NAMES[kind]} {reference}",
        {field: text for field, text in texts.items() if text},
        f"2027.yaml:{10 + len(content)}",
        parent,
        tuple(name for names in (lead, coordinating) for name in names.split("; ") if name),
    )


def paragraph(label: str, content: str) -> Unit:
    """Return a paragraph outside tables."""
    return Unit(UnitKind.PARAGRAPH, "", "", "", label, {"content": content}, "2027.yaml:3")


def side(name: str, year: int, *units: Unit) -> Side:
    """Return a draft."""
    return Side(name, f"{TITLE} năm {year}", year, units, FIELDS)


def year_rolled() -> Comparison:
    """Return last year's plan against this year's: a change of every class, in two sections and a programme."""
    task, section, programme = UnitKind.TASK, UnitKind.SECTION, UnitKind.PROGRAMME
    old = side(
        "plans/gender-equality/2026.yaml",
        2026,
        paragraph("căn cứ thứ 1", "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;"),
        paragraph("đoạn mở đầu", "Ủy ban nhân dân tỉnh ban hành Kế hoạch năm 2026."),
        unit(section, "I", "Truyền thông"),
        unit(task, "I.1", "Tuyên truyền Luật", parent=2, lead="Sở Tư pháp", schedule="Quý II năm 2026"),
        unit(task, "I.2", "Phát hành tài liệu tuyên truyền", parent=2, lead="Sở Nội vụ", schedule="Trong năm"),
        unit(task, "I.3", "Xây dựng Kế hoạch năm 2026", parent=2, lead="Sở Nội vụ", schedule="Tháng 4/2026"),
        unit(section, "II", "Các chương trình"),
        unit(programme, "II.1", "Chương trình Truyền thông đến năm 2030", parent=6),
        unit(task, "II.1.1", "Đưa nội dung giới vào hương ước", parent=7, lead="Sở Văn hóa", schedule="Trong năm"),
        unit(
            task,
            "II.1.2",
            "Đưa giáo dục giới vào trường học",
            parent=7,
            lead="Sở Giáo dục và Đào tạo",
            coordinating="Sở Y tế",
            schedule="Trong năm",
        ),
        unit(task, "II.2", "Báo cáo kết quả.", parent=6, lead="Sở Nội vụ", schedule="Tháng 12/2026"),
        paragraph("đoạn kết", "Yêu cầu các cơ quan nghiêm túc thực hiện."),
    )
    new = side(
        "plans/gender-equality/2027.yaml",
        2027,
        paragraph("căn cứ thứ 1", "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;"),
        paragraph("đoạn mở đầu", "Ủy ban nhân dân tỉnh ban hành Kế hoạch năm 2027."),
        unit(section, "I", "Truyền thông"),
        unit(task, "I.1", "Tuyên truyền sâu rộng Luật", parent=2, lead="Sở Tư pháp", schedule="Tháng 4/2027"),
        unit(
            task,
            "I.2",
            "Tổ chức Tháng hành động\nvì bình đẳng giới",
            parent=2,
            lead="Sở Nội vụ",
            coordinating="Sở Tài chính",
            schedule="Tháng 11/2027",
        ),
        unit(task, "I.3", "Xây dựng Kế hoạch năm 2027", parent=2, lead="Sở Nội vụ", schedule="Tháng 4/2027"),
        unit(section, "II", "Các chương trình"),
        unit(programme, "II.1", "Chương trình Truyền thông đến năm 2030", parent=6),
        unit(
            task,
            "II.1.1",
            "Đưa giáo dục giới vào trường học",
            parent=7,
            lead="Sở Giáo dục và Đào tạo",
            coordinating="Sở Y tế; Tỉnh đoàn",
            schedule="Trong năm",
        ),
        unit(
            task,
            "II.1.2",
            "Đưa nội dung giới vào hương ước",
            parent=7,
            lead="Sở Văn hóa, Thể thao và Du lịch",
            schedule="Trong năm",
        ),
        unit(task, "II.2", "Báo cáo kết quả", parent=6, lead="Sở Nội vụ", schedule="Tháng 12/2027"),
        paragraph("đoạn kết", "Yêu cầu các cơ quan khẩn trương, nghiêm túc thực hiện."),
    )
    before, now = old.units, new.units
    first, second = "I. Truyền thông", "II.1. Chương trình Truyền thông đến năm 2030"
    rolled = ChangeClass.YEAR_ROLLED
    entries = (
        Entry(before[0], now[0], ()),
        Entry(before[1], now[1], (changed(rolled, "content", with_year_marked(before[1], now[1])),)),
        Entry(before[2], now[2], ()),
        Entry(
            before[3],
            now[3],
            (
                changed(ChangeClass.CONTENT, "content", "Tuyên truyền [+sâu rộng +]Luật"),
                changed(ChangeClass.SCHEDULE, "schedule", "[-Quý II năm 2026-][+Tháng 4/2027+]"),
            ),
            first,
        ),
        Entry(before[4], None, (Change(ChangeClass.GONE),), first),
        Entry(None, now[4], (Change(ChangeClass.ADDED),), first),
        Entry(
            before[5],
            now[5],
            (
                changed(rolled, "content", "Xây dựng Kế hoạch năm [-2026-][+2027+]"),
                changed(rolled, "schedule", "Tháng 4/[-2026-][+2027+]"),
            ),
            first,
        ),
        Entry(before[6], now[6], ()),
        Entry(before[7], now[7], (Change(ChangeClass.FORMAT, "content", FIELDS["content"]),), "II. Các chương trình"),
        Entry(
            before[9],
            now[8],
            (
                Change(ChangeClass.MOVED, note="chuyển từ II.1.2 lên II.1.1"),
                changed(ChangeClass.COORDINATING, "coordinating_agencies", "Sở Y tế[+; Tỉnh đoàn+]"),
            ),
            second,
        ),
        Entry(
            before[8],
            now[9],
            (changed(ChangeClass.LEAD, "lead_agencies", "Sở Văn hóa[+, Thể thao và Du lịch+]", "cơ quan đổi tên"),),
            second,
        ),
        Entry(
            before[10],
            now[10],
            (
                changed(ChangeClass.PUNCTUATION, "content", "Báo cáo kết quả[-.-]"),
                changed(rolled, "schedule", "Tháng 12/[-2026-][+2027+]"),
            ),
            "II. Các chương trình",
        ),
        Entry(
            before[11],
            now[11],
            (changed(ChangeClass.CONTENT, "content", "Yêu cầu các cơ quan [+khẩn trương, +]nghiêm túc thực hiện."),),
        ),
    )
    return Comparison(old, new, entries)


def with_year_marked(old: Unit, new: Unit) -> str:
    """Return two contents that differ in their last four-digit year, as `pieces` reads them."""
    start, year, end = re.split(r"(\d{4})(?=\D*$)", old.content)
    return f"{start}[-{year}-][+{new.content[len(start) : len(start) + 4]}+]{end}"


def nothing_changed() -> Comparison:
    """Return a plan against itself."""
    same = year_rolled().old
    return Comparison(same, same, tuple(Entry(unit, unit, ()) for unit in same.units))


def many(rows: int) -> Comparison:
    """Return a comparison of so many tasks, each changed in its content and its schedule, ten to a section."""
    old: list[Unit] = []
    new: list[Unit] = []
    entries: list[Entry] = []
    words = "Tổ chức các hoạt động tuyên truyền, phổ biến, giáo dục pháp luật về bình đẳng giới"
    for number in range(rows):
        section, place = divmod(number, 10)
        if not place:
            heading = unit(UnitKind.SECTION, f"{section + 1}", f"Nhóm nhiệm vụ thứ {section + 1}")
            parent = len(old)
            old.append(heading)
            new.append(heading)
            entries.append(Entry(heading, heading, ()))
        group = f"{section + 1}. Nhóm nhiệm vụ thứ {section + 1}"
        reference = f"{section + 1}.{place + 1}"
        changes = (
            changed(ChangeClass.CONTENT, "content", f"{words} cho [-{number}-][+{number + 1}+] người tại cơ sở"),
            changed(ChangeClass.SCHEDULE, "schedule", "[-Quý II-][+Tháng 6+]"),
        )
        before, after = (
            unit(
                UnitKind.TASK,
                reference,
                getattr(changes[0], which),
                parent=parent,
                lead="Các sở, ban, ngành; UBND các xã, phường",
                schedule=getattr(changes[1], which),
            )
            for which in ("before", "after")
        )
        old.append(before)
        new.append(after)
        entries.append(Entry(before, after, changes, group))
    return Comparison(side("2026.yaml", 2026, *old), side("2027.yaml", 2027, *new), tuple(entries))
