"""Plain text, CSV and what a spreadsheet puts on the clipboard."""

from __future__ import annotations

import pytest

from tests.importing.reading import HEADINGS, TASK, Result
from toolkit.diagnostics import VanbanError

ROWS = ["1 Rà soát văn bản | Sở Nội vụ | Sở Y tế | Trong năm"]


def joined(sign: str, *rows: list[str]) -> str:
    return "\n".join(sign.join(row) for row in rows) + "\n"


@pytest.mark.parametrize("sign", [";", ",", "\t"], ids=["semicolon", "comma", "tab"])
def test_the_delimiter_is_told_from_the_text(sign: str) -> None:
    assert Result(joined(sign, HEADINGS, TASK).encode(), "x.csv").rows == ROWS


def test_names_with_commas_stand_in_quotes() -> None:
    text = joined(",", HEADINGS, ["1", "Rà soát", '"Các sở, ban, ngành"', "", "Trong năm"])
    assert Result(text.encode(), "x.csv").rows == ["1 Rà soát | Các sở, ban, ngành |  | Trong năm"]


def test_excel_s_own_line_of_the_delimiter() -> None:
    assert Result(("sep=;\n" + joined(";", HEADINGS, TASK)).encode("utf-8-sig"), "x.csv").rows == ROWS


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-be"], ids=str)
def test_encodings_with_a_mark(codec: str) -> None:
    text = joined("\t", HEADINGS, TASK)
    data = text.encode(codec) if codec != "utf-16-be" else b"\xfe\xff" + text.encode(codec)
    assert Result(data.replace(b"\r", b""), "x.txt").rows == ROWS


def test_windows_1258_is_explained() -> None:
    text = "STT;Nội dung;Chủ trì\n1;Rà soát;Sở"
    import unicodedata

    data = "".join(letter if letter in "ôơưăâêđ" else unicodedata.normalize("NFD", letter) for letter in text).encode(
        "cp1258", "replace"
    )
    with pytest.raises(VanbanError) as caught:
        Result(data, "x.csv")
    finding = caught.value.diagnostics[0]
    assert (finding.code, finding.location.line) == ("NH109", 1)
    assert "CSV UTF-8" in finding.fix


def test_cells_of_several_lines_pasted_from_a_spreadsheet() -> None:
    text = joined("\t", HEADINGS, ["1", '"Rà soát\nvăn bản"', *TASK[2:]])
    assert Result(text.encode(), "x.txt").texts()["content"] == "Rà soát\nvăn bản"


def test_findings_point_at_lines() -> None:
    text = joined(";", ["NHIỆM VỤ NĂM 2026", "", "", "", ""], HEADINGS, TASK, ["2", "Viết tin", "Sở Z", "", "Hôm nào"])
    result = Result(text.encode(), "x.csv")
    found = [finding for finding in result.source.findings if finding.code in {"NH203", "NH204"}]
    assert [(finding.code, finding.location.line) for finding in found] == [("NH203", 4), ("NH204", 4)]


def test_lines_that_stand_round_tables() -> None:
    text = (
        "# PHỤ LỤC: NHIỆM VỤ NĂM 2026\n\n"
        + joined("\t", HEADINGS, ["<b>I</b>", "<b>Nhóm</b>", "", "", ""], TASK)
        + "\nHết.\n"
    )
    result = Result(text.encode(), "x.txt")
    assert result.rows[0] == "I Nhóm"
    assert any('"Hết."' in message for message in result.messages)


def test_a_table_in_markdown() -> None:
    text = "\n".join(["| " + " | ".join(row) + " |" for row in (HEADINGS, ["---"] * 5, TASK)])
    assert Result(text.encode(), "x.md").rows == ROWS


def test_control_characters_are_left_out_and_told_of() -> None:
    text = joined("\t", HEADINGS, ["1", "Rà\x0b soát\x07", *TASK[2:]])
    result = Result(text.encode(), "x.txt")
    assert "NH224" in result.codes


def test_a_file_without_tasks() -> None:
    with pytest.raises(VanbanError) as caught:
        Result(b"xin chao\n", "x.txt")
    assert caught.value.diagnostics[0].code == "NH105"
