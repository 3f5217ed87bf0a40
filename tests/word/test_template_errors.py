"""What is wrong with a template is said at once, with its place, before anything is written."""

from __future__ import annotations

import io
import re
import time
import zipfile

import pytest

from tests.word.packages import W, bold, docx, p, part, run, table, texts, zipped
from toolkit.diagnostics import Diagnostic, VanbanError
from toolkit.word.compiling import compile_template
from toolkit.word.docxtpl_engine import render_with_docxtpl
from toolkit.word.vocabulary import unknown_names


def findings(template: bytes) -> list[Diagnostic]:
    with pytest.raises(VanbanError) as caught:
        compile_template(template, "mau.docx")
    return list(caught.value.diagnostics)


def codes(body: str) -> list[str]:
    return [finding.code for finding in findings(docx(body))]


def place(body: str) -> str:
    return findings(docx(body))[0].location.where


WRONG: dict[str, tuple[str, str]] = {
    "unclosed-value": (p("{{ title"), "MB201"),
    "unclosed-before-another": (p("{{ title và {{ number }}"), "MB201"),
    "closed-in-another-paragraph": (p("{{ title") + p("}}"), "MB201"),
    "closing-without-opening": (p("title }}"), "MB201"),
    "curly-quotes": (p("{{ row[“name”] }}"), "MB202"),
    "curly-apostrophes": (p("{% if x == ‘a’ %}{% endif %}"), "MB202"),
    "two-names": (p("{{ a b }}"), "MB203"),
    "empty": (p("{{ }}"), "MB203"),
    "unknown-statement": (p("{% nếu x %}"), "MB203"),
    "no-end": (p("{% if x %}a"), "MB204"),
    "end-without-start": (p("a{% endfor %}"), "MB204"),
    "crossed-blocks": (p("{% if x %}{% for a in b %}{% endif %}{% endfor %}"), "MB204"),
    "different-levels": (p("{%p if x %}") + p("a{% endif %}"), "MB204"),
    "else-twice": (p("{% if x %}{% else %}{% else %}{% endif %}"), "MB204"),
    "text-beside-a-paragraph-tag": (p("chữ {%p if x %}") + p("{%p endif %}"), "MB205"),
    "another-tag-beside-a-paragraph-tag": (p("{%p if x %}{{ y }}") + p("{%p endif %}"), "MB205"),
    "text-beside-a-row-tag": (table(["{%tr for a in b %}", "chữ"], ["{%tr endfor %}", ""]), "MB205"),
    "text-beside-a-run-tag": (p("{%r if x %} chữ", "{%r endif %}"), "MB205"),
    "row-tag-outside-a-table": (p("{%tr for a in b %}"), "MB205"),
    "section-break-beside-a-paragraph-tag": (
        p("{%p if x %}", properties="<w:pPr><w:sectPr/></w:pPr>") + p("{%p endif %}"),
        "MB205",
    ),
    "power": (p("{{ 9**9**9 }}"), "MB207"),
    "repeated-text": (p("{{ 'a' * 1000000000 }}"), "MB207"),
    "call": (p("{{ x() }}"), "MB207"),
    "range": (p("{% for a in range(10) %}{% endfor %}"), "MB207"),
    "inner-name": (p("{{ x.__class__ }}"), "MB207"),
    "inner-item": (p("{{ x['__class__'] }}"), "MB207"),
    "filter-that-grows": (p("{{ x|center(1000000000) }}"), "MB207"),
    "filter-that-unescapes": (p("{{ x|safe }}"), "MB207"),
    "set": (p("{% set a = 1 %}"), "MB207"),
    "include": (p("{% include 'x' %}"), "MB207"),
    "macro": (p("{% macro a() %}{% endmacro %}"), "MB207"),
    "white-space-control": (p("{{- x }}"), "MB207"),
    "recursive-loop": (p("{% for a in b recursive %}{% endfor %}"), "MB207"),
    "column-tag": (table(["{%tc for a in b %}", "x", "{%tc endfor %}"]), "MB208"),
    "subdocument": (p("{{p sub }}"), "MB208"),
    "rich-text": (p("{{r text }}"), "MB208"),
    "cell-colour": (table(["{% cellbg x %}a"]), "MB208"),
    "column-span": (table(["{% colspan x %}a"]), "MB208"),
    "loop-over-cells": (table(["{% for a in b %}x", "y{% endfor %}"]), "MB209"),
    "loop-over-rows": (table(["{% for a in b %}x"], ["y{% endfor %}"]), "MB209"),
    "torn-by-a-tab": (p("{{ ti", "<w:r><w:tab/></w:r>", "tle }}"), "MB210"),
    "torn-by-a-link": (p("{{ ti", f'<w:hyperlink w:anchor="x">{run("tle }}")}</w:hyperlink>'), "MB210"),
    "block-in-an-attribute": (
        p(f'<w:hyperlink w:anchor="x" w:tooltip="{{% if x %}}">{run("a")}</w:hyperlink>'),
        "MB204",
    ),
    "tracked-insertion": (p(f'<w:ins w:id="1" w:author="A">{run("x")}</w:ins>'), "MB214"),
}


