"""The letter as users of other programs would have made it: a field for each text of the data.

Our own template serves every letter: it asks how many addressees there are, whether there is a table, which words
are gaps. A mail merge cannot. So the letters of one shape (same paragraphs, same parts; any number of rows) are
taken, one of them is rendered by us with a token in place of each text, and the tokens are turned into another
program's fields. What it prints is then the same letter, from a template that is easier on it; easier still where
only the texts in which the letters differ are fields and the rest is typed.
"""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zipfile import ZipFile

from lxml import etree

from toolkit.word.names import W, w
from toolkit.word.package import pack_part, write_package
from toolkit.word.template import order_of_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from toolkit.word.template import Template

DOCUMENT: Final = "word/document.xml"
TOKEN: Final = re.compile("QZ([a-z0-9_]+)ZQ")
CONTROLS: Final = frozenset({"kind", "level", "id"})  # texts that are asked about, not printed
NOT_IN_THE_BODY: Final = frozenset({"title", "issuing_agency"})  # properties of the file: the first letter's will do
ROW_FIELDS: Final = ("ordinal", "content", "coordinating_agencies", "schedule")
ANCHOR: Final = "row_content"  # the field by which a mail merge knows the row to be repeated
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

Path = tuple[str | int, ...]


class PlainLetter(NamedTuple):
    """What a letter has of its own.

    Attributes:
        fields: Texts by the name of their field.
        rows: Texts of each row by the name of their field.
    """

    fields: dict[str, str]
    rows: list[dict[str, str]]


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield what a letter's values hold, the rows of the table left aside."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if path or name not in {"rows", *NOT_IN_THE_BODY}:
                yield from leaves(inner, (*path, name))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from leaves(inner, (*path, number))
    else:
        yield path, value


def is_printed(path: Path, value: Any) -> bool:
    """Tell whether a leaf is a text of the letter."""
    return isinstance(value, str) and bool(value) and path[-1] not in CONTROLS


