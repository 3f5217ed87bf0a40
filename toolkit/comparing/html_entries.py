"""One unit of a comparison as HTML: what it is called, what happened to it, its texts with words marked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.comparing.comparison import CLASS_NAMES, NOISY, ChangeClass, Mark, UnitKind
from toolkit.comparing.html_text import deleted, flowing, inserted, one_side, opening, sentence_case, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from toolkit.comparing.comparison import Change, Comparison, Entry, Unit
    from toolkit.comparing.html_sections import LeftPlace, Run, Shown

# A sign beside each name: no class is told by colour alone.
SIGNS: Final[Mapping[ChangeClass, str]] = {
    ChangeClass.ADDED: "+",
    ChangeClass.GONE: "−",
    ChangeClass.MOVED: "→",
    **dict.fromkeys(
        (
            ChangeClass.CONTENT,
            ChangeClass.LEAD,
            ChangeClass.COORDINATING,
            ChangeClass.SCHEDULE,
            ChangeClass.DELIVERABLE,
        ),
        "≠",
    ),
    **dict.fromkeys(NOISY, "≈"),
}
_WHOLE: Final = frozenset((ChangeClass.ADDED, ChangeClass.GONE, ChangeClass.MOVED))
# Headings of columns for drafts that have none of their own.
_FIELD_NAMES: Final = {
    "content": "Nội dung",
    "lead_agencies": "Cơ quan chủ trì",
    "coordinating_agencies": "Cơ quan phối hợp",
    "schedule": "Thời gian thực hiện",
    "deliverable": "Sản phẩm, kết quả",
    "funding": "Kinh phí",
    "monitoring": "Theo dõi",
    "note": "Ghi chú",
}


class Names(NamedTuple):
    """What entries are written with.

    Attributes:
        fields: Field to its heading, of both drafts.
        agencies: Agency to its number in the page's list.
    """

    fields: Mapping[str, str]
    agencies: Mapping[str, int]

    @classmethod
    def of(cls, comparison: Comparison, agencies: Iterable[str]) -> Names:
        """Return the names of a comparison."""
        fields = {**_FIELD_NAMES, **comparison.old.fields, **comparison.new.fields}
        return cls(fields, {name: number for number, name in enumerate(agencies)})

    def of_field(self, field: str, unit: Unit) -> str:
        """Return a field's heading; the one text of a paragraph or of a heading has none."""
        return "" if _is_its_text(field, unit) else self.fields.get(field, "")

    def of_change(self, change: Change, unit: Unit) -> str:
        """Return the heading of what changed; where it is no field, the name of its class."""
        if _is_its_text(change.field, unit):
            return ""
        return change.field_name or self.fields.get(change.field) or sentence_case(CLASS_NAMES[change.kind])


def _is_its_text(field: str, unit: Unit) -> bool:
    return field == "content" and unit.kind not in {UnitKind.TASK, UnitKind.ROW}


def agencies_of(entry: Entry) -> tuple[str, ...]:
    """Return the agencies a unit concerns, in the old draft or the new one, each once."""
    units = (unit for unit in (entry.new, entry.old) if unit is not None)
    return tuple(dict.fromkeys(name for unit in units for name in unit.agencies))


def write_entry(item: Shown, level: int, names: Names) -> str:
    """Return an entry: its name, what happened to it, and all its fields in the order in which they are printed.

    Args:
        item: The entry in its place.
        level: Level of its heading, 3 or 4.
        names: Names of fields and agencies.
    """
    entry = item.entry
    if item.quiet:
        look, body = "quiet", _quiet_body(item, names)
    else:
        title = f'<h{level} class="title"><a href="#{item.anchor}">{_label(entry.unit)}</a></h{level}>'
        head = f"<header>{title}{_was(entry)}{_tags(entry)}{_place(entry.unit)}</header>"
        look, body = _look(entry), f"{head}{_notes(item)}{''.join(_fields(entry, names))}"
    data = _class_data(entry) + _agency_data(entry, names)
    return f'<article class="entry {look}" id="{item.anchor}"{data}>{body}{_minor(entry, names)}</article>'