@pytest.mark.parametrize("name", WRONG)
def test_is_refused(name: str) -> None:
    body, code = WRONG[name]
    assert code in codes(body)


@pytest.mark.parametrize("name", WRONG)
def test_every_message_says_what_to_do(name: str) -> None:
    assert all(finding.fix and finding.message for finding in findings(docx(WRONG[name][0])))


def test_place_names_table_row_and_column() -> None:
    body = p("đầu") + table(["a"]) + table(["a", "b"], ["c", "{{ x y }}"])
    assert place(body) == "phần word/document.xml, bảng 2, hàng 2, cột 2"


def test_place_names_paragraph_outside_tables() -> None:
    assert place(p("một") + p("{{ x y }}")) == "phần word/document.xml, đoạn 2"


def test_place_names_header() -> None:
    [finding] = findings(docx(p("x"), header1=p("{{ x y }}")))
    assert finding.location.where == "phần word/header1.xml, đoạn 1"


def test_all_errors_are_reported_at_once() -> None:
    body = p("{{ a b }}") + p("{{ “x” }}") + table(["{% for a in b %}", "{% endfor %}"]) + p("{{ c")
    found = findings(docx(body, footer1=p("{{ 2**3 }}")))
    assert sorted(finding.code for finding in found) == ["MB201", "MB202", "MB203", "MB207", "MB209"]


def test_unknown_names_are_all_reported_with_the_nearest() -> None:
    body = (
        p("{{ titel }}")
        + table(["{%tr for row in rows %}"], ["{{ row.contnt }}{{ loop.indx }}"], ["{%tr endfor %}"])
        + p("x")
    )
    template = compile_template(docx(body), "mau.docx")
    found = unknown_names(template, {"title": "", "rows": [{"content": "a"}]})
    assert [(f.code, f.location.where, f.fix) for f in found] == [
        ("MB206", "phần word/document.xml, đoạn 1", 'có phải "title"?'),
        ("MB206", "phần word/document.xml, bảng 1, hàng 2, cột 1", 'có phải "content"?'),
        ("MB206", "phần word/document.xml, bảng 1, hàng 2, cột 1", 'có phải "index"?'),
    ]


def test_name_a_template_asks_for_is_not_unknown() -> None:
    body = p("{% if x is defined %}{{ x }}{% endif %}{{ y|default('-') }}{{ rows[0].a }}")
    assert unknown_names(compile_template(docx(body), "mau.docx"), {"rows": []}) == []


def test_missing_name_stops_rendering_with_its_place() -> None:
    template = compile_template(docx(table(["{{ a }}", "{{ b.c }}"]) + p("x")), "mau.docx")
    with pytest.raises(VanbanError) as caught:
        template.render({"a": "1", "b": {}})
    [finding] = caught.value.diagnostics
    assert (finding.code, finding.location.where) == (
        "MB206",
        "phần word/document.xml, bảng 1, hàng 1, cột 2",
    )
    assert '"c"' in finding.message


@pytest.mark.parametrize("character", ["\x0b", "\x00", "\ud800", "\ufffe"], ids=["vt", "nul", "surrogate", "fffe"])
def test_character_no_document_may_hold_is_refused(character: str) -> None:
    template = compile_template(docx(p("{{ a }}")), "mau.docx")
    with pytest.raises(VanbanError) as caught:
        template.render({"a": f"x{character}y"})
    assert caught.value.diagnostics[0].code == "MB211"


