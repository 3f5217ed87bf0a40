"""YAML text to nodes: what is kept, where it stands, what is refused."""

import gc
import os
import time
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from toolkit.diagnostics import Diagnostic, VanbanError
from toolkit.model import yaml_nodes
from toolkit.model.problems import PROBLEM_LIMIT, Problems
from toolkit.model.source import SourceText
from toolkit.model.yaml_nodes import Mapping, Node, Scalar, Sequence, collect_nodes, parse_yaml


@pytest.fixture(params=["C", "Python"])
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "Python":
        monkeypatch.delattr(yaml, "CBaseLoader")
    elif not hasattr(yaml, "CBaseLoader"):
        absent = pytest.fail if os.environ.get("VANBAN_TEST_TOOLS") == "required" else pytest.skip
        absent("bản PyYAML này không có libyaml: cài gói PyYAML dựng sẵn (wheel)")


pytestmark = pytest.mark.usefixtures("_each_parser")


def parse(text: str) -> Node:
    return parse_yaml(SourceText("2026.yaml", text))


def value(text: str) -> Scalar:
    """Return the first value of a mapping."""
    root = parse(text)
    assert isinstance(root, Mapping)
    node = root.entries[0][1]
    assert isinstance(node, Scalar)
    return node


def findings(text: str) -> tuple[Diagnostic, ...]:
    with pytest.raises(VanbanError) as caught:
        parse(text)
    return caught.value.diagnostics


def places(text: str) -> list[tuple[int | None, int | None, str]]:
    return [(d.location.line, d.location.column, d.code) for d in findings(text)]


@pytest.mark.parametrize("typed", ["08", "1.10", "No", "yes", "2026-04-20", "0x1F", "1_000", "12:30", "=", "true"])
def test_scalars_stay_as_typed(typed: str) -> None:
    assert value(f"number: {typed}\n").text == typed


def test_a_blank_value_is_empty_text_after_the_colon() -> None:
    assert value("number:   # văn thư cấp số\nsymbol: KH\n") == Scalar("", 7, 7)


def test_values_have_their_place() -> None:
    text = 'tasks:\n- {id: a, content: "Rà soát"}\n'
    root = parse(text)
    assert isinstance(root, Mapping)
    tasks = root.entries[0][1]
    assert isinstance(tasks, Sequence)
    task = tasks.items[0]
    assert isinstance(task, Mapping)
    assert [text[node.start : node.end] for pair in task.entries for node in pair] == [
        "id",
        "a",
        "content",
        '"Rà soát"',
    ]
    assert text[task.start : task.end] == '{id: a, content: "Rà soát"}'


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_places_hold_for_each_line_end(line_end: str) -> None:
    text = line_end.join(["# ghi chú", "year: 2026", "😀: Ủy ban", ""])
    root = parse(text)
    assert isinstance(root, Mapping)
    assert [text[node.start : node.end] for _, node in root.entries] == ["2026", "Ủy ban"]


def test_folded_and_literal_blocks_are_read() -> None:
    assert value("content: >\n  Rà soát\n  văn bản\n").text == "Rà soát văn bản\n"
    assert value("content: |-\n  Rà soát\n  văn bản\n").text == "Rà soát\nvăn bản"


def test_text_is_nfc_also_from_a_decomposed_file() -> None:
    assert value("content: Ra\u0300 soa\u0301t\n").text == "Rà soát"
    assert value('content: "Ra\\u0300 soát"\n').text == "Rà soát"


def test_a_first_document_mark_is_allowed() -> None:
    assert value("---\nyear: 2026\n").text == "2026"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: &x b\n", (1, 4)),
        ("a: *x\n", (1, 4)),
        ("a: **quan trọng**\n", (1, 4)),
        ("a: & b\n", (1, 4)),
        ("a: !x b\n", (1, 4)),
        ("a: !!str b\n", (1, 4)),
        ("a: ! b\n", (1, 4)),
        ("a: !y!z b\n", (1, 4)),
        ("a: &x [b]\n", (1, 4)),
        ("a: !x {b: c}\n", (1, 4)),
        ("a: 1\n<<: {b: 1}\n", (2, 1)),
        ("%YAML 1.1\n---\na: 1\n", (1, 1)),
        ("# đầu\r\n\r\n%TAG ! x\n---\na: 1\n", (3, 1)),
        ("%LAI CHÂU\n---\na: 1\n", (1, 1)),
    ],
)
def test_the_clever_parts_of_yaml_are_refused(text: str, place: tuple[int, int]) -> None:
    assert places(text) == [(*place, "DL007")]