def write_left_place(item: LeftPlace, names: Names) -> str:
    """Return the place that a unit moved away from, with a link to where it is."""
    old, new = item.entry.old, item.entry.unit
    assert old is not None  # noqa: S101 - only what was there can leave
    return (
        f'<article class="entry left" id="{item.anchor}" data-c="moved"{_agency_data(item.entry, names)}>'
        f'<p class="label"><span class="sign" aria-hidden="true">→</span> {_label(old)} của bản cũ: đã chuyển tới '
        f'<a href="#{item.to_anchor}">{shown(new.label) or "chỗ mới"}</a></p>'
        f'<p class="text">{shown(opening(old.content))}</p></article>'
    )


def write_run(run: Run, names: Names) -> str:
    """Return units without a change worth showing, folded under their numbers."""
    return (
        f'<details class="run"><summary>{run_summary(run.items)}</summary>'
        + "".join(write_entry(item, 0, names) for item in run.items)
        + "</details>"
    )


def run_summary(items: Sequence[Shown]) -> str:
    """Return what is folded: "24 nội dung không thay đổi; 2 nội dung chỉ chuyển năm, đánh số lại"."""
    slight = [item for item in items if item.entry.changes]
    parts = [f"{len(items) - len(slight)} nội dung không thay đổi"] if len(items) > len(slight) else []
    if slight:
        kinds = {change.kind for item in slight for change in item.entry.changes}
        parts.append(f"{len(slight)} nội dung chỉ {_class_names(kinds)}")
    return "; ".join(parts)


def _class_names(kinds: Iterable[ChangeClass]) -> str:
    wanted = frozenset(kinds)
    return ", ".join(_SLIGHT.get(kind, CLASS_NAMES[kind]) for kind in ChangeClass if kind in wanted)


# The names of classes as they stand behind "chỉ".
_SLIGHT: Final = {ChangeClass.PUNCTUATION: "khác dấu câu", ChangeClass.FORMAT: "khác định dạng"}


# ---- the parts of an entry


def _class_data(entry: Entry) -> str:
    kinds = " ".join(dict.fromkeys(change.kind.value for change in entry.changes))
    return f' data-c="{kinds}"' if kinds else ""


def _agency_data(entry: Entry, names: Names) -> str:
    numbers = " ".join(str(names.agencies[name]) for name in agencies_of(entry))
    return f' data-a="{numbers}"' if numbers else ""


def _look(entry: Entry) -> str:
    if entry.old is None:
        return "added"
    if entry.new is None:
        return "gone"
    return "moved" if entry.has(ChangeClass.MOVED) else "changed"


def _label(unit: Unit) -> str:
    return shown(sentence_case(unit.label)) or shown(opening(unit.content, 40)) or "(trống)"


def _was(entry: Entry) -> str:
    """Return what the unit was called, where that differs and no note tells it."""
    if entry.old is None or entry.new is None or entry.has(ChangeClass.MOVED):
        return ""
    if not entry.old.label or entry.old.label == entry.new.label:
        return ""
    return f' <span class="was">bản cũ: {shown(entry.old.label)}</span>'


def _tags(entry: Entry) -> str:
    kinds = dict.fromkeys(change.kind for change in entry.changes if change.kind not in NOISY)
    items = "".join(
        f'<li class="tag t-{kind.value}"><span aria-hidden="true">{SIGNS[kind]}</span> {CLASS_NAMES[kind]}</li>'
        for kind in kinds
    )
    return f'<ul class="tags">{items}</ul>'


def _place(unit: Unit) -> str:
    told = unit.place and unit.place != unit.label
    return f'<span class="place">{shown(unit.place)}</span>' if told else ""


def _notes(item: Shown) -> str:
    """Return what is known of the changes; of a move, with the way to the place it left."""
    lines = []
    for change in item.entry.changes:
        if change.kind is ChangeClass.MOVED:
            lines.append(f"{shown(sentence_case(change.note)) or _move(item.entry)}{_way_back(item)}")
        elif change.note and change.kind not in NOISY:
            lines.append(shown(sentence_case(change.note)))
    return "".join(f'<p class="note">{line}</p>' for line in dict.fromkeys(lines))