def test_list_is_not_printed() -> None:
    template = compile_template(docx(p("{{ a }}")), "mau.docx")
    with pytest.raises(VanbanError) as caught:
        template.render({"a": ["x"]})
    assert caught.value.diagnostics[0].code == "MB215"


def test_loops_in_loops_have_an_end() -> None:
    inner = "{% for b in rows %}{% for c in rows %}{% for d in rows %}{% endfor %}{% endfor %}{% endfor %}"
    template = compile_template(docx(p("{% for a in rows %}" + inner + "{% endfor %}")), "mau.docx")
    start = time.process_time()
    with pytest.raises(VanbanError) as caught:
        template.render({"rows": list(range(1000))})
    assert caught.value.diagnostics[0].code == "MB212"
    assert time.process_time() - start < 30


def test_output_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.word.program.LARGEST_PART", 100_000)
    template = compile_template(
        docx(p("{% for a in rows %}{% for b in rows %}{{ a }}{% endfor %}{% endfor %}")), "mau.docx"
    )
    with pytest.raises(VanbanError) as caught:
        template.render({"rows": ["x" * 100] * 1000})
    assert caught.value.diagnostics[0].code == "MB212"


def test_cell_left_empty_by_its_data_still_ends_in_a_paragraph() -> None:
    body = table([p("{%p for a in rows %}") + p("{{ a }}") + p("{%p endfor %}")])
    rendered = compile_template(docx(body + p("x")), "mau.docx").render({"rows": []})
    assert "<w:p/></w:tc>" in part(rendered)


def test_table_left_without_rows_is_refused() -> None:
    body = table(["{%tr for a in rows %}"], ["{{ a }}"], ["{%tr endfor %}"]) + p("x")
    with pytest.raises(VanbanError) as caught:
        compile_template(docx(body), "mau.docx").render({"rows": []})
    assert caught.value.diagnostics[0].code == "MB213"


def test_curly_quotes_in_a_straight_string_are_text() -> None:
    rendered = compile_template(docx(p("{{ a|default('“trống”') }}")), "mau.docx").render({})
    assert texts(rendered) == ["“trống”"]


def test_ampersand_in_a_tag_is_one_ampersand() -> None:
    # docxtpl prints "&amp;" here: it does not read the tag's text as XML.
    assert texts(compile_template(docx(p("{{ a ~ ' &amp; ' }}")), "mau.docx").render({"a": "x"})) == ["x & "]


def test_value_that_looks_like_a_tag_stays_text() -> None:
    rendered = compile_template(docx(p("{{ a }}")), "mau.docx").render({"a": "{{ b }} {% if %} {_{ </w:t>"})
    assert texts(rendered) == ["{{ b }} {% if %} {_{ </w:t>"]


def test_bookmarks_and_drawings_of_a_loop_get_ids_of_their_own() -> None:
    drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="3" name="a"/></wp:inline></w:drawing></w:r>'
    body = (
        p("{%p for a in rows %}")
        + p('<w:bookmarkStart w:id="7" w:name="ten"/>', "{{ a }}", '<w:bookmarkEnd w:id="7"/>', drawing)
        + p("{%p endfor %}")
    )
    template = compile_template(docx(body), "mau.docx")
    text = part(template.render({"rows": ["x", "y"]}))
    starts, ends = (
        re.findall(r'bookmarkStart w:id="(\d+)"', text),
        re.findall(r'bookmarkEnd w:id="(\d+)"', text),
    )
    assert starts == ends
    assert len({*starts, *re.findall(r'docPr id="(\d+)"', text)}) == 4
    assert len(set(re.findall(r'w:name="(ten\w+)"', text))) == 2


def test_value_in_an_attribute_cannot_leave_it() -> None:
    body = p(f'<w:hyperlink w:anchor="x" w:tooltip="{{{{ a }}}}">{run("b")}</w:hyperlink>')
    rendered = part(compile_template(docx(body), "mau.docx").render({"a": 'x" w:anchor="y\nz<'}))
    assert 'w:tooltip="x&quot; w:anchor=&quot;y z&lt;"' in rendered