def test_a_quoted_merge_sign_is_a_key() -> None:
    assert value('"<<": x\n').text == "x"


def test_a_second_document_is_refused() -> None:
    assert places("a: 1\n---\nb: 1\n") == [(2, 1, "DL008")]


def test_a_doubled_key_names_both_lines() -> None:
    found = findings("year: 2026\nplace: Lai Châu\nyear: 2027\n")
    assert [(d.location.line, d.location.column, d.code) for d in found] == [(3, 1, "DL011")]
    assert "dòng 1" in found[0].message


@pytest.mark.parametrize("typed", ["~", "null", "Null", "NULL"])
def test_null_is_not_a_way_to_leave_blank(typed: str) -> None:
    assert places(f"number: {typed}\n") == [(1, 9, "DL015")]
    assert value(f'number: "{typed}"\n').text == typed


@pytest.mark.parametrize("text", ["", "   \n\n", "# chỉ có ghi chú\n"], ids=["nothing", "blank", "comment"])
def test_an_empty_file_is_refused(text: str) -> None:
    assert places(text) == [(1, 1, "DL010")]


def test_a_list_as_key_is_refused() -> None:
    assert places("? [a]\n: b\n") == [(1, 3, "DL014")]


def test_several_problems_are_told_at_once_in_their_order() -> None:
    text = "a: ~\nb: &x 1\nb: 2\nc: !t 3\n"
    assert [code for _, _, code in places(text)] == ["DL015", "DL007", "DL011", "DL007"]


def test_problems_before_a_syntax_error_are_told_with_it() -> None:
    assert [code for _, _, code in places("a: ~\nb: x: y\n")] == ["DL015", "DL005"]


@pytest.mark.parametrize("sign", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_at_once(sign: str) -> None:
    start = time.process_time()
    assert [code for _, _, code in places(sign * 100_000)] == ["DL009"]
    assert time.process_time() - start < 0.5


def test_twenty_levels_are_read_and_no_more() -> None:
    assert parse("[" * 20 + "]" * 20)
    assert places("[" * 21 + "]" * 21) == [(1, 21, "DL009")]


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_nodes, "NODE_LIMIT", 10)
    assert parse("- a\n" * 9)
    assert [code for _, _, code in places("- a\n" * 11)] == ["DL002"]


@pytest.mark.parametrize(
    "escape", ["\\ud800", "\\0", "\\v", "\\x07", "\\u2028", "\\N", "\\Uffffffff", "\\ud83d\\ude00"]
)
def test_forbidden_characters_cannot_come_in_as_escapes(escape: str) -> None:
    found = findings(f'place: "Lai {escape}"\n')
    assert len(found) == 1
    assert found[0].code in {"DL004", "DL005"}


def test_a_text_that_skipped_decoding_is_a_finding_too() -> None:
    assert findings("place: \ud800\n")[0].code == "DL004"


