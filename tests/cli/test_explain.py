"""`vanban explain` as clerks and scripts rely on it."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from toolkit.cli import vanban


def run(*arguments: str) -> Result:
    return CliRunner().invoke(vanban, arguments, prog_name="vanban")


def test_the_page_of_a_rule() -> None:
    result = run("explain", "nb201")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("NB201: còn năm cũ ở chỗ phải là năm của kế hoạch\n\nMức:")
    assert "\nCách sửa: gõ năm của kế hoạch" in result.stdout


def test_the_pages_of_several_codes_and_the_vietnamese_name() -> None:
    result = run("giai-thich", "DL103", "AT101")
    assert result.exit_code == 0
    assert [line.partition(":")[0] for line in result.stdout.splitlines() if line[5:6] == ":"] == ["DL103", "AT101"]


def test_for_programs() -> None:
    (page,) = json.loads(run("explain", "DL103", "--json").stdout)["pages"]
    assert page["code"] == "DL103"
    assert set(page["parts"]) >= {"Vì sao", "Cách sửa"}


def test_a_code_that_is_none() -> None:
    result = run("explain", "NB202")
    assert (result.exit_code, result.stdout) == (2, "")
    assert 'không có mã phát hiện "NB202". Có phải "NB201"?' in result.stderr