def shape(values: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what two letters must have in common to come from one plain template."""
    return tuple((path, "text" if is_printed(path, value) else value) for path, value in leaves(values))


def of_one_shape(letters: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the letters of the commonest shape that have a table, only tasks in it and none marked."""
    shapes: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for values in letters:
        rows = [{**row, "id": ""} for row in values["rows"] if row["kind"] == "task"]
        if rows:
            shapes[shape(values)].append({**values, "rows": rows})
    return max(shapes.values(), key=len)


def field_paths(letters: Sequence[Mapping[str, Any]], *, differing: bool) -> dict[Path, str]:
    """Return the places of the letters' texts, or only those in which they differ, each with the name of its field."""
    first = {path: value for path, value in leaves(letters[0]) if is_printed(path, value)}
    paths = set(first)
    if differing:
        paths = {path for values in letters for path, value in leaves(values) if first.get(path, value) != value}
    return {path: f"field{number}" for number, path in enumerate(sorted(paths, key=str), 1)}


def plain_letter(values: Mapping[str, Any], paths: Mapping[Path, str]) -> PlainLetter:
    """Return what one letter has of its own."""
    fields = {paths[path]: text for path, text in leaves(values) if path in paths}
    return PlainLetter(fields, [{f"row_{name}": row[name] for name in ROW_FIELDS} for row in values["rows"]])


def with_tokens(values: dict[str, Any], paths: Mapping[Path, str]) -> dict[str, Any]:
    """Return a letter's values with a token for each field, and one row of tokens."""
    marked = copy.deepcopy(values)
    for path, name in paths.items():
        place: Any = marked
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = f"QZ{name}ZQ"
    tokens = {name: f"QZrow_{name}ZQ" for name in ROW_FIELDS}
    return {**marked, "rows": [{**marked["rows"][0], **tokens}]}


def plain_template(template: Template, marked: Mapping[str, Any], dialect: Callable[[_Element], None]) -> bytes:
    """Return the letter with tokens as a template of another program.

    Args:
        template: Our own, compiled.
        marked: What `with_tokens` returns.
        dialect: Turns the tokens of a document into that program's fields.
    """
    contents = template.contents(marked)
    parts = {part: bytes(content) for part, content in (template.fixed_contents() | contents).items()}
    root = etree.fromstring(parts[DOCUMENT])
    dialect(root)
    parts[DOCUMENT] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return write_package(pack_part(part, parts[part]) for part in sorted(parts, key=order_of_parts))


def texts_with_tokens(root: _Element) -> list[_Element]:
    """Return the texts that hold a token."""
    return [text for text in root.iter(w("t")) if TOKEN.search(text.text or "")]


def repeated_row(root: _Element) -> _Element:
    """Return the table row that holds the tokens of a row."""
    anchor = next(text for text in root.iter(w("t")) if f"QZ{ANCHOR}ZQ" in (text.text or ""))
    return next(anchor.iterancestors(w("tr")))


def jinja_dialect(root: _Element) -> None:
    """Turn tokens into docxtpl's tags: `{{ field1 }}`, a row between `{%tr for row in rows %}` and `{%tr endfor %}`."""
    row = repeated_row(root)
    span = len(row.findall(w("tc")))
    for tag, add in (("{%tr for row in rows %}", row.addprevious), ("{%tr endfor %}", row.addnext)):
        cell = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p><w:r><w:t>{tag}</w:t></w:r></w:p>'
        add(etree.fromstring(f'<w:tr xmlns:w="{W}"><w:tc>{cell}</w:tc></w:tr>'))
    for text in texts_with_tokens(root):
        inside = row in text.iterancestors()
        text.text = TOKEN.sub(r"{{ row.\1 }}" if inside else r"{{ \1 }}", text.text or "")


def curly_dialect(root: _Element) -> None:
    """Turn tokens into the tags of docxtemplater and easy-template-x: `{field1}`, `{#rows}`, `{/rows}` in the row."""
    inside = [text for text in repeated_row(root).iter(w("t")) if TOKEN.search(text.text or "")]
    for text in texts_with_tokens(root):
        text.text = TOKEN.sub(r"{\1}", text.text or "")
    inside[0].text = "{#rows}" + (inside[0].text or "")
    inside[-1].text = (inside[-1].text or "") + "{/rows}"


def merge_dialect(root: _Element) -> None:
    """Turn tokens into Word's MERGEFIELD fields, each in a run of its own with the looks of the run it stood in."""
    for text in texts_with_tokens(root):
        run = text.getparent()
        if run is None:
            continue
        properties = run.find(w("rPr"))
        for number, piece in enumerate(TOKEN.split(text.text or "")):
            if number % 2:
                field = etree.Element(w("fldSimple"), {w("instr"): f" MERGEFIELD {piece} "})
                field.append(text_run(f"«{piece}»", properties))
                run.addprevious(field)
            elif piece:
                run.addprevious(text_run(piece, properties))
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)


def text_run(content: str, properties: _Element | None) -> _Element:
    """Return a run of one text."""
    run = etree.Element(w("r"))
    if properties is not None:
        run.append(copy.deepcopy(properties))
    etree.SubElement(run, w("t"), {SPACE: "preserve"}).text = content
    return run


def reads_alike(letter: bytes, other: bytes) -> bool:
    """Tell whether two letters have the same paragraphs; empty ones, which a program may add, left out."""
    return paragraphs_of(letter) == paragraphs_of(other)


def paragraphs_of(letter: bytes) -> list[str]:
    """Return the texts of a letter, a paragraph each."""
    printing = {w("br"): "\n", w("tab"): "\t"}
    with ZipFile(BytesIO(letter)) as package:
        root = etree.fromstring(package.read(DOCUMENT))
    texts = (
        "".join(printing.get(str(part.tag), (part.text or "") if part.tag == w("t") else "") for part in each.iter())
        for each in root.iter(w("p"))
    )
    return [text for text in texts if text.strip()]
