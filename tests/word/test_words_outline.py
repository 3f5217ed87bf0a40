"""The words of a document as lines: nothing that is no word, a line for each thing that may change."""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.word.packages import bold, docx, p, run, table, zipped
from toolkit.diagnostics import VanbanError
from toolkit.word.outline import outline
from toolkit.word.package import read_package
from toolkit.word.words_outline import words_outline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADINGS = ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời gian thực hiện"]


def lines(body: str, **stories: str) -> list[str]:
    return words_outline(docx(body, **stories)).splitlines()


def cells(*texts: str) -> list[str]:
    return [p(text) for text in texts]


def test_looks_bookmarks_and_empty_paragraphs_do_not_show() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="_vb_a"/>'
    end = '<w:bookmarkEnd w:id="1"/>'
    assert lines(p(mark, "a ", bold("b"), end) + p() + p("c")) == ["a b", "c"]


def test_other_runs_spaces_and_breaks_give_the_same_lines() -> None:
    one = p("Ủy ban", " nhân", "\u00a0dân", "<w:r><w:br/></w:r>", "tỉnh")
    assert lines(one) == lines(p("Ủy ban  nhân dân tỉnh")) == ["Ủy ban nhân dân tỉnh"]


def test_decomposed_letters_give_the_same_lines() -> None:
    text = "Thực hiện kế hoạch về bình đẳng giới"
    assert lines(p(unicodedata.normalize("NFD", text))) == [text]


def test_a_task_is_a_line_and_its_other_columns_are_lines_under_it() -> None:
    body = table(
        cells(*HEADINGS),
        cells("I", "Truyền thông", "", ""),
        cells("1", "Tuyên truyền", "Sở Nội vụ", "Quý II"),
        cells("2", "Tập huấn", "Sở Tư pháp", ""),
    )
    assert lines(body) == [
        "bảng: Nội dung nhiệm vụ | Cơ quan chủ trì | Thời gian thực hiện",
        "mục: Truyền thông",
        "nhiệm vụ: Tuyên truyền",
        "    Cơ quan chủ trì: Sở Nội vụ",
        "    Thời gian thực hiện: Quý II",
        "nhiệm vụ: Tập huấn",
        "    Cơ quan chủ trì: Sở Tư pháp",
    ]


def test_a_row_more_changes_no_line_of_another() -> None:
    rows = [cells("1", "Một", "A", ""), cells("2", "Hai", "B", "")]
    more = [rows[0], cells("2", "Thêm", "C", ""), cells("3", "Hai", "B", "")]
    before, after = lines(table(cells(*HEADINGS), *rows)), lines(table(cells(*HEADINGS), *more))
    assert [line for line in after if line not in before] == ["nhiệm vụ: Thêm", "    Cơ quan chủ trì: C"]


def test_another_table_is_a_line_a_row() -> None:
    assert lines(table(cells("a", "b"), cells("", ""), cells("c", ""))) == ["    | a | b |", "    | c |  |"]


def test_a_table_in_a_cell_is_part_of_its_words() -> None:
    inner = table(cells("b", "c"))
    assert lines(table([p("a") + inner + p("d"), p("e")])) == ["    | a ¶ b ¶ c ¶ d | e |"]


def test_tracked_changes_stay() -> None:
    inserted = f'<w:ins w:id="1" w:author="A">{run("mới")}</w:ins>'
    assert lines(p("chữ ", inserted)) == ["chữ {+mới+}"]


def test_the_edges_of_pages_show_once_without_their_numbers() -> None:
    page = f'<w:fldSimple w:instr="PAGE">{run("2")}</w:fldSimple>'
    assert lines(p("a"), header1=p(page)) == ["a"]
    assert lines(p("a"), header1=p("Dự thảo")) == ["a", "đầu trang: Dự thảo"]


def test_a_save_in_libreoffice_changes_no_line(appendix: bytes, needs: Callable[..., None], tmp_path: Path) -> None:
    needs("soffice")
    (tmp_path / "a.docx").write_bytes(appendix)
    out = tmp_path / "saved"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(out), str(tmp_path / "a.docx")],
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        timeout=180,
        check=True,
    )
    saved = (out / "a.docx").read_bytes()
    assert words_outline(saved) == words_outline(appendix)
    assert outline(saved) != outline(appendix)


def test_the_appendix_has_its_tasks_and_no_numbers(appendix: bytes) -> None:
    found = words_outline(appendix).splitlines()
    assert sum(line.startswith("nhiệm vụ: ") for line in found) == 28
    assert sum(line.startswith("mục: ") for line in found) == 5
    assert sum(line.startswith("chương trình: ") for line in found) == 4
    assert not [line for line in found if re.search(r"⟦|‹|\d+pt", line)]


def test_what_is_no_document_is_refused() -> None:
    content = read_package(docx(p("a")), "x.docx")
    del content["word/document.xml"]
    with pytest.raises(VanbanError, match="MB302"):
        words_outline(zipped(content))
