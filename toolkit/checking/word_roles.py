"""What the paragraphs of a .docx are for it: the parts that were recognised, as roles of its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import any_format
from toolkit.checking.texts import Role
from toolkit.word.recognition.parts import LevelKind, PartKind

if TYPE_CHECKING:
    from lxml.etree import _Element

    from toolkit.checking.subject import Subject

ROLES: Final = {
    PartKind.NATIONAL_TITLE: Role.HEAD,
    PartKind.MOTTO: Role.HEAD,
    PartKind.SUPERVISING_AGENCY: Role.HEAD,
    PartKind.ISSUING_AGENCY: Role.HEAD,
    PartKind.NUMBER_AND_SYMBOL: Role.HEAD,
    PartKind.PLACE_AND_DATE: Role.HEAD,
    PartKind.DOCUMENT_TYPE: Role.HEAD,
    PartKind.SUBJECT: Role.SUBJECT,
    PartKind.LETTER_SUBJECT: Role.SUBJECT,
    PartKind.ADDRESSEES: Role.ADDRESSEE,
    PartKind.LEGAL_BASES: Role.LEGAL_BASIS,
    PartKind.AUTHORITY_AND_POSITION: Role.SIGNATURE,
    PartKind.SIGNER_NAME: Role.SIGNATURE,
    PartKind.RECIPIENTS_LABEL: Role.RECIPIENT,
    PartKind.RECIPIENTS: Role.RECIPIENT,
    PartKind.URGENCY: Role.HEAD,
    PartKind.SECRECY: Role.HEAD,
    PartKind.CIRCULATION: Role.HEAD,
    PartKind.APPENDIX_LABEL: Role.HEAD,
    PartKind.APPENDIX_TITLE: Role.TITLE,
    PartKind.APPENDIX_REFERENCE: Role.HEAD,
}
# Levels of the body that stand over others; a clause or point may be a whole paragraph.
TITLES: Final = frozenset(
    {LevelKind.PART, LevelKind.CHAPTER, LevelKind.TITLED_SECTION, LevelKind.SUBSECTION, LevelKind.ROMAN}
)


def paragraph_roles(subject: Subject) -> dict[_Element, Role]:
    """Return the role of each w:p of a .docx that belongs to a part of it."""
    reading = any_format(subject)
    if reading is None:
        return {}
    found: dict[_Element, Role] = {}
    for item in reading.found.body:
        if item.level in TITLES:
            found[reading.own(item.paragraph.element)] = Role.HEADING
    parts = [*reading.found.parts]
    for appendix in reading.found.appendices:
        parts += (part for part in (appendix.label, appendix.title, appendix.reference) if part is not None)
    for part in parts:
        if part.kind in ROLES:
            for paragraph in part.paragraphs:
                found[reading.own(paragraph.element)] = ROLES[part.kind]
    return found
