"""docxtpl itself, for what our engine refuses, with its dangers shut."""

from __future__ import annotations

import time

import pytest

from tests.word.packages import docx, p, part, table, texts
from toolkit.diagnostics import VanbanError
from toolkit.word.docxtpl_engine import render_with_docxtpl


def refusal(body: str, **values: object) -> str:
    with pytest.raises(VanbanError) as caught:
        render_with_docxtpl(docx(body), values, "mau.docx")
    [finding] = caught.value.diagnostics
    assert finding.code == "MB217"
    return finding.message


def test_column_loop_our_engine_refuses_is_rendered() -> None:
    body = table(["{%tc for name in names %}", "{{ name }}", "{%tc endfor %}"]) + p("hết")
    assert texts(render_with_docxtpl(docx(body), {"names": ["a", "b"]}, "mau.docx")) == ["a", "b", "hết"]


def test_special_characters_are_escaped() -> None:
    assert texts(render_with_docxtpl(docx(p("{{ a }}")), {"a": "BNV-CTTN&BDG a < b"}, "mau.docx")) == [
        "BNV-CTTN&BDG a < b"
    ]


def test_missing_name_is_refused() -> None:
    assert "tên không có giá trị" in refusal(p("{{ missing }}"))


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ 9**9**9 }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 'a'|center(1000000000) }}",
        "{% for x in range(1000000000) %}{% endfor %}",
    ],
    ids=["classes", "power", "repeat", "center", "range"],
)
def test_hostile_tag_is_refused_at_once(tag: str) -> None:
    start = time.process_time()
    refusal(p(tag))
    assert time.process_time() - start < 5


def test_same_bytes_each_time_and_no_trace_of_saving() -> None:
    template = docx(p("{{ a }}"))
    first = render_with_docxtpl(template, {"a": "x"}, "mau.docx")
    assert first == render_with_docxtpl(template, {"a": "x"}, "mau.docx")
    core = part(first, "docProps/core.xml")
    assert core.endswith(("/>", "></cp:coreProperties>"))


def test_title_of_the_template_stays() -> None:
    rendered = render_with_docxtpl(docx(p("x"), core="<dc:title>{{ a }}</dc:title>"), {"a": "Tên"}, "mau.docx")
    core = part(rendered, "docProps/core.xml")
    assert ">Tên</dc:title>" in core
    assert not any(trace in core for trace in ("python-docx", "modified", "created", "description", "lastModifiedBy"))
