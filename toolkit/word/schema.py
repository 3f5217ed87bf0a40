"""What may stand where in WordprocessingML: the part of the schema whose breach makes Word refuse a file.

Not the whole standard: order and number of the children of property elements in full, and of the
text's own elements (paragraph, run, table, row, cell) which may contain which. Elements of other
namespaces are let through everywhere.

Source: ECMA-376 Part 1, Annex A, wml.xsd, with the transitional additions of Part 4.
"""

from __future__ import annotations

from typing import Final

# Children in their order. "*" marks one that may repeat; names joined by "|" share one place.
SEQUENCES: Final[dict[str, str]] = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd "
        "tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
        "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
        "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow "
        "emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight "
        "u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription "
        "tblPrChange"
    ),
    "tblPrEx": "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblPrExChange",
    "tblGrid": "gridCol* tblGridChange",
    "trPr": (
        "cnfStyle*|divId*|gridBefore*|gridAfter*|wBefore*|wAfter*|cantSplit*|trHeight*|tblHeader*|tblCellSpacing*|jc*|"
        "hidden* ins del trPrChange"
    ),
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign "
        "hideMark headers cellIns|cellDel|cellMerge tcPrChange"
    ),
    "tblBorders": "top left|start bottom right|end insideH insideV",
    "tcBorders": "top left|start bottom right|end insideH insideV tl2br tr2bl",
    "tblCellMar": "top left|start bottom right|end",
    "tcMar": "top left|start bottom right|end",
    "pBdr": "top left bottom right between bar",
    "pgBorders": "top left bottom right",
    "tabs": "tab*",
    "numPr": "ilvl numId numberingChange ins",
    "sectPr": (
        "headerReference*|footerReference* footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid "
        "printerSettings sectPrChange"
    ),
    "sdt": "sdtPr sdtEndPr sdtContent",
    "styles": "docDefaults latentStyles style*",
    "docDefaults": "rPrDefault pPrDefault",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat "
        "locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr*"
    ),
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "numbering": "numPicBullet* abstractNum* num* numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl*",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride*",
    "lvlOverride": "startOverride lvl",
    "settings": (
        "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
        "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData "
        "embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins "
        "alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop "
        "hideSpellingErrors hideGrammaticalErrors activeWritingStyle* proofState formsDesign "
        "attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge "
        "revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection "
        "autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation "
        "consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength "
        "clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting "
        "bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing "
        "displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery "
        "doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin "
        "doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne "
        "strictFirstAndLastChars noLineBreaksAfter* noLineBreaksBefore* savePreviewPicture "
        "doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText "
        "doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags "
        "alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids "
        "attachedSchema* themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats "
        "doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType* shapeDefaults "
        "doNotEmbedSmartTags decimalSymbol listSeparator"
    ),
}

# LibreOffice writes a section's properties first in the paragraph's, and Word opens that.
UNORDERED: Final = frozenset({("pPr", "sectPr")})

# What the text is made of, by where it may stand. Only these names are held to their level.
BLOCK: Final = "block"
ROWS: Final = "rows"
CELLS: Final = "cells"
INLINE: Final = "inline"
RUN: Final = "run"
FREE: Final = "free"  # inside elements of other namespaces and those not listed: nothing is held
LEVELS: Final[dict[str, frozenset[str]]] = {
    BLOCK: frozenset({"p", "tbl"}),
    ROWS: frozenset({"tr"}),
    CELLS: frozenset({"tc"}),
    INLINE: frozenset({"r", "hyperlink", "fldSimple"}),
    RUN: frozenset({"t", "delText", "instrText", "delInstrText", "fldChar", "drawing"}),
}
PLACED: Final = frozenset().union(
    *LEVELS.values(), {"pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "body", "sectPr"}
)

# Containers: what must come first (in this order, once), what they hold, what may close them.
CONTAINERS: Final[dict[str, tuple[str, str, str]]] = {
    "body": ("", BLOCK, "sectPr"),
    "hdr": ("", BLOCK, ""),
    "ftr": ("", BLOCK, ""),
    "footnote": ("", BLOCK, ""),
    "endnote": ("", BLOCK, ""),
    "comment": ("", BLOCK, ""),
    "txbxContent": ("", BLOCK, ""),
    "docPartBody": ("", BLOCK, "sectPr"),
    "tc": ("tcPr", BLOCK, ""),
    "tbl": ("tblPr tblGrid", ROWS, ""),
    "tr": ("tblPrEx trPr", CELLS, ""),
    "p": ("pPr", INLINE, ""),
    "r": ("rPr", RUN, ""),
    "hyperlink": ("", INLINE, ""),
    "fldSimple": ("", INLINE, ""),
    "smartTag": ("", INLINE, ""),
    "ins": ("", INLINE, ""),
    "del": ("", INLINE, ""),
    "moveFrom": ("", INLINE, ""),
    "moveTo": ("", INLINE, ""),
    "dir": ("", INLINE, ""),
    "bdo": ("", INLINE, ""),
    "rt": ("", INLINE, ""),
    "rubyBase": ("", INLINE, ""),
}
# These take the level of what they stand in.
TRANSPARENT: Final = frozenset({"sdt", "sdtContent", "customXml"})

TEXT_HOLDERS: Final = frozenset({"t", "delText", "instrText", "delInstrText", "fldData"})

# The main namespace's elements that may carry an attribute of the relationships namespace.
RELATED: Final = frozenset(
    {
        "altChunk",
        "attachedTemplate",
        "contentPart",
        "control",
        "dataSource",
        "embedBold",
        "embedBoldItalic",
        "embedItalic",
        "embedRegular",
        "headerSource",
        "hyperlink",
        "movie",
        "object",
        "pict",
        "printerSettings",
        "recipientData",
        "saveThroughXslt",
        "sourceFileName",
        "src",
        "subDoc",
    }
)


def _ranks(sequence: str) -> dict[str, tuple[int, bool]]:
    ranks: dict[str, tuple[int, bool]] = {}
    for rank, names in enumerate(sequence.split()):
        for name in names.split("|"):
            ranks[name.rstrip("*")] = (rank, name.endswith("*"))
    return ranks


RANKS: Final[dict[str, dict[str, tuple[int, bool]]]] = {parent: _ranks(text) for parent, text in SEQUENCES.items()}