SYNTAX = {
    "colon-in-value": ("a: Trong năm 2026: Tổ chức\n", (1, 4, "DL005"), "ngoặc kép"),
    "colon-in-list": ("- a: x\n  b: Trong năm 2026: Tổ chức\n", (2, 6, "DL005"), "ngoặc kép"),
    "too-far-left": ("a:\n    b: 1\n  c: 2\n", (3, 3, "DL005"), "thụt lề"),
    "too-far-right": ("a: 1\n  b: 2\n", (2, 3, "DL005"), "thụt"),
    "no-colon": ("a: 1\nb\nc: 2\n", (2, 1, "DL005"), 'thiếu dấu ":"'),
    "no-blank": ("a:1\nb: 2\n", (1, 2, "DL005"), "thiếu dấu cách"),
    "no-blank-crlf": ("a:1\r\nb: 2\r\n", (1, 2, "DL005"), "thiếu dấu cách"),
    "open-quote": ('a: "abc\nb: 2\n', (1, 4, "DL005"), "không đóng"),
    "after-quote": ('a: "abc" def\nb: 1\n', (1, 10, "DL005"), "sau dấu đóng ngoặc"),
    "open-bracket": ("a: [x, y\nb: 2\n", (1, 4, "DL005"), '"["'),
    "open-brace": ("a: {x\nb: 2\n", (1, 4, "DL005"), '"{"'),
    "closing-bracket": ("a: ]\n", (1, 4, "DL005"), '"]"'),
    "dash-in-brackets": ("a: [- b]\n", (1, 5, "DL005"), '"-"'),
    "at-sign": ("a: @x\n", (1, 4, "DL005"), '"@"'),
    "percent": ("a: %x\n", (1, 4, "DL005"), '"%"'),
    "tab": ("a:\n\tb: 1\n", (2, 1, "DL006"), "Tab"),
    "tab-after-blanks": ("a:\n  - b: 1\n  \tc: 2\n", (3, 3, "DL006"), "Tab"),
    "tab-in-block": ("a: |\n\tx\n", (2, 1, "DL006"), "Tab"),
    "escape": ('a: "\\xZZ"\n', (1, 6, "DL005"), "\\"),
    "dash": ("a: - b\n", (1, 4, "DL005"), "- "),
    "question": ("a: ? b\n", (1, 4, "DL005"), "? "),
    "block-sign": ("a: > x\n", (1, 4, "DL005"), "xuống dòng"),
    "no-dash": ("- a\nb: 1\n", (2, 1, "DL005"), "thụt lề"),
    "after-end": ("a: 1\n...\nb: 1\n", (3, 1, "DL005"), "..."),
    "separator-in-quotes": ('a: "x\n---\ny"\n', (2, 1, "DL005"), "dòng 1"),
    "empty-key": (": x\n", (1, 1, "DL005"), "tên mục"),
    "closing-line": ("a: x\n}\n", (2, 1, "DL005"), '"}"'),
}


@pytest.mark.parametrize("name", SYNTAX)
def test_syntax_errors_say_what_was_typed_and_where(name: str) -> None:
    text, place, words = SYNTAX[name]
    found = findings(text)
    assert [(d.location.line, d.location.column, d.code) for d in found] == [place]
    assert words in found[0].message
    assert found[0].fix


PIECES = ["a", "b", ": ", ":", "- ", "\n", "  ", "\t", '"', "'", "[", "]", "{", "}", ",", "#", " #", "&", "*"]
PIECES += ["!", "|", ">", "%", "@", "`", "---", "...", "?", "<<", "~", "\\", "\\u", "\r", "\r\n", "Ủy"]
PIECES += ["é", "😀", "null", "\x00", "\u2028", "\ufeff", "\ud800", "\x85", "%YAML 1.1", "!!", "\\Uffffffff"]
ENGLISH = {"expected", "found", "while", "not", "allowed", "scanning", "parsing", "character", "token"}


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_text_is_a_node_or_findings_in_vietnamese(text: str) -> None:
    problems = Problems(SourceText("2026.yaml", text))
    node = collect_nodes(problems.source, problems)
    assert node is not None or problems.findings()
    assert node is None or 0 <= node.start <= node.end <= len(text)
    for finding in problems.findings():
        assert finding.fix
        assert not ENGLISH & set(finding.message.split())


def test_a_million_problems_in_one_line_are_counted_not_told() -> None:
    start = time.process_time()
    found = findings("{" + "a: 1, " * 20_000 + "}")
    assert len(found) == PROBLEM_LIMIT + 1
    assert found[-1].code == "DL023"
    assert time.process_time() - start < 5


@pytest.fixture
def _collector_off() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def test_the_collector_runs_again_after_reading() -> None:
    parse("a: 1\n")
    assert gc.isenabled()
    findings("a: [")
    assert gc.isenabled()


@pytest.mark.usefixtures("_collector_off")
def test_the_collector_stays_off_where_it_was() -> None:
    parse("a: 1\n")
    assert not gc.isenabled()
