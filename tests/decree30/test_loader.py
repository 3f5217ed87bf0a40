"""Reading the rules: a fault in the file is named by its key."""

from __future__ import annotations

from importlib import resources

import pytest
import yaml

from toolkit.decree30 import rules
from toolkit.decree30.loader import parse_rulebook

TEXT = resources.files("toolkit.decree30").joinpath("rules.yaml").read_text(encoding="utf-8")


def parse_changed(old: str, new: str) -> None:
    assert TEXT.count(old) == 1
    parse_rulebook(TEXT.replace(old, new))


def test_the_file_reads_the_same_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
    assert parse_rulebook(TEXT) == rules()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("name: A4, width: 210 mm", "name: A4, width: 210", r'page\.paper\.width: "210" is no Mm'),
        ("name: A4, width: 210 mm", "name: A4, width: 210 pt", r'page\.paper\.width: "210 pt" is no Mm'),
        ("name: A4, width: 210 mm", "name: A4, breadth: 210 mm", r"page\.paper: width is missing"),
        ("name: A4, width: 210 mm", "name: A4, weight: 80, width: 210 mm", r"page\.paper: unknown weight"),
        ("numerals: arabic, on_first_page", "numerals: greek, on_first_page", r'numbering\.numerals: "greek" is no'),
        ("start: 1,", "start: one,", r'numbering\.start: "one" is no int'),
        ("on_first_page: false", "on_first_page: maybe", r'on_first_page: "maybe" is no bool'),
        ("issued: 2020-03-05", "issued: 05/3/2020", r'decree\.issued: "05/3/2020" is no date'),
        ("text: wording.MOTTO", "text: wording.MOTO", r'motto\.text: "wording\.MOTO" is no str'),
        ("share_of_text: 1,", "share_of_text: all,", r'share_of_text: "all" is no float'),
        ("[110/2004/NĐ-CP, 09/2010/NĐ-CP]", "110/2004/NĐ-CP", r"decree\.repeals: list expected"),
        ('source: "Annex I, I.1"', 'source: "I.1"', r'page\.paper: "I\.1" is no clause'),
        ('level: law, source: "Annex I, I.1", ', "", r"page\.paper: no level and source"),
        ('level: law, source: "Annex I, I.1"', "level: choice", r"page\.paper: a rule of level choice needs"),
        ('level: law, source: "Annex I, I.1"', 'level: wish, source: "Annex I, I.1"', r'level: "wish" is no Level'),
        ("allowed: [11 pt, 13 pt], chosen: 13 pt", "allowed: [11 pt, 13 pt], chosen: 14 pt", r"text\.size: 14 pt"),
        ("allowed: [11 pt, 13 pt], chosen: 13 pt", "allowed: [13 pt, 11 pt], chosen: 13 pt", r"text\.size: range ends"),
        ("allowed: [11 pt, 13 pt], chosen: 13 pt", "allowed: [13 pt], chosen: 13 pt", r"text\.size: allowed: \[least"),
    ],
)  # fmt: skip
def test_a_fault_in_the_file_is_named(old: str, new: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_changed(old, new)


@pytest.mark.parametrize("text", ["", "[", "- 1", "page"])
def test_what_is_no_rule_file_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"rules\.yaml"):
        parse_rulebook(text)


def test_a_group_without_a_source_has_that_of_the_group_around() -> None:
    motto = rules().components["motto"]
    assert motto.rule_line is not None
    assert motto.rule_line.source == motto.source


def test_a_group_with_a_source_keeps_its_own() -> None:
    reference = rules().components["appendix_reference"]
    assert reference.spacing is not None
    assert reference.spacing.source.level is not reference.source.level
