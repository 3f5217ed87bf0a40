"""The dialect is docxtpl's: for every construct we allow, our document equals the one docxtpl makes."""

from __future__ import annotations

import io
from typing import Any

import docxtpl
import jinja2
import pytest

from tests.word.packages import bold, canonical, docx, p, part, run, table
from toolkit.word.compiling import compile_template

ROWS = [
    {"name": "Sở Nội vụ", "note": "", "items": ["a", "b"], "total": 2},
    {"name": "Sở <Tài chính> & bạn", "note": "x\ny", "items": [], "total": 0},
    {"name": "Tab\tở giữa", "note": "“nháy” 'đơn'", "items": ["c"], "total": 1},
]
VALUES: dict[str, Any] = {
    "title": "Kế hoạch",
    "empty": "",
    "number": 5,
    "yes": True,
    "no": False,
    "rows": ROWS,
    "nothing": [],
    "pairs": [("a", 1), ("b", 2)],
    "group": {"items": "trường tên items", "inner": {"deep": "sâu"}},
}
TABLE_LOOP = table(
    ["Tên", "Ghi chú"], ["{%tr for row in rows %}"], ["{{ row.name }}", "{{ row.note }}"], ["{%tr endfor %}"]
)

TEMPLATES: dict[str, str] = {
    "plain-value": p("Số {{ number }} của {{ title }}."),
    "value-split-over-runs": p("A {{ ti", "tle", " }} B", "C"),
    "value-split-with-formats": p(bold("A {{ ti"), "tle }} B", bold("C")),
    "braces-split": p("x {", "{ title }", "} y"),
    "statement-split": p("{", "% if y", "es %}có{% en", "dif %}"),
    "two-tags-split-in-one-paragraph": p("{{ ti", "tle }} và {{ num", "ber }} hết"),
    "proofing-marks-in-a-tag": p(
        "{{ ", '<w:proofErr w:type="spellStart"/>', "title", '<w:proofErr w:type="spellEnd"/>', " }}"
    ),
    "session-ids": p('<w:r w:rsidR="00A1"><w:t>{{ title }}</w:t></w:r>'),
    "space-kept-round-value": p("<w:r><w:t>{{ title }} {{ number }}</w:t></w:r>"),
    "special-characters": p("{% for row in rows %}{{ row.name }}|{% endfor %}"),
    "entity-beside-a-tag": p("a &amp; b &lt;c&gt; {{ title }}"),
    "line-breaks-and-tabs": p("{% for row in rows %}[{{ row.name }};{{ row.note }}]{% endfor %}"),
    "inline-if-else": p("{% if no %}A{% elif yes %}B{% else %}C{% endif %}."),
    "inline-if-over-runs": p("{% if yes %}", bold("đậm"), "{% endif %} sau"),
    "inline-if-left-out": p("trước {% if no %}", bold("đậm"), "{% endif %} sau"),
    "inline-if-over-paragraphs": p("{% if yes %}một") + p("hai{% endif %}"),
    "inline-for-over-paragraphs": p("{% for row in rows %}{{ row.total }}") + p("{% endfor %}hết"),
    "paragraph-if": p("{%p if yes %}") + p("có") + p("{%p else %}") + p("không") + p("{%p endif %}") + p("hết"),
    "paragraph-if-left-out": p("{%p if no %}") + p("có") + p("{%p endif %}") + p("hết"),
    "paragraph-for": p("{%p for row in rows %}") + p("- {{ row.name }};") + p("{%p endfor %}") + p("hết"),
    "paragraph-tag-split": p("{%p fo", "r row in ro", "ws %}")
    + p("{{ row.name }}")
    + p("{%p", " endfor %}")
    + p("hết"),
    "row-for": TABLE_LOOP + p("hết"),
    "row-if": table(["A"], ["{%tr if no %}"], ["B"], ["{%tr else %}"], ["C"], ["{%tr endif %}"]) + p("hết"),
    "nested-rows": table(
        ["Tên"],
        ["{%tr for row in rows %}"],
        ["{{ row.name }}"],
        ["{%tr for item in row['items'] %}"],
        ["{{ loop.index }}. {{ item }}"],
        ["{%tr endfor %}"],
        ["{%tr endfor %}"],
    )
    + p("hết"),
    "paragraphs-in-a-cell": table([p("{%p for row in rows %}") + p("{{ row.name }}") + p("{%p endfor %}") + p("cuối")])
    + p("hết"),
    "table-in-a-paragraph-loop": p("{%p for row in rows %}")
    + table(["{{ row.name }}"])
    + p("giữa")
    + p("{%p endfor %}")
    + p("hết"),
    "run-if": p("trước ", "{%r if yes %}", bold("đậm"), "{%r endif %}", " sau"),
    "run-for": p("{%r for row in rows %}", bold("{{ row.total }}"), "{%r endfor %}"),
    "comment": p("a{# chú thích #}b"),
    "comment-paragraph": p("{#p chú thích #}") + p("hết"),
    "comment-row": table(["A"], ["{#tr chú thích #}"], ["B"]) + p("hết"),
    "loop-fields": p(
        "{% for row in rows %}{{ loop.index }}/{{ loop.length }}/{{ loop.revindex }}{% if loop.first %}đầu{% endif %}"
        "{% if not loop.last %};{% endif %}{% endfor %}"
    ),
    "loop-else": p("{% for x in nothing %}{{ x }}{% else %}không có{% endfor %}"),
    "loop-with-condition": p(
        "{% for row in rows if row.total %}{{ loop.index }}{{ row.total }}/{{ loop.length }} {% endfor %}"
    ),
    "loop-over-pairs": p("{% for key, value in pairs %}{{ key }}={{ value }};{% endfor %}"),
    "loop-variable-hides-a-name": p("{% for title in pairs %}{{ title[0] }}{% endfor %}{{ title }}"),
    "nested-inline-loops": p(
        "{% for row in rows %}{% for i in row['items'] %}{{ loop.index }}{{ i }}{% endfor %}|{% endfor %}"
    ),
    "comparisons": p(
        "{% if number &gt;= 5 and number &lt; 6 and title != 'x' %}đúng{% endif %}{% if 'K' in title %}K{% endif %}"
    ),
    "not-and-or": p("{% if not no and (empty or yes) %}đúng{% endif %}"),
    "conditional-value": p("{{ 'có' if yes else 'không' }} {{ 'a' if no }}"),
    "filters": p("{{ title|upper }} {{ title|lower }} {{ '  a '|trim }} {{ rows|length }} {{ 'kế hoạch'|capitalize }}"),
    "filter-join": p("{{ ['a', '&lt;', title]|join(', ') }}"),
    "filter-default": p("{{ missing|default('–') }}{{ empty|default('trống', true) }}{{ title|d('x') }}"),
    "filter-replace-first-last": p("{{ title|replace('Kế', 'KẾ') }} {{ pairs|first|last }} {{ (pairs|last)[0] }}"),
    "filter-escape-once": p("{% for row in rows %}{{ row.name|e }}{% endfor %}"),
    "concatenation": p("{{ title ~ ' - ' ~ number }}"),
    "tests": p(
        "{% if missing is defined %}A{% else %}B{% endif %}{% if number is odd %}lẻ{% endif %}"
        "{% if 4 is divisibleby 2 %}2{% endif %}"
    ),
    "item-by-key": p("{{ group['items'] }} {{ group.inner.deep }} {{ pairs[1][0] }}"),
    "tag-in-a-hyperlink": p('<w:hyperlink w:anchor="x"><w:r><w:t>{{ title }}</w:t></w:r></w:hyperlink>'),
    "tag-in-a-field-code": p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:instrText xml:space="preserve"> QUOTE {{ title }} </w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        "x",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ),
    "tag-in-a-content-control": (
        f'<w:sdt><w:sdtPr><w:alias w:val="a"/></w:sdtPr><w:sdtContent>{p("{{ title }}")}</w:sdtContent></w:sdt>'
    ),
    "tag-in-an-attribute": p('<w:hyperlink w:anchor="x" w:tooltip="{{ title }}"><w:r><w:t>y</w:t></w:r></w:hyperlink>'),
    "formats-kept": p(bold("{{ title }}"), run("{{ number }}", '<w:rPr><w:i/><w:sz w:val="28"/></w:rPr>')),
    "bookmarks-in-a-loop": p("{%p for row in rows %}")
    + p('<w:bookmarkStart w:id="7" w:name="cho_ten"/>', "{{ row.name }}", '<w:bookmarkEnd w:id="7"/>')
    + p("{%p endfor %}")
    + p("hết"),
    "text-that-looks-like-tags": p("{ một dấu } và 100% của {x}") + p("{{ title }}"),
}


