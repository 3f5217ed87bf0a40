"""The types of what a page shows: paper, components, levels of the body.

Their keys in rules.yaml have the same names. Every group of rules carries its `Source`; a group
inside another that names none of its own has the outer one's.
"""

# No "from __future__ import annotations": the loader reads the annotations, so their types must be there.
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from toolkit.decree30.sources import Source
from toolkit.decree30.units import Measure, Mm, Pt


class LetterCase(Enum):
    """Chữ in hoa or chữ in thường."""

    UPPER = "upper"
    LOWER = "lower"


class Weight(Enum):
    """Đậm or not."""

    REGULAR = "regular"
    BOLD = "bold"


class Slant(Enum):
    """Kiểu chữ đứng or nghiêng."""

    UPRIGHT = "upright"
    ITALIC = "italic"


class Alignment(Enum):
    """How lines lie between the margins."""

    LEFT = "left"
    CENTER = "center"
    JUSTIFY = "justify"


class Numerals(Enum):
    """What counts pages, appendices and the levels of a text."""

    ARABIC = "arabic"
    ROMAN = "roman"
    VIETNAMESE_LETTERS = "vietnamese_letters"  # wording.POINT_LETTERS


class Orientation(Enum):
    """How the paper lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class TitlePlace(Enum):
    """Where the title of a level stands."""

    NEXT_LINE = "next_line"  # under its label
    SAME_LINE = "same_line"  # behind its label


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet, upright."""

    source: Source
    name: str
    width: Mm
    height: Mm


@dataclass(frozen=True, slots=True)
class PaperOrientation:
    """How the paper lies, and when it may lie otherwise."""

    source: Source
    default: Orientation
    exception: str


@dataclass(frozen=True, slots=True)
class Margins:
    """The margins of a page."""

    source: Source
    top: Measure[Mm]
    bottom: Measure[Mm]
    left: Measure[Mm]
    right: Measure[Mm]


@dataclass(frozen=True, slots=True)
class EdgeDistances:
    """How far header and footer stand from the edges of the sheet."""

    source: Source
    header: Measure[Mm]
    footer: Measure[Mm]


@dataclass(frozen=True, slots=True)
class Font:
    """The letters of the whole document. `colour` is six hexadecimal digits."""

    source: Source
    family: str
    encoding: str
    colour: str


