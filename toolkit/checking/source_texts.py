"""The texts of a plan, as they stand in its file: what `CheckedText` is made of for YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.texts import CheckedText, Role
from toolkit.model.edits import Edit
from toolkit.model.places import labels, places
from toolkit.model.source import SourceText, Span
from toolkit.model.typed_text import TypedText, encode_words, typed_text
from toolkit.model.yaml_nodes import Mapping, Node, Scalar, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.diagnostics import Location
    from toolkit.model.places import Place
    from toolkit.model.plan import Plan

# The keys of a plan in the order their texts are printed; instruments stand where they are cited first.
PRINTED: Final = (
    "document_type", "issuing_agency", "place", "subject", "instruments", "legal_bases", "opening", "body",
    "implementation", "reporting", "closing", "recipients", "signatory", "letter", "appendix", "sections",
    "programmes", "tasks",
)  # fmt: skip

# Roles by the end of the path of keys; the longest end counts, and what has none is not printed as words.
ROLES: Final = {
    ("document_type",): Role.HEAD,
    ("issuing_agency",): Role.HEAD,
    ("place",): Role.HEAD,
    ("subject",): Role.SUBJECT,
    ("instruments", "subject"): Role.INSTRUMENT,
    ("instruments", "issuing_agency"): Role.INSTRUMENT,
    ("legal_bases",): Role.LEGAL_BASIS,
    ("opening",): Role.BODY,
    ("closing",): Role.BODY,
    ("text",): Role.BODY,
    ("title",): Role.HEADING,
    ("agencies",): Role.AGENCIES,
    ("to",): Role.AGENCIES,
    ("issuer",): Role.AGENCIES,
    ("recipients",): Role.RECIPIENT,
    ("signing_authority",): Role.SIGNATURE,
    ("position",): Role.SIGNATURE,
    ("full_name",): Role.SIGNATURE,
    ("appendix", "title"): Role.TITLE,
    ("columns", "ordinal"): Role.COLUMN,
    ("content",): Role.SECTION,
    ("tasks", "content"): Role.CONTENT,
    ("lead_agencies",): Role.AGENCIES,
    ("coordinating_agencies",): Role.AGENCIES,
    ("schedule",): Role.SCHEDULE,
    ("deliverable",): Role.CELL,
    ("funding",): Role.CELL,
    ("monitoring",): Role.CELL,
    ("note",): Role.CELL,
    ("produces", "title"): Role.SUBJECT,
    ("produces", "period"): Role.SCHEDULE,
}

_ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LINE_ENDS: Final = re.compile(r"\n+")


class SourcePlace(NamedTuple):
    """Where a text stands in a YAML source.

    Attributes:
        source: The source.
        scalar: The value it is, or is a paragraph of.
        letters: Its letters with their places; None where they cannot be told one by one.
    """

    source: SourceText
    scalar: Scalar
    letters: TypedText | None

    def location(self, start: int, end: int) -> Location:
        """Return line, column and caret; the value's beginning where its letters have no places."""
        return self.source.location(self.span(start, end))

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of the source."""
        if self.letters is not None:
            return self.letters.span(start, end)
        return Span(self.scalar.start, self.scalar.start + 1)

    def typed(self, start: int, end: int) -> str:
        """Return the letters before they were composed."""
        return "" if self.letters is None else "".join(self.letters.typed[start:end])

    def edit(self, start: int, end: int, words: str) -> Edit | None:
        """Return the change of the source that puts words in a stretch; None where its letters have no places."""
        if self.letters is None:
            return None
        return Edit(self.span(start, end), encode_words(words, self.scalar.style))


def source_texts(plan: Plan, root: Node | None = None) -> Iterator[CheckedText]:
    """Yield the texts of a plan in the order of printing.

    Args:
        plan: The plan.
        root: The nodes of its source, where they are at hand.
    """
    root = root or parse_yaml(plan.source)
    cited = {instrument.id for instrument in plan.instruments}
    for place in places(in_printing_order(root), labels(plan)):
        role = role_of(place.path)
        if role is None or not place.scalar.text.strip():
            continue
        if role is Role.LEGAL_BASIS and (place.scalar.text in cited or _ID.fullmatch(place.scalar.text)):
            continue
        yield from _paragraphs(plan.source, place, role)


def in_printing_order(root: Node) -> Node:
    """Return the nodes of a plan with its keys in the order their texts are printed."""
    if not isinstance(root, Mapping):
        return root
    order = {key: number for number, key in enumerate(PRINTED)}
    entries = sorted(root.entries, key=lambda entry: order.get(entry[0].text, len(order)))
    return Mapping(root.start, root.end, entries)


def role_of(path: tuple[str, ...]) -> Role | None:
    """Return the role of a value by its keys; None for one that is not printed as words."""
    if "columns" in path:
        return Role.COLUMN
    return ROLES.get(path[-2:]) or ROLES.get(path[-1:])


def _paragraphs(source: SourceText, place: Place, role: Role) -> Iterator[CheckedText]:
    """Yield each paragraph of a value."""
    whole = place.scalar.text
    letters = typed_text(source.text, place.scalar)
    found = list(_stretches(whole))
    for number, (start, end) in enumerate(found):
        own = None if letters is None else letters.part(start, end)
        where = SourcePlace(source, place.scalar, own)
        is_last = number == len(found) - 1
        yield CheckedText(place.field, role, whole[start:end], where, number, is_last, place.owner, place.key)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in (*_LINE_ENDS.finditer(text), None):
        end = gap.start() if gap else len(text)
        if text[at:end].strip():
            yield at, end
        at = gap.end() if gap else end