def _move(entry: Entry) -> str:
    old, new = (unit.label if unit else "" for unit in (entry.old, entry.new))
    return f"Chuyển từ {shown(old)} sang {shown(new)}" if old and new else "Chuyển chỗ"


def _way_back(item: Shown) -> str:
    return f' <a href="#{item.from_anchor}">Xem chỗ cũ</a>' if item.from_anchor else ""


def _fields(entry: Entry, names: Names) -> Iterable[str]:
    """Yield the fields of a unit, those that changed with their words marked."""
    if entry.old is None or entry.new is None:
        mark, side = (inserted, "new") if entry.old is None else (deleted, "old")
        for field, text in entry.unit.texts.items():
            yield _field(names.of_field(field, entry.unit), f'<div class="whole {side} text">{mark(text)}</div>')
        return
    loud: dict[str, list[Change]] = {}
    for change in entry.changes:
        if change.kind not in NOISY and change.kind not in _WHOLE:
            loud.setdefault(change.field, []).append(change)
    for field in dict.fromkeys((*entry.new.texts, *entry.old.texts)):
        if field in loud:
            yield from (_changed_field(change, entry.unit, names) for change in loud.pop(field))
        elif field in entry.new.texts:
            text = f'<div class="text">{shown(entry.new.texts[field])}</div>'
            yield _field(names.of_field(field, entry.unit), text, "field same")
    yield from (_changed_field(change, entry.unit, names) for changes in loud.values() for change in changes)


def _changed_field(change: Change, unit: Unit, names: Names) -> str:
    name = names.of_change(change, unit)
    if change.pieces:
        flow = flowing(change.pieces)
        old, new = one_side(change.pieces, Mark.DELETED), one_side(change.pieces, Mark.INSERTED)
    elif change.before != change.after:
        old = deleted(change.before) if change.before else ""
        new = inserted(change.after) if change.after else ""
        flow = f"{old} → {new}" if old and new else old + new
    else:
        return _field(name, f'<div class="text">{shown(change.after)}</div>', "field same")
    pair = f'<div class="pair"><div class="old text">{old}</div><div class="new text">{new}</div></div>'
    return _field(name, f'<div class="flow text">{flow}</div>{pair}')


def _field(name: str, body: str, look: str = "field") -> str:
    title = f'<p class="name">{shown(name)}</p>' if name else ""
    return f'<div class="{look}">{title}{body}</div>'


def _quiet_body(item: Shown, names: Names) -> str:
    """Return a unit that says the same in both drafts: its text, and its other fields on one line."""
    entry = item.entry
    main, *others = entry.unit.texts.items() or [("content", "")]
    facts = "; ".join(
        f"{shown(names.fields[field])}: {shown(text)}" if names.fields.get(field) else shown(text)
        for field, text in others
    )
    return (
        f'<p class="label">{_label(entry.unit)}{_was(entry)}</p><p class="text">{shown(main[1])}</p>'
        f"{facts and f'<p class={chr(34)}facts text{chr(34)}>{facts}</p>'}"
    )


def _minor(entry: Entry, names: Names) -> str:
    """Return the changes that say little, folded and counted."""
    changes = [change for change in entry.changes if change.kind in NOISY]
    if not changes:
        return ""
    counts = Counter(change.kind for change in changes)
    told = ", ".join(
        CLASS_NAMES[kind] if counts[kind] == 1 else f"{CLASS_NAMES[kind]} ({counts[kind]})"
        for kind in ChangeClass
        if kind in counts
    )
    kinds = " ".join(kind.value for kind in ChangeClass if kind in counts)
    body = "".join(_minor_change(change, entry.unit, names) for change in changes)
    return (
        f'<details class="minor" data-c="{kinds}"><summary><span aria-hidden="true">≈</span> '
        f"{len(changes)} thay đổi nhỏ: {told}</summary>{body}</details>"
    )


def _minor_change(change: Change, unit: Unit, names: Names) -> str:
    note = f'<p class="note">{shown(sentence_case(change.note))}</p>' if change.note else ""
    if change.before == change.after and not change.pieces:
        return _field(
            names.of_change(change, unit), note or f'<p class="note">{sentence_case(CLASS_NAMES[change.kind])}</p>'
        )
    return _changed_field(change, unit, names) + note
