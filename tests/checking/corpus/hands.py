"""Hands: the ways in which offices write the same document down in Word.

A hand says how formatting is written (on the runs, in styles, in the theme, in the defaults), how the head is laid
out (tables of several shapes, tabs, text boxes), what rule lines are made of, how the end stands and how pages are
numbered.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.sax.saxutils import escape

from tests.checking.corpus.packages import package, theme
from toolkit.decree30.text_width import text_width_mm

if TYPE_CHECKING:
    from tests.checking.corpus.texts import AppendixText, Look, PageSetup, Piece, Text

FAMILY: Final = "Times New Roman"
TWIPS_PER_MM: Final = 1440 / 25.4
EMU_PER_MM: Final = 36000


class Hand(NamedTuple):
    """One way of writing.

    Attributes:
        name: For the ids of tests.
        formatting: "direct", "styles", "theme" or "defaults".
        head: "table", "rows", "three", "merged", "nested", "breaks", "tabs", "boxes" or "vml".
        rules: "drawing", "vml", "border" or "underscores".
        ending: "table", "tabs", "boxes" or "indents".
        numbers: "complex", "simple", "sdt" or "frame".
        splits: Runs are cut in two, as Word does when a text is edited.
        controls: Some lines stand in content controls.
        lists: Word counts the levels of the text and sets the hyphens of lists.
        capitals: Lines in capitals are typed small and shown so (w:caps).
    """

    name: str
    formatting: str = "direct"
    head: str = "table"
    rules: str = "drawing"
    ending: str = "table"
    numbers: str = "complex"
    splits: bool = False
    controls: bool = False
    lists: bool = False
    capitals: bool = False


HANDS: Final = {
    hand.name: hand
    for hand in (
        Hand("word", splits=True),
        Hand("styled", "styles", "rows", "border", "table", "sdt"),
        Hand("themed", "theme", "three", "vml", "table", "frame"),
        Hand("tabbed", "defaults", "tabs", "underscores", "tabs", "simple"),
        Hand("boxed", "direct", "boxes", "border", "boxes", "complex"),
        Hand("old", "defaults", "vml", "vml", "table", "simple"),
        Hand("merged", "styles", "merged", "drawing", "table", "simple", controls=True),
        Hand("libre", "defaults", "rows", "border", "tabs", "simple", splits=True),
        Hand("listed", "direct", "nested", "drawing", "indents", "complex", lists=True),
        Hand("broken", "defaults", "breaks", "border", "table", "simple", capitals=True),
    )
}


# Labels that Word counts, each with its list and level; points are typed: Word's alphabet has no "đ".
LISTS: Final = ((r"[IVX]+\. ", 1, 0), (r"\d+\. ", 1, 1), (r"- ", 2, 0))
NUMBERING: Final = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:suff w:val="space"/>'
    '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
    '<w:lvlText w:val="%2."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:suff w:val="space"/>'
    '<w:lvlText w:val="-"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


def write(text: Text, hand: Hand) -> bytes:
    """Return the document as a hand writes it."""
    return _Writer(text, hand).write()


def twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)


class _Writer:
    def __init__(self, text: Text, hand: Hand) -> None:
        self.text = text
        self.hand = hand
        self.styles: dict[Look, str] = {}
        self.shapes = 0
        page = text.page
        self.width = (page.height if page.landscape else page.width) - page.left - page.right  # of the text

    def write(self) -> bytes:
        body = self.head() + self.title() + self.middle() + self.ending()
        parts = {"styles": "", **self.margins()}
        page = self.text.page
        appendices = self.text.appendices
        for number, appendix in enumerate(appendices):
            starts_at = page.starts_at if number == 0 else appendices[number - 1].starts_at
            body += f"<w:p><w:pPr>{self.section(page, starts_at, first=number == 0)}</w:pPr></w:p>"
            body += self.appendix(appendix)
        last = appendices[-1].starts_at if appendices else page.starts_at
        body += self.section(page, last, first=not appendices)
        parts["styles"] = self.style_sheet()
        if self.hand.lists:
            parts["numbering"] = NUMBERING
        if self.hand.formatting == "theme":
            parts["theme1"] = theme("Calibri Light", FAMILY)
        elif self.hand.formatting == "direct":
            parts["theme1"] = theme("Calibri Light", "Calibri")
        return package(body, parts)

    # ---- lines

    def line(self, piece: Piece, extra: str = "", before: str = "", inner: str = "") -> str:
        """Return a paragraph; `before` stands in front of its runs, `inner` behind them."""
        text, numbering = self.listed(piece.text)
        extra += numbering
        content = "".join(self.runs(text, piece.look))
        if self.hand.controls and not before and not inner and piece.text:
            content = f'<w:sdt><w:sdtPr><w:alias w:val="ô"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
        return f"<w:p>{self.paragraph_properties(piece.look, extra)}{before}{content}{inner}</w:p>"

    def listed(self, text: str) -> tuple[str, str]:
        """Return a line without the label that Word sets, and what puts it in its list."""
        for pattern, number, level in LISTS if self.hand.lists else ():
            if match := re.match(pattern, text):
                return text[match.end() :], (f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
        return text, ""

    def runs(self, text: str, look: Look) -> list[str]:
        """Return the runs of a text; what stands between ** is bold where the rest is not."""
        found = []
        for number, part in enumerate(re.split(r"\*\*", text)):
            own = look._replace(bold=True) if number % 2 else look
            cuts = [part[: len(part) // 2], part[len(part) // 2 :]] if self.hand.splits and len(part) > 8 else [part]
            found += [self.run(cut, own, look) for cut in cuts if cut]
        return found

    def run(self, text: str, look: Look, of_paragraph: Look | None = None) -> str:
        is_capitals = self.hand.capitals and text == text.upper() and len(text) > 12
        typed = (text.capitalize() if is_capitals else text).split("\t")
        shown = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in typed)
        properties = self.run_properties(look, of_paragraph or look)
        if is_capitals:
            properties = (
                properties.replace("<w:sz ", "<w:caps/><w:sz ")
                if "<w:sz " in properties
                else (properties.replace("</w:rPr>", "<w:caps/></w:rPr>"))
            )
        return f"<w:r>{properties}{shown}</w:r>"

    def run_properties(self, look: Look, of_paragraph: Look) -> str:
        formatting = self.hand.formatting
        if formatting == "styles":
            bold = "" if look.bold == of_paragraph.bold else '<w:rStyle w:val="Strong"/>'
            return f"<w:rPr>{bold}</w:rPr>" if bold else ""
        font = look.font or (FAMILY if formatting == "direct" else "")
        fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else ""
        bold = "<w:b/>" if look.bold else ""
        italic = "<w:i/>" if look.italic else ""
        colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
        size = round(look.size * 2)
        sizes = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        if formatting == "defaults" and size == 28:
            sizes = ""
        return f"<w:rPr>{fonts}{bold}{italic}{colour}{sizes}</w:rPr>"

    def paragraph_properties(self, look: Look, extra: str = "") -> str:
        if self.hand.formatting == "styles":
            name = self.styles.setdefault(look, f"Look{len(self.styles) + 1}")
            return f'<w:pPr><w:pStyle w:val="{name}"/>{extra}</w:pPr>'
        font = look.font or FAMILY
        mark = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if self.hand.lists else ""
        return f"<w:pPr>{extra}{self.stands(look)}{mark}</w:pPr>"

    def stands(self, look: Look) -> str:
        rule = "" if look.rule == "auto" else f' w:lineRule="{look.rule}"'
        spacing = (
            f'<w:spacing w:before="{round(look.before * 20)}" w:after="{round(look.after * 20)}" '
            f'w:line="{look.line}"{rule or " w:lineRule=" + chr(34) + "auto" + chr(34)}/>'
        )
        indent = f'<w:ind w:firstLine="{twips(look.first_mm)}"/>' if look.first_mm else ""
        return f'{spacing}{indent}<w:jc w:val="{look.align}"/>'

    def style_sheet(self) -> str:
        formatting = self.hand.formatting
        defaults = {
            "direct": '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/>',
            "theme": '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/>',
            "styles": '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/>',
            "defaults": f'<w:rFonts w:ascii="{FAMILY}" w:hAnsi="{FAMILY}"/><w:sz w:val="28"/>',
        }[formatting]
        sheet = (
            f"<w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
            '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
            '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            "</w:style>"
        )
        if formatting != "styles":
            return sheet
        sheet += (
            '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Decree"><w:name w:val="Decree"/>'
            f'<w:basedOn w:val="Normal"/><w:rPr><w:rFonts w:ascii="{FAMILY}" w:hAnsi="{FAMILY}"/></w:rPr></w:style>'
        )
        for look, name in self.styles.items():
            font = f'<w:rFonts w:ascii="{look.font}" w:hAnsi="{look.font}"/>' if look.font else ""
            bold, italic = "<w:b/>" if look.bold else "", "<w:i/>" if look.italic else ""
            colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
            sheet += (
                f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
                f'<w:basedOn w:val="Decree"/><w:pPr>{self.stands(look)}</w:pPr><w:rPr>{font}{bold}{italic}{colour}'
                f'<w:sz w:val="{round(look.size * 2)}"/></w:rPr></w:style>'
            )
        return sheet

    # ---- the head

    def head(self) -> str:
        text = self.text
        left = [*text.supervising, *text.issuing]
        right = [*text.title, *text.motto]
        rows = [(left, right), (text.number, text.date), (text.letter_subject, [])]
        if text.exchanged:
            rows = [(right, left), *rows[1:]]
        match self.hand.head:
            case "tabs":
                return "".join(self.tabbed(*row) for row in rows)
            case "boxes" | "vml":
                return self.boxes(rows)
            case shape:
                return self.head_table(rows, shape)

    def head_table(self, rows: list[tuple[list[Piece], list[Piece]]], shape: str) -> str:
        if shape in {"table", "three", "nested", "breaks"}:
            rows = [([p for left, _ in rows for p in left], [p for _, right in rows for p in right])]
        widths = [self.width * 0.39, self.width * 0.61]
        if shape == "three":
            widths = [self.width * 0.37, self.width * 0.02, self.width * 0.61]
        grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
        body = ""
        for number, (left, right) in enumerate(rows):
            columns = [self.column(left, widths[0]), self.column(right, widths[-1])]
            if not left and not right:
                continue
            merge = ["", ""]
            if shape == "merged" and number > 1:
                merge[1] = "<w:vMerge/>"
            elif shape == "merged" and number == 1:
                merge[1] = '<w:vMerge w:val="restart"/>'
            cells = [
                f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{own}</w:tcPr>{cell}</w:tc>'
                for cell, width, own in zip(columns, (widths[0], widths[-1]), merge, strict=True)
            ]
            if shape == "three":
                cells.insert(1, f'<w:tc><w:tcPr><w:tcW w:w="{twips(widths[1])}" w:type="dxa"/></w:tcPr><w:p/></w:tc>')
            body += f"<w:tr>{''.join(cells)}</w:tr>"
        made = (
            '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
        )
        if shape != "nested":
            return made
        wide = twips(self.width)
        return (
            '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>'
            f'<w:gridCol w:w="{wide}"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>'
            f"{made}<w:p/></w:tc></w:tr></w:tbl>"
        )

    def column(self, pieces: list[Piece], width: float) -> str:
        """Return the lines of a column, rule lines under those that have one."""
        room = width - 3.8  # a cell keeps 1.9 mm free on each side
        if self.hand.head == "breaks":
            return self.broken_column(pieces, room)
        return "".join(self.line(piece) + self.rule_under(piece, room) for piece in pieces) or "<w:p/>"

    def broken_column(self, pieces: list[Piece], room: float) -> str:
        """Return the lines of a column with line breaks between those that no rule line parts."""
        made = ""
        block: list[Piece] = []
        for piece in pieces:
            block.append(piece)
            rule = self.rule_under(piece, room)
            if rule or piece is pieces[-1]:
                runs = "<w:r><w:br/></w:r>".join("".join(self.runs(one.text, one.look)) for one in block)
                made += f"<w:p>{self.paragraph_properties(block[0].look)}{runs}</w:p>{rule}"
                block = []
        return made or "<w:p/>"

    def rule_share(self, piece: Piece) -> float:
        text = self.text
        for lines, share in (
            (text.motto, text.motto_rule),
            (text.issuing, text.issuer_rule),
            (text.subject, text.subject_rule),
        ):
            if lines and piece is lines[-1]:
                return share
        return 0

    def rule_under(self, piece: Piece, room: float) -> str:
        share = self.rule_share(piece)
        if not share:
            return ""
        length = min(text_width_mm(piece.text, piece.look.size), room) * share
        match self.hand.rules:
            case "underscores":
                return self.line(piece.typed("_" * max(3, round(length / 2.3))))
            case "border":
                inset = twips((room - length) / 2)
                border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
                spacing = '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>'
                return f'<w:p><w:pPr>{border}{spacing}<w:ind w:left="{inset}" w:right="{inset}"/></w:pPr></w:p>'
            case kind:
                run = self.drawn_line(length) if kind == "drawing" else self.vml_line(length)
                return f"<w:p><w:pPr>{self.stands(piece.look)}</w:pPr>{run}</w:p>"

    def drawn_line(self, length: float) -> str:
        self.shapes += 1
        wide = round(length * EMU_PER_MM)
        return (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
            'distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
            '<wp:positionV relativeFrom="paragraph"><wp:posOffset>20000</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{wide}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
            f'<wp:docPr id="{self.shapes}" name="Line {self.shapes}"/><wp:cNvGraphicFramePr/><a:graphic>'
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            f'<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="0"/></a:xfrm>'
            '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/>'
            "</a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
            f"</mc:Choice><mc:Fallback><w:pict>{self.vml_shape(length)}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )

    def vml_line(self, length: float) -> str:
        self.shapes += 1
        return f"<w:r><w:pict>{self.vml_shape(length)}</w:pict></w:r>"

    def vml_shape(self, length: float) -> str:
        points = length * 72 / 25.4
        return (
            f'<v:line id="line{self.shapes}" style="position:absolute;z-index:1;mso-position-horizontal:center" '
            f'from="0,2pt" to="{points:.1f}pt,2pt" strokeweight=".75pt"/>'
        )

    def tabbed(self, left: list[Piece], right: list[Piece]) -> str:
        """Return lines of two halves: each half is centred on a tab stop of its own."""
        stops = (
            f'<w:tabs><w:tab w:val="center" w:pos="{twips(self.width * 0.2)}"/>'
            f'<w:tab w:val="center" w:pos="{twips(self.width * 0.7)}"/></w:tabs>'
        )
        left_lines = [item for piece in left for item in self.with_rule(piece)]
        right_lines = [item for piece in right for item in self.with_rule(piece)]
        made = ""
        for number in range(max(len(left_lines), len(right_lines))):
            halves = [column[number] if number < len(column) else None for column in (left_lines, right_lines)]
            look = next(piece.look for piece in halves if piece is not None)._replace(align="left")
            runs = ""
            for half in halves:
                runs += "<w:r><w:tab/></w:r>" + ("".join(self.runs(half.text, half.look)) if half else "")
            made += f"<w:p>{self.paragraph_properties(look, stops)}{runs}</w:p>"
        return made

    def with_rule(self, piece: Piece) -> list[Piece]:
        share = self.rule_share(piece)
        if not share:
            return [piece]
        length = text_width_mm(piece.text, piece.look.size) * share
        return [piece, piece.typed("_" * max(3, round(length / 2.3)))]

    def boxes(self, rows: list[tuple[list[Piece], list[Piece]]]) -> str:
        columns = [[piece for row in rows for piece in row[side]] for side in (0, 1)]
        widths = [self.width * 0.38, self.width * 0.58]
        make = self.vml_box if self.hand.head == "vml" else self.text_box
        offsets = [0.0, self.width * 0.42]
        drawn = [
            make(self.column(lines, width + 1.5), width, offset)
            for lines, width, offset in zip(columns, widths, offsets, strict=True)
        ]
        return f"<w:p>{''.join(drawn)}</w:p>" + "<w:p/>" * 5

    def text_box(self, inner: str, width: float, offset: float, height: float = 40) -> str:
        self.shapes += 1
        return (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
            'distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin">'
            f"<wp:posOffset>{round(offset * EMU_PER_MM)}</wp:posOffset></wp:positionH>"
            '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{round(width * EMU_PER_MM)}" cy="{round(height * EMU_PER_MM)}"/>'
            f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/><wp:docPr id="{self.shapes}" '
            f'name="Box {self.shapes}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
            'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
            f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{round(width * EMU_PER_MM)}" '
            f'cy="{round(height * EMU_PER_MM)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
            f'</wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" rIns="0" '
            'tIns="0" bIns="0"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback>'
            f"<w:pict>{self.vml_frame(inner, width, offset, height)}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )

    def vml_box(self, inner: str, width: float, offset: float, height: float = 40) -> str:
        self.shapes += 1
        return f"<w:r><w:pict>{self.vml_frame(inner, width, offset, height)}</w:pict></w:r>"

    def vml_frame(self, inner: str, width: float, offset: float, height: float) -> str:
        points = 72 / 25.4
        return (
            f'<v:rect id="box{self.shapes}" style="position:absolute;margin-left:{offset * points:.1f}pt;margin-top:0;'
            f'width:{width * points:.1f}pt;height:{height * points:.1f}pt;z-index:1" stroked="f" filled="f">'
            f'<v:textbox inset="0,0,0,0"><w:txbxContent>{inner}</w:txbxContent></v:textbox>'
            '<w10:wrap type="topAndBottom"/></v:rect>'
        )

    def title(self) -> str:
        text = self.text
        made = "".join(self.line(piece) for piece in text.type)
        made += "".join(self.line(piece) + self.rule_under(piece, self.width) for piece in text.subject)
        return made + "".join(self.line(piece) for piece in text.decider)

    # ---- the rest

    def middle(self) -> str:
        text = self.text
        pieces = [*text.addressees, *text.bases, *text.decides, *text.body]
        return "".join(self.line(piece) for piece in pieces)

    def ending(self) -> str:
        text = self.text
        left = [*text.recipients_label, *text.recipients]
        gap = [text.authority[0].typed("")] * 4 if text.authority else []
        right = [*text.authority, *gap, *text.name]
        if self.hand.ending == "tabs":
            return self.ending_in_tabs(left, right)
        if self.hand.ending == "indents":
            indent = f'<w:ind w:left="{twips(self.width * 0.5)}"/>'
            signed = "".join(self.line(piece).replace("<w:jc ", f"{indent}<w:jc ") for piece in right)
            return signed + "".join(self.line(piece) for piece in left)
        if self.hand.ending == "boxes":
            box = self.text_box("".join(self.line(piece) for piece in right), self.width * 0.45, self.width * 0.55, 60)
            rest = "".join(self.line(piece) for piece in left[1:])
            return (self.line(left[0], before=box) if left else f"<w:p>{box}</w:p>") + rest
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(self.width / 2)}" w:type="dxa"/></w:tcPr>'
            f"{''.join(self.line(piece) for piece in column) or '<w:p/>'}</w:tc>"
            for column in (left, right)
        )
        grid = f'<w:gridCol w:w="{twips(self.width / 2)}"/>' * 2
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}'
            "</w:tr></w:tbl><w:p/>"
        )

    def ending_in_tabs(self, left: list[Piece], right: list[Piece]) -> str:
        stop = f'<w:tabs><w:tab w:val="center" w:pos="{twips(self.width * 0.72)}"/></w:tabs>'
        made = ""
        for number in range(max(len(left), len(right))):
            halves = [column[number] if number < len(column) else None for column in (left, right)]
            look = next(piece.look for piece in halves if piece is not None)._replace(align="left")
            runs = "".join(self.runs(halves[0].text, halves[0].look)) if halves[0] else ""
            if halves[1] is not None and halves[1].text:
                runs += "<w:r><w:tab/></w:r>" + "".join(self.runs(halves[1].text, halves[1].look))
            made += f"<w:p>{self.paragraph_properties(look, stop)}{runs}</w:p>"
        return made

    def appendix(self, appendix: AppendixText) -> str:
        head = [*appendix.above, *appendix.label, *appendix.title, *appendix.reference]
        made = "".join(self.line(piece) for piece in head)
        columns = len(appendix.rows[0])
        grid = f'<w:gridCol w:w="{twips(self.width / columns)}"/>' * columns
        cell_look = self.text.recipients_label[0].look._replace(size=12, bold=False, italic=False)
        piece = self.text.recipients_label[0]._replace(look=cell_look)
        rows = ""
        for row in appendix.rows:
            cells = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{twips(self.width / columns)}" w:type="dxa"/></w:tcPr>'
                f"{self.line(piece.typed(cell))}</w:tc>"
                for cell in row
            )
            rows += f"<w:tr>{cells}</w:tr>"
        borders = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        table = (
            f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )
        return made + table + self.line(piece.typed(appendix.ending)._replace(look=cell_look._replace(align="right")))

    # ---- pages

    def section(self, page: PageSetup, starts_at: int | None, *, first: bool) -> str:
        kind = page.number_in
        reference = f'<w:{kind}Reference w:type="default" r:id="rId{kind}1"/>' if page.number != "none" else ""
        width, height = (page.height, page.width) if page.landscape else (page.width, page.height)
        orient = ' w:orient="landscape"' if page.landscape else ""
        start = f' w:start="{starts_at}"' if starts_at is not None else ""
        numerals = f' w:fmt="{page.numerals}"' if page.numerals else ""
        counting = f"<w:pgNumType{numerals}{start}/>" if start or numerals else ""
        hides = "<w:titlePg/>" if page.hides_first or not first else ""
        return (
            f'<w:sectPr>{reference}<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{orient}/>'
            f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}" '
            f'w:left="{twips(page.left)}" w:header="567" w:footer="567" w:gutter="0"/>{counting}{hides}</w:sectPr>'
        )

    def margins(self) -> dict[str, str]:
        page = self.text.page
        if page.number == "none":
            return {}
        font = page.number_font or FAMILY
        size = round(page.number_size * 2)
        italic = "<w:i/>" if page.number_italic else ""
        look = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>{italic}<w:sz w:val="{size}"/></w:rPr>'
        shown = f"<w:r>{look}<w:t>2</w:t></w:r>"
        if page.number == "typed":
            inner = shown
        elif self.hand.numbers in {"complex", "frame"}:
            marks = [f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
            code = f'<w:r>{look}<w:instrText xml:space="preserve"> PAGE \\* MERGEFORMAT </w:instrText></w:r>'
            inner = f"{marks[0]}{code}{marks[1]}{shown}{marks[2]}"
        else:
            inner = f'<w:fldSimple w:instr=" PAGE ">{shown}</w:fldSimple>'
        alignment = f'<w:jc w:val="{page.number_align}"/>'
        if self.hand.numbers == "frame":
            frame = f'<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="{page.number_align}"/>'
            made = f"<w:p><w:pPr>{frame}</w:pPr>{inner}</w:p><w:p/>"
        else:
            made = f"<w:p><w:pPr>{alignment}</w:pPr>{inner}</w:p>"
        if self.hand.numbers == "sdt":
            gallery = f"Page Numbers ({'Top' if page.number_in == 'header' else 'Bottom'} of Page)"
            made = (
                f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="{gallery}"/><w:docPartUnique/></w:docPartObj>'
                f"</w:sdtPr><w:sdtContent>{made}</w:sdtContent></w:sdt>"
            )
        return {f"{page.number_in}1": made}
