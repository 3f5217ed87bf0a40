"""What the rules of format share: the document as recognised, its parts with their measures, how they are named.

reading = checked_format(subject)
if reading is None:
    return
for component, part in reading.components():
    ...
    yield reading.fault(part.lines[0].paragraph, component.name, part.text, "cỡ chữ 16", "12 đến 13", component.source)
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.subject import FileKind, Subject
from toolkit.checking.texts import Fault, Reformat
from toolkit.decree30 import rules
from toolkit.diagnostics import Location
from toolkit.word.names import w
from toolkit.word.page_number_edits import can_number, number_pages
from toolkit.word.recognition.recognise import recognise
from toolkit.word.revisions import accept_all, tracked_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lxml.etree import _Element

    from toolkit.checking.texts import Mend
    from toolkit.decree30.presentation import Component
    from toolkit.decree30.sources import Source
    from toolkit.decree30.units import Mm, Pt, Quantity, Range
    from toolkit.diagnostics import Level
    from toolkit.word.document import WordDocument
    from toolkit.word.recognition.lines import Line, Paragraph, TextRun
    from toolkit.word.recognition.parts import Part, Recognised

LONGEST_QUOTE: Final = 60
MOST_CHARACTERS: Final = 4500  # no page in letters of 13 pt holds more
MOST_BLOCKS: Final = 60  # nor more paragraphs and tables


class FormatReading(NamedTuple):
    """A document as the rules of format see it.

    Attributes:
        name: The file as the user named it.
        document: The document.
        found: Its kind and parts, tracked changes accepted.
        originals: Where there are tracked changes: each element that was read to the document's own.
    """

    name: str
    document: WordDocument
    found: Recognised
    originals: Mapping[_Element, _Element]

    def own(self, element: _Element) -> _Element:
        """Return the document's own element for one that was read."""
        return self.originals.get(element, element)

    def components(self) -> Iterator[tuple[Component, Part]]:
        """Yield the parts of the document and of its appendices, each with its measures."""
        known = rules().components
        for part in self.found.parts:
            yield known[part.kind.value], part
        for appendix in self.found.appendices:
            for head in (appendix.label, appendix.title, appendix.reference):
                if head is not None:
                    yield known[head.kind.value], head

    def location(self, paragraph: Paragraph) -> Location:
        """Return where a paragraph stands."""
        return Location(self.name, where=paragraph.where)

    def fault(
        self,
        paragraph: Paragraph,
        name: str,
        text: str,
        message: str,
        source: Source | None = None,
        fix: str = "",
        *,
        level: Level | None = None,
        mend: Mend | None = None,
    ) -> Fault:
        """Return a fault of a part: 'Quốc hiệu "CỘNG HÒA ...": message (Phụ lục I, mục II.1.a)'.

        Args:
            paragraph: Where it stands.
            name: Of the part.
            text: Of the part, or of as much of it as is meant.
            message: What is there and what is asked.
            source: The clause that asks it.
            fix: What to do.
            level: Where it is not the rule's own.
            mend: What --fix-format does.
        """
        asked = f" ({source.clause_vietnamese})" if source is not None and source.cites_decree else ""
        said = f"{name} {quoted(text)}: {message}" if text else f"{name}: {message}"
        return Fault(self.location(paragraph), f"{said}{asked}", fix, level, mend)

    def whole(
        self, name: str, message: str, source: Source | None = None, fix: str = "", *, mend: Mend | None = None
    ) -> Fault:
        """Return a fault of the whole document, of a section or of what is missing."""
        asked = f" ({source.clause_vietnamese})" if source is not None and source.cites_decree else ""
        return Fault(Location(self.name, where=name), f"{message}{asked}", fix, None, mend)

    def reformat_runs(self, runs: list[TextRun], what: str, change: Callable[[_Element], None]) -> Reformat | None:
        """Return the change of some runs; None where one stands in another part: a head in the header of its page."""
        own = [self.own(run.element) for run in runs]
        main = self.document.root(self.document.main)
        if any(run.getroottree().getroot() is not main for run in own):
            return None

        def apply() -> None:
            for run in own:
                change(run)

        return Reformat(self.document.main, what, apply)