def test_bookmark_stands_where_its_run_stood() -> None:
    rendered = part(compile_template(docx(p(bold("{{r a|bookmark }}"), "x")), "mau.docx").render({"a": "media-plan"}))
    assert '<w:p><w:bookmarkStart w:id="1" w:name="_vb_media_plan"/><w:bookmarkEnd w:id="1"/><w:r>' in rendered


@pytest.mark.parametrize(
    "text", ["{{r a|bookmark }}{{ b }} sau", "trước {{r a|bookmark }}{{ b }} sau"], ids=["first", "middle"]
)
def test_bookmark_joined_with_text_on_saving_is_taken_apart(text: str) -> None:
    template = docx(p(bold(text)))
    rendered = compile_template(template, "mau.docx").render({"a": "media", "b": "chữ"})
    assert '<w:bookmarkStart w:id="1" w:name="_vb_media"/><w:bookmarkEnd w:id="1"/><w:r><w:rPr><w:b/>' in part(rendered)
    assert texts(rendered) == [text.replace("{{r a|bookmark }}", "").replace("{{ b }}", "chữ")]
    assert texts(render_with_docxtpl(template, {"a": "media", "b": "chữ"}, "mau.docx")) == texts(rendered)


def test_author_sessions_and_comments_of_the_template_are_gone() -> None:
    body = p(
        '<w:commentRangeStart w:id="0"/>',
        '<w:r w:rsidR="00AB12CD"><w:t>x</w:t></w:r>',
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>',
    )
    core = "<dc:creator>Nguyễn Văn A</dc:creator><cp:lastModifiedBy>B</cp:lastModifiedBy><dc:title>{{ t }}</dc:title>"
    rendered = compile_template(docx(body, core=core), "mau.docx").render({"t": "Tên"})
    text = part(rendered) + part(rendered, "docProps/core.xml")
    assert not any(trace in text for trace in ("rsid", "comment", "_GoBack", "Nguyễn", "lastModifiedBy"))
    assert "Tên" in text


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "cccc">]>' + f'<w:document xmlns:w="{W}"><w:body><w:p/></w:body></w:document>'
    content = {"[Content_Types].xml": "<Types/>", "word/document.xml": bomb}
    assert [finding.code for finding in findings(zipped(content))] == ["MB105"]


def test_deep_expression_is_refused() -> None:
    assert codes(p("{{ " + "(" * 3000 + "x" + ")" * 3000 + " }}"))[0] in {"MB203", "MB207"}


def test_many_torn_tags_are_read_in_time() -> None:
    body = p(*["{", "{ a", " }", "}"] * 3000)
    start = time.process_time()
    compile_template(docx(body), "mau.docx")
    assert time.process_time() - start < 20


def test_header_left_empty_by_its_data_still_has_a_paragraph() -> None:
    header = p("{%p for a in rows %}") + p("{{ a }}") + p("{%p endfor %}")
    rendered = compile_template(docx(p("x"), header1=header), "mau.docx").render({"rows": []})
    assert "<w:p/></w:hdr>" in part(rendered, "word/header1.xml")


def test_text_that_forges_our_marks_is_refused() -> None:
    assert [finding.code for finding in findings(docx(p("\ufdd00\ufdd1 {{ a }}")))] == ["MB105"]


@pytest.mark.parametrize(
    ("tag", "code"),
    [("{{ loop }}", "MB215"), ("{{ loop.depth }}", "MB206"), ("{{ 1 is divisibleby 0 }}", "MB215")],
    ids=["loop", "loop-field", "division"],
)
def test_odd_tag_stops_rendering_with_a_finding(tag: str, code: str) -> None:
    template = compile_template(docx(p("{% for x in rows %}" + tag + "{% endfor %}")), "mau.docx")
    with pytest.raises(VanbanError) as caught:
        template.render({"rows": [1]})
    assert caught.value.diagnostics[0].code == code


def test_missing_field_of_a_loop_has_its_default() -> None:
    template = compile_template(docx(p("{% for x in rows %}{{ loop.foo|default('z') }}{% endfor %}")), "mau.docx")
    assert texts(template.render({"rows": [1, 2]})) == ["zz"]


@pytest.mark.parametrize("number", ["1e999", "9" * 5000], ids=["infinite", "digits"])
def test_number_without_bounds_is_refused(number: str) -> None:
    assert codes(p("{{ " + number + " }}"))[0] in {"MB203", "MB207"}


