"""Comments that silence findings, and the folder's settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.checking.settings import read_settings
from toolkit.checking.silences import find_silences
from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.model.source import SourceText
from toolkit.model.yaml_nodes import parse_yaml


def silences(text: str) -> tuple[list[tuple[tuple[str, ...], str, int, int]], list[tuple[str, int | None]]]:
    source = SourceText("2026.yaml", text)
    found, doubtful = find_silences(source, parse_yaml(source))
    spoken = [(silence.codes, silence.reason, silence.first, silence.last) for silence in found]
    return spoken, [(finding.code, finding.location.line) for finding in doubtful]


@pytest.mark.parametrize(
    "words",
    [
        "bỏ qua CT305, NB vì tên riêng",
        "bo qua ct305,nb vi tên riêng",
        "ignore CT305; NB because tên riêng",
        "bỏ qua CT305, NB: tên riêng",
    ],
)
def test_codes_and_reason_are_read_in_any_writing(words: str) -> None:
    assert silences(f"a: b # vanban: {words}\n") == ([(("CT305", "NB"), "tên riêng", 1, 1)], [])


def test_a_line_of_its_own_speaks_of_the_next_value() -> None:
    text = "# vanban: bỏ qua CT vì thử\n# ghi chú khác\n\na: |\n  một\n  hai\nb: c\n"
    assert silences(text)[0] == [(("CT",), "thử", 4, 6)]


def test_a_folded_value_is_meant_as_a_whole() -> None:
    text = "a: b\nc: d\n  e # vanban: bỏ qua CT vì thử\n"
    assert silences(text)[0] == [(("CT",), "thử", 3, 3)]
    assert silences("# vanban: bỏ qua CT vì thử\nc: d\n  e\n")[0] == [(("CT",), "thử", 2, 3)]


def test_within_a_value_it_is_no_comment() -> None:
    assert silences('a: "b # vanban: bỏ qua CT vì thử"\nb: |\n  # vanban: bỏ qua CT vì thử\n') == ([], [])


@pytest.mark.parametrize("words", ["bỏ qua CT305", "bỏ qua", "bỏ CT305 vì thử", "bỏ qua XX301 vì thử"])
def test_what_cannot_be_understood_or_gives_no_reason_is_told(words: str) -> None:
    assert silences(f"a: b\nc: d # vanban: {words}\n") == ([], [("DL302", 2)])


def finding(code: str, line: int) -> Diagnostic:
    return Diagnostic(code, Level.ERROR, Location("2026.yaml", line, 1), "")


def test_a_silence_takes_its_codes_on_its_lines() -> None:
    source = SourceText("2026.yaml", "a: b\nc: d # vanban: bỏ qua CT3 vì thử\n")
    (silence,) = find_silences(source, parse_yaml(source))[0]
    assert [silence.takes(finding("CT305", line)) for line in (1, 2, 3)] == [False, True, False]
    assert not silence.takes(finding("CT401", 2))


def test_settings_of_a_folder() -> None:
    text = (
        "check:\n  ignore:\n    - {code: CT305, reason: thử, files: '*.docx'}\n    - {code: TT, reason: thử}\nkhac: 1\n"
    )
    settings = read_settings(SourceText("vanban.yaml", text), Path())
    first, second = settings.ignored
    assert first.takes("CT305", "a/x.docx")
    assert not first.takes("CT305", "2026.yaml")
    assert not first.takes("CT306", "x.docx")
    assert second.takes("TT101", "2026.yaml")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("check:\n  ignore:\n    - {code: CT305}\n", "DL301", 3),
        ("check:\n  ignore:\n    - {code: XX, reason: thử}\n", "DL301", 3),
        ("check:\n  ignore:\n    - {reason: thử}\n", "DL013", 3),
        ("check:\n  ignores: []\n", "DL012", 2),
        ("check: x\n", "DL014", 1),
    ],
)
def test_wrong_settings_are_told(text: str, code: str, line: int) -> None:
    with pytest.raises(VanbanError) as caught:
        read_settings(SourceText("vanban.yaml", text), Path())
    assert [(found.code, found.location.line) for found in caught.value.diagnostics] == [(code, line)]