def checked_format(subject: Subject) -> FormatReading | None:
    """Return a document whose format the decree rules, None for all else."""
    reading = any_format(subject)
    return reading if reading is not None and reading.found.is_checked else None


def any_format(subject: Subject) -> FormatReading | None:
    """Return a .docx as it was recognised, whatever it is; None for a plan."""
    return None if subject.kind is not FileKind.DOCX else subject.shared(read_format)


def read_format(subject: Subject) -> FormatReading:
    """Recognise a document, its tracked changes accepted on a copy."""
    document = subject.document
    root = document.root(document.main)
    if root is None or next(tracked_marks(root), None) is None:
        return FormatReading(subject.name, document, recognise(document), {})
    import copy

    read = copy.deepcopy(root)
    originals = dict(zip(read.iter(), root.iter(), strict=True))
    accept_all(read)
    return FormatReading(subject.name, document, recognise(document, read.find(w("body"))), originals)


def quoted(text: str) -> str:
    """Return a text in quotation marks, its end left out where it is long."""
    text = " ".join(text.split())
    if len(text) > LONGEST_QUOTE:
        text = f"{text[:LONGEST_QUOTE].rsplit(' ', 1)[0]}…"
    return f'"{text}"'


def counted(paragraphs: int) -> str:
    """Return how many paragraphs have the same fault, "" where it is one."""
    return f" (và {paragraphs - 1} đoạn khác như vậy)" if paragraphs > 1 else ""


def runs_with_letters(lines: Iterable[Line]) -> Iterator[TextRun]:
    """Yield the runs of lines that hold a letter or a digit: signs may come from any font and size."""
    return (run for line in lines for run in line.runs if any(sign.isalnum() for sign in run.text))


def wrong_runs(lines: Iterable[Line], is_wrong: Callable[[TextRun], bool]) -> list[TextRun]:
    """Return the runs with letters for which a test holds."""
    return [run for run in runs_with_letters(lines) if is_wrong(run)]


def shown(runs: Iterable[TextRun]) -> str:
    """Return the text of some runs, a space between those of two paragraphs."""
    text = ""
    before = None
    for run in runs:
        paragraph = next(run.element.iterancestors(w("p")), None)
        text += run.text if paragraph is before else f" {run.text}"
        before = paragraph
    return " ".join(text.split())


def span_text(allowed: Range[Quantity]) -> str:
    """Return what a rule allows in words: "12 đến 13 pt", "13 pt", "từ 6 pt"."""
    if allowed.maximum is None:
        return f"từ {written(allowed.minimum)} trở lên"
    if allowed.minimum == allowed.maximum:
        return written(allowed.minimum)
    return f"{written(allowed.minimum).rpartition(' ')[0] or written(allowed.minimum)} đến {written(allowed.maximum)}"


def written(quantity: Mm | Pt | float) -> str:
    """Return a measure as Vietnamese writes it: "12,7 mm"."""
    return str(quantity if not isinstance(quantity, float) else f"{quantity:g}").replace(".", ",")


def has_more_pages(reading: FormatReading) -> bool:
    """Tell whether a document is sure to be longer than one page: by its breaks, its own count or its text."""
    paragraphs = reading.found.paragraphs
    if any(item.breaks_page for item in paragraphs[1:]) or len({item.block for item in paragraphs}) > MOST_BLOCKS:
        return True
    return sum(len(line.text) for item in paragraphs for line in item.lines) > MOST_CHARACTERS


def number_headers(reading: FormatReading) -> Reformat | None:
    """Return the change that puts page numbers into blank headers; None where headers say something."""
    sections = [reading.own(one.element) for one in reading.found.sections if one.element is not None]
    font, size = rules().page.font, rules().components["page_number"].size
    if size is None or not can_number(reading.document, sections):
        return None
    change = partial(number_pages, reading.document, sections, font.family, size.chosen)
    return Reformat(reading.document.main, "chèn số trang vào giữa lề trên", change)