def test_condition_of_thousands_of_branches_is_refused() -> None:
    branches = "".join(f"{{% elif x == {n} %}}{n}" for n in range(3000))
    assert "MB207" in codes(p("{% if x %}a" + branches + "{% endif %}"))


def test_filters_in_a_row_cannot_make_gigabytes() -> None:
    bomb = "|replace('a', '" + "a" * 2000 + "')"
    template = compile_template(docx(p("{{ x" + bomb * 3 + " }}")), "mau.docx")
    with pytest.raises(VanbanError) as caught:
        template.render({"x": "a"})
    assert caught.value.diagnostics[0].code == "MB212"


@pytest.mark.parametrize("last", ["<w:p/>", p("cuối")], ids=["empty", "text"])
def test_cell_that_ends_in_a_paragraph_gets_no_other(last: str) -> None:
    body = table([p("{%p if x %}") + p("a") + p("{%p endif %}") + last]) + p("x")
    rendered = part(compile_template(docx(body), "mau.docx").render({"x": 1}))
    assert rendered.count("</w:p>") + rendered.count("<w:p/>") == 3


def test_table_that_ends_in_a_bookmark_has_its_rows() -> None:
    rows = table(["{%tr for a in rows %}"], ["{{ a }}"], ["{%tr endfor %}"])
    marks = '<w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/>'
    template = compile_template(docx(rows.replace("</w:tbl>", marks + "</w:tbl>") + p("x")), "mau.docx")
    assert texts(template.render({"rows": ["1", "2"]})) == ["1", "2", "x"]


@pytest.mark.parametrize(
    "change",
    ['<w:tcPrChange w:id="1" w:author="A"><w:tcPr/></w:tcPrChange>', '<w:cellIns w:id="1" w:author="A"/>'],
    ids=["format", "inserted"],
)
def test_tracked_change_of_a_cell_is_refused(change: str) -> None:
    body = table(["a"]).replace("</w:tcPr>", change + "</w:tcPr>") + p("x")
    assert "MB214" in codes(body)


def test_persons_and_paths_of_the_template_are_gone() -> None:
    data = docx(p("{{ a }}"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = content["word/_rels/document.xml.rels"]
    assert isinstance(relations, bytes)
    content["word/_rels/document.xml.rels"] = relations.decode().replace(
        "</Relationships>",
        f'<Relationship Id="rId8" Type="{office}/people" Target="people.xml"/></Relationships>',
    )
    content["word/people.xml"] = "<w15:people xmlns:w15='x'>Nguyễn Văn A</w15:people>"
    content["word/_rels/settings.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}/attachedTemplate" Target="file:///C:/nva" TargetMode="External"/>'
        "</Relationships>"
    )
    content["word/settings.xml"] = f"<w:settings xmlns:w='{W}'><w:attachedTemplate/><w:docVars/></w:settings>"
    types = content["[Content_Types].xml"]
    assert isinstance(types, bytes)
    content["[Content_Types].xml"] = types.decode().replace(
        "</Types>",
        '<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.settings+xml"/></Types>',
    )
    template = compile_template(zipped(content), "mau.docx")
    rendered = template.render({"a": "x"})
    with zipfile.ZipFile(io.BytesIO(rendered)) as archive:
        whole = "".join(archive.read(name).decode() for name in archive.namelist())
    assert not any(trace in whole for trace in ("Nguyễn", "nva", "people", "docVars", "attachedTemplate"))


def test_template_of_thousands_of_tags_is_refused_at_once() -> None:
    start = time.process_time()
    assert codes(p("{%p if x %}") * 20_000) == ["MB212"]
    assert time.process_time() - start < 10


def test_content_control_left_empty_by_its_data_keeps_its_cell_sound() -> None:
    inner = p("{%p for a in rows %}") + p("{{ a }}") + p("{%p endfor %}")
    cell = f"<w:tc><w:tcPr/><w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt></w:tc>"
    one = table(["a"])
    body = one[: one.index("<w:tc>")] + cell + one[one.index("</w:tr>") :]
    assert "<w:p/></w:sdtContent>" in part(compile_template(docx(body + p("x")), "mau.docx").render({"rows": []}))