@dataclass(frozen=True, slots=True)
class PageNumbering:
    """How pages are counted; how the number looks stands in `components["page_number"]`."""

    source: Source
    start: int
    numerals: Numerals
    on_first_page: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Khổ giấy, định lề, phông chữ, số trang."""

    paper: Paper
    orientation: PaperOrientation
    margins: Margins
    edge_distances: EdgeDistances
    font: Font
    numbering: PageNumbering


@dataclass(frozen=True, slots=True)
class RuleLine:
    """The line under a component (đường kẻ nét liền), centred, as a share of the text above or as a length.

    Attributes:
        gap: Between the text and the line.
        tolerance: How far from the shares a line may be before anybody calls it wrong; our choice.
    """

    source: Source
    share_of_text: Measure[float] | None = None
    tolerance: float | None = None
    length: Measure[Mm] | None = None
    gap: Measure[Pt] | None = None


@dataclass(frozen=True, slots=True)
class Spacing:
    """The space a component keeps from what stands above and below."""

    source: Source
    before: Measure[Pt] | None = None
    after: Measure[Pt] | None = None
    lines: Measure[float] | None = None


@dataclass(frozen=True, slots=True)
class ListForm:
    """How the lines of a list begin and end."""

    source: Source
    line_end: str
    last_line_end: str
    bullet: str = ""
    single: str = ""
    many: str = ""
    first_line: Sequence[str] = ()
    last_line: str = ""


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """How the paragraphs of the body stand.

    Attributes:
        first_line_indent: From the one to the other of the two values the decree names.
        named_indents: These two values.
        space_between: Space between paragraphs.
        line_spacing: In lines.
    """

    source: Source
    first_line_indent: Measure[Mm]
    named_indents: Sequence[Mm]
    space_between: Measure[Pt]
    line_spacing: Measure[float]


@dataclass(frozen=True, slots=True)
class Box:
    """The frame of a stamp."""

    width: Mm
    height: Mm


@dataclass(frozen=True, slots=True)
class Component:
    """A part of a document (thành phần thể thức).

    What a rule leaves open is None, empty or False here.

    Attributes:
        source: Level and clause.
        name: The Vietnamese term.
        cell: Its number in the decree's layout picture: "5a".
        place: Where it stands, in Vietnamese.
        text: What it says, where the words are fixed.
        accepted: Spellings that are as good.
        examples: What it may say.
        label: Fixed words before it.
        size: Size of its letters.
        same_line_as: The component it shares its line with.
        optional: Whether a document may lack it.
        framed: Whether it has a border.
        frames: Size of the border for each of its texts.
        colour: Where it is not the font's.
        may_abbreviate: Whether its words may be shortened; None where nothing is said.
        only_for: Document types that alone have it.
        not_for: Document types that never have it.
        required_for: Document types that always have it.
        required_upward: Document types that have it when they go to a superior.
        must_name: What its text has to name.
        forbidden: What its text must not hold.
    """

    source: Source
    name: str
    cell: str = ""
    place: str = ""
    text: str = ""
    accepted: Sequence[str] = ()
    examples: Sequence[str] = ()
    label: str = ""
    case: LetterCase | None = None
    size: Measure[Pt] | None = None
    weight: Weight | None = None
    slant: Slant | None = None
    alignment: Alignment | None = None
    own_line: bool = False
    same_line_as: str = ""
    optional: bool = False
    framed: bool = False
    frames: Mapping[str, Box] | None = None
    colour: str = ""
    may_abbreviate: bool | None = None
    only_for: Sequence[str] = ()
    not_for: Sequence[str] = ()
    required_for: Sequence[str] = ()
    required_upward: Sequence[str] = ()
    must_name: Sequence[str] = ()
    forbidden: str = ""
    rule_line: RuleLine | None = None
    spacing: Spacing | None = None
    list_form: ListForm | None = None
    paragraphs: Paragraphs | None = None


@dataclass(frozen=True, slots=True)
class SizesTogether:
    """Sets of sizes, by component, that rise and fall together."""

    source: Source
    sets: Sequence[Mapping[str, Pt]]


@dataclass(frozen=True, slots=True)
class LineWeight:
    """How thick the borders of a table are."""

    source: Source
    weight: Pt


@dataclass(frozen=True, slots=True)
class RuleLines:
    """How our templates draw the rule lines of the head: borders of empty paragraphs.

    Attributes:
        weight: How thick they are.
        gap: Between a line and the text above it.
        height: Of the empty paragraph under the line.
        lengths: Those a line may have whose text is known only when a document is made, shortest first.
    """

    source: Source
    weight: Pt
    gap: Measure[Pt]
    height: Pt
    lengths: Sequence[Mm]


@dataclass(frozen=True, slots=True)
class HeadBlock:
    """The two columns at the head.

    Attributes:
        left: Width of that of issuing agency and number.
        right: Width of that of national title and date.
        between: What the left one keeps free on its right, so that its text does not touch the other's.
    """

    source: Source
    left: Mm
    right: Mm
    between: Mm


@dataclass(frozen=True, slots=True)
class AddresseeBlock:
    """Several addressees under their label.

    Attributes:
        label_indent: Of the label.
        line_indent: Of the bullets: under the label's colon.
        hanging: How far the further lines of a long name stand behind its bullet.
    """

    source: Source
    label_indent: Mm
    line_indent: Mm
    hanging: Mm


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Recipients on the left, signature on the right.

    Attributes:
        recipients: Width of the left half.
        signature: Width of the right half.
        room: For the signature and the seal, between position and name.
        before: Space above both.
    """

    source: Source
    recipients: Mm
    signature: Mm
    room: Measure[Mm]
    before: Measure[Pt]


@dataclass(frozen=True, slots=True)
class LevelTitle:
    """The title of a level of the body. `own_line`: the text begins on the line after it."""

    required: bool
    weight: Weight
    place: TitlePlace
    case: LetterCase | None = None
    alignment: Alignment | None = None
    own_line: bool = False


@dataclass(frozen=True, slots=True)
class BodyLevel:
    """A level of the body: phần, chương, mục, tiểu mục, điều, khoản, điểm.

    Attributes:
        name: The Vietnamese term.
        label: How it is counted: "Điều {n}. ".
        numerals: What stands for {n}.
        weight: Of the label, where there is no title.
        alignment: Of the label; None: as the body.
        own_line: Whether the label stands alone on its line.
        label_case: Of the label's word, where the decree says.
        title: None where the level has none.
        indent: Of its first line.
    """

    name: str
    label: str
    numerals: Numerals
    weight: Weight
    alignment: Alignment | None = None
    own_line: bool = False
    label_case: LetterCase | None = None
    title: LevelTitle | None = None
    indent: Measure[Mm] | None = None


@dataclass(frozen=True, slots=True)
class BodyLevels:
    """The levels of texts with articles and of texts without (plans, reports, letters), highest first."""

    source: Source
    with_articles: Sequence[BodyLevel]
    without_articles: Sequence[BodyLevel]
