"""The smallest pieces the shipped templates are made of: paragraphs, tags, cells, rows, sections, as XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.word.lean_package import HEADER_RELATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from toolkit.decree30.presentation import EdgeDistances, Margins
    from toolkit.decree30.units import Mm

GREY: Final = '<w:rPr><w:color w:val="808080"/></w:rPr>'
# What only a person can write is seen from afar. A style cannot hold a highlight: Word ignores it there.
HIGHLIGHT: Final = '<w:rPr><w:highlight w:val="yellow"/></w:rPr>'
GAP_OPENING: Final = "[..."  # as a gap begins in a text: "[... họ và tên người ký]"


def text_run(text: str, properties: str = "") -> str:
    """Return a run of one text, its edge spaces kept."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped}</w:t></w:r>'


def paragraph(style: str, text: str, properties: str = "") -> str:
    """Return a paragraph of a style with one run of text, or none."""
    return styled(style, text_run(text) if text else "", properties)


def runs_paragraph(style: str, name: str, properties: str = "") -> str:
    """Return a paragraph that prints a list of runs, those that are gaps highlighted.

    The tags stand in running text: the highlighted run ends the one before it and begins another. A list
    without gaps prints one run, and Word may join or tear the tags' runs as it likes.
    """
    return styled(
        style,
        text_run(f"{{% for run in {name} %}}{{% if run.gap %}}")
        + text_run("{{ run.text }}", HIGHLIGHT)
        + text_run("{% else %}{{ run.text }}{% endif %}{% endfor %}"),
        properties,
    )


def line_paragraph(style: str, name: str, before: str = "") -> str:
    """Return a paragraph that prints a plain text, highlighted whole where it holds a gap; `before`: runs before it."""
    return styled(
        style,
        before
        + text_run(f"{{% if '{GAP_OPENING}' in {name} %}}")
        + text_run(f"{{{{ {name} }}}}", HIGHLIGHT)
        + text_run(f"{{% else %}}{{{{ {name} }}}}{{% endif %}}"),
    )


def cell_paragraph(style: str, name: str) -> str:
    """Return what a cell of a table holds: a plain text; before a row's content its hidden bookmark."""
    # The bookmark takes the place of its tag's run. Grey, it tells a clerk that it prints nothing, and Word
    # does not join it with the text behind it.
    mark = f"<w:r>{GREY}<w:t>{{{{r row.id|bookmark }}}}</w:t></w:r>" if name == "row.content" else ""
    if not name or name == "row.ordinal":  # numbers are computed: they have no gaps
        return paragraph(style, f"{{{{ {name} }}}}" if name else "")
    return line_paragraph(style, name, mark)


def styled(style: str, runs: str, properties: str = "") -> str:
    """Return a paragraph of a style with these runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def tag_paragraph(tag: str) -> str:
    """Return a paragraph that holds a paragraph tag: it is gone from the document."""
    return f"<w:p>{text_run(f'{{%p {tag} %}}')}</w:p>"


def each(target: str, source: str, *content: str) -> str:
    """Return paragraphs and tables that are repeated for each item of a list."""
    return "".join((tag_paragraph(f"for {target} in {source}"), *content, tag_paragraph("endfor")))


def when(condition: str, *content: str) -> str:
    """Return paragraphs and tables that are there only on a condition."""
    return one_of([(condition, "".join(content))])


def one_of(branches: Iterable[tuple[str, str]]) -> str:
    """Return the content of the first branch whose condition holds; an empty condition holds always."""
    pieces = []
    for number, (condition, content) in enumerate(branches):
        pieces.append(tag_paragraph(f"{'elif' if number else 'if'} {condition}" if condition else "else"))
        pieces.append(content)
    return "".join((*pieces, tag_paragraph("endif")))


def equal_indents(inside: Mm, width: Mm) -> str:
    """Return the indents that leave a centred line of a length: how a rule line gets its length."""
    indent = (width.twips - inside.twips) // 2
    return f'<w:ind w:left="{indent}" w:right="{indent}"/>'


def table(style: str, widths: Sequence[int], rows: Iterable[str], look: str = "") -> str:
    """Return a table of fixed layout; `look` says which parts of the style's looks it takes."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def row(
    widths: Sequence[int],
    cells: Iterator[tuple[str, str]] | Sequence[tuple[str, str]],
    properties: str = "<w:cantSplit/>",
) -> str:
    """Return a row that stays on one page, each cell given by its style and the name of what it prints, or none."""
    filled = zip(widths, cells, strict=True)
    inner = "".join(cell(width, cell_paragraph(style, name)) for width, (style, name) in filled)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def cell(width: int, content: str, properties: str = "") -> str:
    """Return a cell of a width in twips."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def tag_row(widths: Sequence[int], tag: str) -> str:
    """Return a row that holds a row tag: it is gone from the document."""
    span = f'<w:gridSpan w:val="{len(widths)}"/>'
    return f"<w:tr>{cell(sum(widths), paragraph('TableText', tag), span)}</w:tr>"


def section(width: Mm, height: Mm, margins: Margins, edges: EdgeDistances, first_page: int, kind: str = "") -> str:
    """Return the properties of a section that counts its pages on its own, the first one without its number.

    Args:
        width: Of the paper as it lies; wider than high means across.
        height: Of the paper as it lies.
        margins: Of the page.
        edges: How far the page's header and footer stand from the edges.
        first_page: Number of the section's first page.
        kind: How the section begins: "nextPage"; empty for a document's only one.
    """
    across = ' w:orient="landscape"' if width > height else ""
    begins = f'<w:type w:val="{kind}"/>' if kind else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER_RELATION}"/>{begins}'
        f'<w:pgSz w:w="{width.twips}" w:h="{height.twips}"{across}/>'
        f'<w:pgMar w:top="{margins.top.chosen.twips}" w:right="{margins.right.chosen.twips}" '
        f'w:bottom="{margins.bottom.chosen.twips}" w:left="{margins.left.chosen.twips}" '
        f'w:header="{edges.header.chosen.twips}" w:footer="{edges.footer.chosen.twips}" w:gutter="0"/>'
        f'<w:pgNumType w:start="{first_page}"/><w:titlePg/></w:sectPr>'
    )
