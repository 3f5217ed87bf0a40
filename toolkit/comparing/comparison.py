"""What a comparison has found: the units of both drafts in one reading order, each with its changes.

Terminal, browser page, comparison table and JSON are views of these types; none of them compares anything itself.
"""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class ChangeClass(Enum):
    """What a change is; each has exactly one class."""

    ADDED = "added"
    GONE = "gone"
    MOVED = "moved"
    CONTENT = "content"
    LEAD = "lead"
    COORDINATING = "coordinating"
    SCHEDULE = "schedule"
    DELIVERABLE = "deliverable"
    RENUMBERED = "renumbered"  # a typed number that does not follow from an insertion or a move
    YEAR_ROLLED = "year_rolled"  # nothing but years that moved with the plan's
    PUNCTUATION = "punctuation"  # signs and spaces only
    FORMAT = "format"  # the words are the same, their look or paragraphs are not


# Folded unless asked for: they are many and say little.
NOISY: Final = frozenset((ChangeClass.RENUMBERED, ChangeClass.YEAR_ROLLED, ChangeClass.PUNCTUATION, ChangeClass.FORMAT))

CLASS_NAMES: Final[Mapping[ChangeClass, str]] = {
    ChangeClass.ADDED: "thêm",
    ChangeClass.GONE: "bỏ",
    ChangeClass.MOVED: "chuyển chỗ",
    ChangeClass.CONTENT: "nội dung",
    ChangeClass.LEAD: "cơ quan chủ trì",
    ChangeClass.COORDINATING: "cơ quan phối hợp",
    ChangeClass.SCHEDULE: "thời gian",
    ChangeClass.DELIVERABLE: "sản phẩm",
    ChangeClass.RENUMBERED: "đánh số lại",
    ChangeClass.YEAR_ROLLED: "chuyển năm",
    ChangeClass.PUNCTUATION: "dấu câu",
    ChangeClass.FORMAT: "định dạng",
}


class UnitKind(Enum):
    """What a unit of a draft is."""

    SECTION = "section"  # a heading row of the table of tasks
    PROGRAMME = "programme"
    TASK = "task"
    ROW = "row"  # of a table that is none of tasks
    PARAGRAPH = "paragraph"  # outside tables; of a plan: a text that is no task's


HEADINGS: Final = frozenset((UnitKind.SECTION, UnitKind.PROGRAMME))


class Unit(NamedTuple):
    """A unit of a draft: the smallest thing that comes, goes or moves as a whole.

    Attributes:
        kind: What it is.
        id: Its id in the data, which our own documents carry as a bookmark; empty for the others.
        ordinal: The number it is printed with: "2", "1.2", "IV"; empty where there is none.
        reference: How people name it: "IV.1.2"; empty for paragraphs.
        label: The same in words, without text: "nhiệm vụ IV.1.2", "căn cứ thứ 2", "đoạn 14".
        texts: Field to text, empty ones left out, in printing order: "content", "lead_agencies",
            "coordinating_agencies", "schedule", ...; a paragraph has "content" only; a row of another
            table "column-1", "column-2", ... Paragraphs in a text are separated by a line feed.
        place: Where it stands, for messages: "2026.yaml:41" or "bảng 3, hàng 8".
        parent: Index of the heading it belongs to among the units of its side; -1 for none.
        agencies: Names of the agencies that lead or help.
    """

    kind: UnitKind
    id: str
    ordinal: str
    reference: str
    label: str
    texts: Mapping[str, str]
    place: str
    parent: int = -1
    agencies: tuple[str, ...] = ()

    @property
    def content(self) -> str:
        """The unit's main text."""
        return self.texts.get("content", "") or next(iter(self.texts.values()), "")


class Side(NamedTuple):
    """One of the two drafts.

    Attributes:
        name: The file as the user named it.
        title: What the document calls itself, for headings of the views.
        year: The plan's year; None where it is not known.
        units: In reading order.
        fields: Field to its heading in this draft: "schedule" to "Thời gian thực hiện".
    """

    name: str
    title: str
    year: int | None
    units: tuple[Unit, ...]
    fields: Mapping[str, str]


class Mark(Enum):
    """What happened to some words."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


class Piece(NamedTuple):
    """Some words of a text and what happened to them; the pieces of a text follow each other without a gap."""

    mark: Mark
    text: str


class Change(NamedTuple):
    """One change of one class.

    Attributes:
        kind: Its class.
        field: The field that changed; empty for what was added, is gone or moved.
        field_name: Its heading: "Thời gian thực hiện".
        before: The field's text in the old draft.
        after: The field's text in the new draft.
        pieces: Both texts in one, words marked; empty where no words changed.
        note: What is known of it, in Vietnamese, fit for the column of explanations: "chuyển từ III.2 sang
            IV.1", "cơ quan đổi tên"; may be empty.
    """

    kind: ChangeClass
    field: str = ""
    field_name: str = ""
    before: str = ""
    after: str = ""
    pieces: tuple[Piece, ...] = ()
    note: str = ""


class Entry(NamedTuple):
    """A unit of either draft, or of both, with what changed.

    What is gone stands where it stood, seen from its neighbours; what moved stands where it is now.

    Attributes:
        old: The unit in the old draft; None for an added one.
        new: The unit in the new draft; None for one that is gone.
        changes: Empty where nothing changed.
        group: Label and text of the heading it is shown under, "" at the top.
    """

    old: Unit | None
    new: Unit | None
    changes: tuple[Change, ...]
    group: str = ""

    @property
    def unit(self) -> Unit:
        """The unit as it is now, or as it was."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 - one of them is there
        return found

    def has(self, *kinds: ChangeClass) -> bool:
        """Tell whether one of its changes is of these classes."""
        return any(change.kind in kinds for change in self.changes)


class Comparison(NamedTuple):
    """Two drafts and what became of each unit.

    Attributes:
        old: The old draft.
        new: The new draft.
        entries: Every unit of both, in reading order of the new one.
    """

    old: Side
    new: Side
    entries: tuple[Entry, ...]

    @property
    def counts(self) -> Counter[ChangeClass]:
        """How many changes of each class."""
        return Counter(change.kind for change in self.changes())

    def field_name(self, field: str) -> str:
        """Return the heading of a field, as the new draft has it or the old one: "Thời gian thực hiện"."""
        return field_name(field, {**self.old.fields, **self.new.fields})

    def changes(self) -> Iterator[Change]:
        """Yield the changes of all entries."""
        return (change for entry in self.entries for change in entry.changes)

    @property
    def differs(self) -> bool:
        """Whether there is any change at all."""
        return any(entry.changes for entry in self.entries)


def field_name(field: str, names: Mapping[str, str]) -> str:
    """Return the heading of a field: one of `names`, else a usual one; "Cột 3" for a column nobody knows."""
    if field in names:
        return names[field]
    column = field.removeprefix("column-")
    return f"Cột {column}" if column != field else USUAL_NAMES.get(field, field)


USUAL_NAMES: Final[Mapping[str, str]] = {"content": "Nội dung", "ordinal": "Số thứ tự"}