def by_docxtpl(template: bytes) -> bytes:
    document = docxtpl.DocxTemplate(io.BytesIO(template))
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    document.render(dict(VALUES), environment, autoescape=True)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", TEMPLATES)
def test_body_equals_docxtpl(name: str) -> None:
    template = docx(TEMPLATES[name])
    assert canonical(compile_template(template, "mau.docx").render(VALUES)) == canonical(by_docxtpl(template))


@pytest.mark.parametrize("story", ["header1", "footer1"])
def test_header_and_footer_equal_docxtpl(story: str) -> None:
    template = docx(
        p("{{ title }}"),
        **{story: p("{{ ti", "tle }} {% for row in rows %}{{ row.name }}{% endfor %}") + TABLE_LOOP + p("x")},
    )
    ours = compile_template(template, "mau.docx").render(VALUES)
    assert canonical(ours, f"word/{story}.xml") == canonical(by_docxtpl(template), f"word/{story}.xml")


def test_footnotes_equal_docxtpl() -> None:
    note = f'<w:footnote w:id="2">{p("{{ title }} {% if yes %}có{% endif %}")}</w:footnote>'
    template = docx(p("x", '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=note)
    ours = compile_template(template, "mau.docx").render(VALUES)
    assert canonical(ours, "word/footnotes.xml") == canonical(by_docxtpl(template), "word/footnotes.xml")


def test_title_property_equals_docxtpl() -> None:
    template = docx(p("x"), core="<dc:title>{{ title }} số {{ number }}</dc:title>")
    ours = compile_template(template, "mau.docx").render(VALUES)
    assert ">Kế hoạch số 5</dc:title>" in part(ours, "docProps/core.xml")
    assert ">Kế hoạch số 5</dc:title>" in part(by_docxtpl(template), "docProps/core.xml")
