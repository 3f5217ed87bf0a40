"""The types of the decree's other rules, and the book of them all; rules.yaml has the same keys."""

# No "from __future__ import annotations": the loader reads the annotations, so their types must be there.
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.decree30.appendix import AppendixRules, ComparisonTable
from toolkit.decree30.presentation import (
    AddresseeBlock,
    BodyLevels,
    Component,
    HeadBlock,
    Margins,
    Page,
    RuleLines,
    SignatureBlock,
    SizesTogether,
)
from toolkit.decree30.sources import Source


@dataclass(frozen=True, slots=True)
class Decree:
    """The decree itself and whether it is in force."""

    number: str
    issued: dt.date
    effective: dt.date
    repeals: Sequence[str]
    status: str
    status_checked: dt.date
    scope: str


@dataclass(frozen=True, slots=True)
class DateRules:
    """How dates are written. `wording` writes them; the patterns find those that are right."""

    source: Source
    pad_days_below: int
    padded_months: Sequence[int]
    pattern: str


@dataclass(frozen=True, slots=True)
class SigningAuthority:
    """Quyền hạn của người ký: what an abbreviation means and what it stands before."""

    meaning: str
    before: str


@dataclass(frozen=True, slots=True)
class SigningAuthorities:
    """TM. Q. KT. TL. TUQ."""

    source: Source
    by_abbreviation: Mapping[str, SigningAuthority]


@dataclass(frozen=True, slots=True)
class SignatureBlocks:
    """The lines above a signature, by who signs."""

    source: Source
    by_signatory: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression for NFC text."""

    source: Source
    pattern: str


@dataclass(frozen=True, slots=True)
class Signing:
    """Chức vụ, họ tên và chữ ký."""

    authorities: SigningAuthorities
    blocks: SignatureBlocks
    academic_titles: Pattern


@dataclass(frozen=True, slots=True)
class SignatureImage:
    """The picture of a signature or of an agency's seal in an electronic document."""

    source: Source
    colour: str
    file_format: str
    background: str
    place: str
    size: str = ""


@dataclass(frozen=True, slots=True)
class DigitisedCopy:
    """What a scan must be. `resolution_dpi` is the least."""

    source: Source
    file_format: str
    version: str
    in_colour: bool
    resolution_dpi: int
    scale: str


@dataclass(frozen=True, slots=True)
class ElectronicDocument:
    """Văn bản điện tử."""

    signer_image: SignatureImage
    agency_image: SignatureImage
    digitised_copy: DigitisedCopy


@dataclass(frozen=True, slots=True)
class DocumentType:
    """Tên loại văn bản. The abbreviation and the form are empty where the decree gives none."""

    name: str
    abbreviation: str
    form: str


@dataclass(frozen=True, slots=True)
class DocumentTypes:
    """The 29 types of administrative documents, in the decree's order, and the copies."""

    source: Source
    types: Sequence[DocumentType]
    copies: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SymbolRules:
    """How numbers and symbols are built."""

    source: Source
    number_separator: str
    group_separator: str
    spaces: bool
    pad_numbers_below: int
    named: str
    named_example: str
    letter: str
    letter_example: str
    note: str


@dataclass(frozen=True, slots=True)
class Lengths:
    """The most characters that the electronic record of a document holds."""

    source: Source
    number: int
    symbol: int
    subject: int


@dataclass(frozen=True, slots=True)
class CitationForm:
    """What a citation names: the first time, later, of laws, and among the legal bases."""

    source: Source
    first: Sequence[str]
    later: Sequence[str]
    law: Sequence[str]
    legal_basis_adds: Sequence[str]
    law_as_legal_basis: Sequence[str]
    locator: str


@dataclass(frozen=True, slots=True)
class CitationPatterns:
    """Regular expressions, for NFC text, of instruments cited in running text."""

    source: Source
    document_types: Sequence[str]
    state: str
    party: str
    missing_number_word: str
    blank_number: str
    blank_day: str
    year_in_symbol: str


@dataclass(frozen=True, slots=True)
class Citations:
    """Viện dẫn văn bản."""

    form: CitationForm
    patterns: CitationPatterns


@dataclass(frozen=True, slots=True)
class CapitalisationRule:
    """A rule of Annex II that a machine can check."""

    source: Source
    rule: str
    words: Sequence[str] = ()
    not_after: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Typography:
    """What the decree leaves to good typing; one style in one document is all that is asked."""

    source: Source
    normal_form: str
    tone_marks: str
    tone_marks_untouched: Sequence[str]
    tone_marks_in_decree: Mapping[str, int]
    year_range: str
    year_range_variants: Sequence[str]
    year_range_pattern: str
    agency_separator: str
    agency_separator_reason: str
    small_numbers: str
    ellipsis: str
    ellipsis_variants: Sequence[str]
    quotation_marks: Sequence[str]
    rejected_quotation_marks: Sequence[str]
    preferred_words: Mapping[str, str]
    ambiguous_abbreviations: Mapping[str, str]
    legacy_fonts: Mapping[str, str]
    invisible_characters: Sequence[str]
    no_break_space: str


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules of the format.

    Attributes:
        cells: The cells of the decree's layout picture and what stands in them.
        components: By our names: "national_title", "motto", ...
        silent: What the decree leaves open.
    """

    decree: Decree
    page: Page
    official_file_margins: Margins
    cells: Mapping[str, str]
    components: Mapping[str, Component]
    sizes_together: SizesTogether
    rule_lines: RuleLines
    head_block: HeadBlock
    addressee_block: AddresseeBlock
    signature_block: SignatureBlock
    body_levels: BodyLevels
    appendix: AppendixRules
    comparison_table: ComparisonTable
    long_dates: DateRules
    short_dates: DateRules
    signing: Signing
    electronic_document: ElectronicDocument
    document_types: DocumentTypes
    symbols: SymbolRules
    lengths: Lengths
    citations: Citations
    capitalisation: Sequence[CapitalisationRule]
    typography: Typography
    silent: Sequence[str]
