"""Comparisons made by hand, for tests of their views: a plan with tasks that came, went, moved and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FIELDS: Final = {
    "content": "Nội dung nhiệm vụ",
    "lead_agencies": "Cơ quan chủ trì",
    "coordinating_agencies": "Cơ quan phối hợp",
    "schedule": "Thời gian thực hiện",
}


def task(
    reference: str,
    content: str,
    lead: str = "Sở Nội vụ",
    helping: str = "",
    schedule: str = "Trong năm",
    *,
    parent: int = -1,
) -> Unit:
    """Return a task."""
    texts = {"content": content, "lead_agencies": lead, "coordinating_agencies": helping, "schedule": schedule}
    return Unit(
        kind=UnitKind.TASK,
        id="",
        ordinal=reference.rpartition(".")[2],
        reference=reference,
        label=f"nhiệm vụ {reference}",
        texts={field: text for field, text in texts.items() if text},
        place=f"2026.yaml:{40 + len(reference)}",
        parent=parent,
        agencies=tuple(name for name in f"{lead}; {helping}".split("; ") if name),
    )


def heading(reference: str, content: str, kind: UnitKind = UnitKind.SECTION, parent: int = -1) -> Unit:
    """Return a section or a programme."""
    word = "mục" if kind is UnitKind.SECTION else "chương trình"
    ordinal = reference.rpartition(".")[2]
    return Unit(kind, "", ordinal, reference, f"{word} {reference}", {"content": content}, "", parent)


def paragraph(number: int, content: str) -> Unit:
    """Return a paragraph outside tables."""
    return Unit(UnitKind.PARAGRAPH, "", "", "", f"đoạn {number}", {"content": content}, f"đoạn {number}")


def changed(kind: ChangeClass, field: str, marked: str, note: str = "") -> Change:
    """Return a change from a text with signs: "Quý [-I-]{+II+} năm 2026" turns "Quý I" into "Quý II"."""
    pieces: list[Piece] = []
    rest = marked
    while rest:
        start = min((at for at in (rest.find("[-"), rest.find("{+")) if at >= 0), default=len(rest))
        if start:
            pieces.append(Piece(Mark.KEPT, rest[:start]))
            rest = rest[start:]
            continue
        mark, close = (Mark.DELETED, "-]") if rest.startswith("[-") else (Mark.INSERTED, "+}")
        words, _, rest = rest[2:].partition(close)
        pieces.append(Piece(mark, words))
    before = "".join(piece.text for piece in pieces if piece.mark is not Mark.INSERTED)
    after = "".join(piece.text for piece in pieces if piece.mark is not Mark.DELETED)
    return Change(kind, field, FIELDS.get(field, ""), before, after, tuple(pieces), note)


def compared(
    entries: Iterable[Entry], old: Sequence[Unit] | None = None, new: Sequence[Unit] | None = None
) -> Comparison:
    """Return a comparison of entries; the order of the old draft is that of the entries unless it is given."""
    entries = tuple(entries)
    olds = tuple(entry.old for entry in entries if entry.old is not None) if old is None else tuple(old)
    news = tuple(entry.new for entry in entries if entry.new is not None) if new is None else tuple(new)
    return Comparison(
        Side("2026.yaml", "Kế hoạch thực hiện công tác bình đẳng giới năm 2026", 2026, olds, FIELDS),
        Side("2026-sua.docx", "Kế hoạch thực hiện công tác bình đẳng giới năm 2026", 2026, news, FIELDS),
        entries,
    )


def kept(unit: Unit, *changes: Change, group: str = "", old: Unit | None = None) -> Entry:
    """Return a unit that is in both drafts."""
    return Entry(old or unit, unit, changes, group)


def added(unit: Unit, group: str = "") -> Entry:
    """Return a unit of the new draft only."""
    return Entry(None, unit, (Change(ChangeClass.ADDED),), group)


def gone(unit: Unit, group: str = "") -> Entry:
    """Return a unit of the old draft only."""
    return Entry(unit, None, (Change(ChangeClass.GONE),), group)


def every_class() -> Comparison:
    """Return a comparison in which each class of change occurs, in a plan of two sections and one programme."""
    first = "mục I. Truyền thông, nâng cao nhận thức"
    second = "mục II. Bình đẳng giới trong đời sống gia đình"
    programme = "chương trình II.1. Truyền thông về bình đẳng giới đến năm 2030"
    campaign = "Triển khai Tháng hành động vì bình đẳng giới năm 2026 trên"
    old = [
        paragraph(1, "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;"),
        heading("I", "Truyền thông, nâng cao nhận thức"),
        task(
            "I.1", "Tuyên truyền chủ trương của Đảng, chính sách, pháp luật của Nhà nước về bình đẳng giới.", parent=1
        ),
        task("I.2", "Tổ chức Hội thi tìm hiểu pháp luật về bình đẳng giới.", "Sở Tư pháp", parent=1),
        task("I.3", "Biên soạn tài liệu truyền thông bằng tiếng dân tộc thiểu số.", "Sở Dân tộc và Tôn giáo", parent=1),
        *(
            task(f"I.{n}", f"Duy trì chuyên mục bình đẳng giới số {n} trên Báo Lai Châu.", "Báo Lai Châu", parent=1)
            for n in range(4, 13)
        ),
        heading("II", "Bình đẳng giới trong đời sống gia đình"),
        heading("II.1", "Truyền thông về bình đẳng giới đến năm 2030", UnitKind.PROGRAMME, 14),
        task(
            "II.1.1",
            f"{campaign} địa bàn tỉnh.",
            "Sở Nội vụ",
            "Hội LHPN tỉnh; Sở Tài chính",
            "Quý II năm 2026",
            parent=15,
        ),
        task(
            "II.1.2",
            "Tập huấn cho cán bộ làm công tác bình đẳng giới ở các xã, phường.",
            "Sở Nội vụ",
            "UBND các xã, phường",
            "Quý III",
            parent=15,
        ),
        task("II.1.3", "Kiểm tra việc thực hiện pháp luật về bình đẳng giới", "Thanh tra tỉnh", parent=15),
    ]
    new = [
        paragraph(1, "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006; Căn cứ Nghị quyết số 28/NQ-CP;"),
        old[1],
        old[2],
        task(
            "I.2",
            "Xây dựng phóng sự về phụ nữ khởi nghiệp.",
            "Báo Lai Châu",
            "Sở Văn hóa, Thể thao và Du lịch",
            "Tháng 10/2026",
            parent=1,
        ),
        *(
            unit._replace(reference=f"I.{n}", label=f"nhiệm vụ I.{n}", ordinal=str(n))
            for n, unit in enumerate(old[5:14], 3)
        ),
        old[14]._replace(parent=-1),
        old[15]._replace(parent=13),
        task("II.1.1", f"{campaign} toàn tỉnh.", "Sở Nội vụ", "Hội LHPN tỉnh; Sở Tư pháp", "Tháng 11/2026", parent=14),
        task("II.1.2", old[17].content, "Sở Y tế", "UBND các xã, phường", "Quý III năm 2027", parent=14),
        old[4]._replace(reference="II.1.3", label="nhiệm vụ II.1.3", ordinal="3", parent=14),
        task("II.1.4", "Kiểm tra việc thực hiện pháp luật về bình đẳng giới.", "Thanh tra tỉnh", parent=14),
    ]
    move = Change(ChangeClass.MOVED, note="chuyển từ I.3 sang II.1.3")
    entries = [
        kept(
            new[0],
            changed(ChangeClass.CONTENT, "content", f"{old[0].content}{{+ Căn cứ Nghị quyết số 28/NQ-CP;+}}"),
            old=old[0],
        ),
        kept(new[1], old=old[1]),
        kept(
            new[2],
            Change(
                ChangeClass.FORMAT,
                "content",
                FIELDS["content"],
                new[2].content,
                new[2].content,
                note="chữ đậm thành chữ thường",
            ),
            old=old[2],
            group=first,
        ),
        gone(old[3], first),
        added(new[3], first),
        *(kept(now, old=was, group=first) for was, now in zip(old[5:14], new[4:13], strict=True)),
        kept(new[13], old=old[14]),
        kept(new[14], old=old[15], group=second),
        kept(
            new[15],
            changed(ChangeClass.CONTENT, "content", f"{campaign} [-địa bàn-]{{+toàn+}} tỉnh."),
            changed(ChangeClass.COORDINATING, "coordinating_agencies", "Hội LHPN tỉnh; Sở [-Tài chính-]{+Tư pháp+}"),
            changed(ChangeClass.SCHEDULE, "schedule", "[-Quý II năm 2026-]{+Tháng 11/2026+}", "lùi thời gian"),
            old=old[16],
            group=programme,
        ),
        kept(
            new[16],
            changed(ChangeClass.LEAD, "lead_agencies", "Sở [-Nội vụ-]{+Y tế+}"),
            changed(ChangeClass.YEAR_ROLLED, "schedule", "Quý III năm [-2026-]{+2027+}"),
            old=old[17],
            group=programme,
        ),
        Entry(
            old[4], new[17], (move, changed(ChangeClass.DELIVERABLE, "deliverable", "[-Tờ rơi-]{+Sổ tay+}")), programme
        ),
        kept(
            new[18],
            changed(ChangeClass.PUNCTUATION, "content", old[18].content + "{+.+}"),
            Change(ChangeClass.RENUMBERED, before="3", after="4"),
            old=old[18],
            group=programme,
        ),
    ]
    return compared(entries, old, new)


def long_comparison(rows: int) -> Comparison:
    """Return a comparison of so many tasks in sections of twenty; of ten tasks, six changed in some way."""
    old: list[Unit] = []
    new: list[Unit] = []
    entries: list[Entry] = []
    for number in range(rows):
        section, row = number // 20 + 1, number % 20 + 1
        if row == 1:
            unit = heading(f"{section}", f"Nhóm nhiệm vụ thứ {section}")
            old.append(unit)
            new.append(unit)
            entries.append(kept(unit))
        group = f"mục {section}. Nhóm nhiệm vụ thứ {section}"
        text = f"Triển khai nhiệm vụ thứ {number} về bình đẳng giới và vì sự tiến bộ của phụ nữ trên địa bàn tỉnh; " * 2
        unit = task(f"{section}.{row}", text, f"Sở số {number % 40}", f"UBND xã số {number % 99}")
        entry = _changed_somehow(unit, text, number % 10, group)
        entries.append(entry)
        old += [entry.old] if entry.old else []
        new += [entry.new] if entry.new else []
    return compared(entries, old, new)


def _changed_somehow(unit: Unit, text: str, which: int, group: str) -> Entry:
    if which == 0:
        return added(unit, group)
    if which == 1:
        return gone(unit, group)
    if which == 2:
        return kept(unit, changed(ChangeClass.SCHEDULE, "schedule", "[-Quý I-]{+Trong năm+}"), group=group)
    if which == 3:
        return kept(unit, changed(ChangeClass.CONTENT, "content", f"{text}[-đến hết-]{{+trong+}} năm"), group=group)
    if which == 4:
        return Entry(unit, unit._replace(), (Change(ChangeClass.MOVED),), group)
    if which == 5:
        return kept(unit, changed(ChangeClass.YEAR_ROLLED, "schedule", "Năm [-2025-]{+2026+}"), group=group)
    return kept(unit, group=group)
