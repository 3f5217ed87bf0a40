"""`vanban agencies` as clerks and scripts rely on it."""

from __future__ import annotations

import json
import shutil
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from toolkit.cli import vanban

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SHIPPED = "plans/gender-equality/2026.yaml"
PLAN = Path("chuyen-doi-so") / "2026.yaml"
REGISTRY = Path("agencies.yaml")

HEAD = """\
year: 2026
document_type: Kế hoạch
subject: Thực hiện chuyển đổi số năm 2026
issuing_agency: Ủy ban nhân dân tỉnh Lai Châu
place: Lai Châu
symbol: KH-UBND
"""
TASKS = """\
tasks:
  - id: open-data
    content: Công bố dữ liệu mở
    lead_agencies: Sở Y tế; UBND các xã
    coordinating_agencies: Sở Thông tin
  - id: training
    content: Tập huấn
    lead_agencies: Các sở
    coordinating_agencies: Các cơ quan có liên quan; Sở Thông tin
"""
AGENCIES = """\
agencies:
  - {code: ubnd-tinh, name: Ủy ban nhân dân tỉnh Lai Châu, kind: committee}
  - {code: so-y-te, name: Sở Y tế, kind: department}
  - {code: so-noi-vu, name: Sở Nội vụ, kind: department}
  - {code: hoi-nong-dan, name: Hội Nông dân tỉnh, kind: union}
  - {code: xa-sin-ho, name: Ủy ban nhân dân xã Sìn Hồ, short_name: UBND xã Sìn Hồ, kind: commune}
  - {code: xa-sin-suoi-ho, name: Ủy ban nhân dân xã Sin Suối Hồ, short_name: UBND xã Sin Suối Hồ, kind: commune}
groups:
  - {code: cac-so, name: Các sở, kinds: [department]}
  - {code: cac-xa, name: UBND các xã, kinds: [commune]}
  - {code: lien-quan, name: Các cơ quan có liên quan, open: true}
  - {code: doan-the, name: Các đoàn thể, kinds: [union]}
"""
REPORT = """\
Kế hoạch thực hiện chuyển đổi số năm 2026

CƠ QUAN CÓ NHIỆM VỤ (4)
Trong ngoặc là mã của cơ quan: vanban build KẾ_HOẠCH --agency MÃ.

Sở Nội vụ (so-noi-vu)
  Chủ trì trong nhóm "Các sở" (1): 2

Sở Y tế (so-y-te)
  Chủ trì (1): 1
  Chủ trì trong nhóm "Các sở" (1): 2

UBND xã Sin Suối Hồ (xa-sin-suoi-ho)
  Chủ trì trong nhóm "UBND các xã" (1): 1

UBND xã Sìn Hồ (xa-sin-ho)
  Chủ trì trong nhóm "UBND các xã" (1): 1

CƠ QUAN KHÔNG CÓ NHIỆM VỤ NÀO TRONG KẾ HOẠCH (1)
  Hội Nông dân tỉnh

NHÓM CƠ QUAN CÓ TÊN TRONG KẾ HOẠCH (3)

Các cơ quan có liên quan (lien-quan)
  Phối hợp (1): 2
  Không kể ra được: không rõ gồm những cơ quan nào.

Các sở (cac-so)
  Chủ trì (1): 2
  Gồm 2 cơ quan: Sở Nội vụ; Sở Y tế

UBND các xã (cac-xa)
  Chủ trì (1): 1
  Gồm 2 cơ quan: UBND xã Sin Suối Hồ; UBND xã Sìn Hồ

NHÓM KHÔNG CÓ TÊN TRONG KẾ HOẠCH (1)

Các đoàn thể (doan-the)
  Gồm 1 cơ quan: Hội Nông dân tỉnh

TÊN KHÔNG CÓ TRONG agencies.yaml (1)
Sửa tên trong kế hoạch cho đúng, hoặc khai báo cơ quan trong agencies.yaml.

Sở Thông tin
  Phối hợp (2): 1 (dòng 11), 2 (dòng 15)
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a runner of `vanban agencies` in a folder with a plan and its registry."""
    monkeypatch.chdir(tmp_path)
    PLAN.parent.mkdir()
    PLAN.write_text(HEAD + TASKS, encoding="utf-8")
    REGISTRY.write_text(AGENCIES, encoding="utf-8")
    return lambda *arguments: CliRunner().invoke(vanban, ["agencies", *arguments], prog_name="vanban")


def of_shipped(*arguments: str) -> Result:
    return CliRunner().invoke(vanban, ["agencies", str(ROOT / SHIPPED), *arguments], prog_name="vanban")


def block(report: str, name: str) -> str:
    """Return what the report says of an agency or a group, as one line."""
    (found,) = [part for part in report.split("\n\n") if part.startswith(name)]
    return " ".join(found.split())


# ---- for people


def test_the_report_of_a_small_plan(run: Callable[..., Result]) -> None:
    result = run(str(PLAN))
    assert result.stdout == REPORT
    assert result.exit_code == 0


def test_what_the_reader_noticed_goes_to_stderr(run: Callable[..., Result]) -> None:
    stderr = run(str(PLAN)).stderr
    assert stderr.count("DL102") == 2
    assert "Tổng cộng: 2 cảnh báo" in stderr


def test_what_one_agency_of_the_shipped_plan_has_to_do() -> None:
    assert block(of_shipped().stdout, "Sở Y tế (") == (
        "Sở Y tế (so-y-te) Chủ trì (1): IV.1.4 "
        'Chủ trì trong nhóm "Các sở, ban, ngành" (11): I.1, I.2, I.4, II.1, II.2, III.2, IV.1.6, IV.2.1, IV.3.1, V.1, '
        "V.4 "
        "Phối hợp (12): I.3, III.1, III.3, IV.1.1, IV.1.2, IV.1.3, IV.1.5, IV.1.8, IV.2.3, IV.2.4, IV.3.2, V.2"
    )


def test_a_group_that_is_more_than_its_known_members_says_so() -> None:
    assert block(of_shipped().stdout, "Hội Liên hiệp Phụ nữ các cấp").endswith(
        "Gồm 1 cơ quan: Hội Liên hiệp Phụ nữ tỉnh "
        "Không kể ra hết được: trong nhóm còn cơ quan không có trong agencies.yaml."
    )


def test_a_plan_without_unknown_names_says_so() -> None:
    assert of_shipped().stdout.endswith("\n\nMọi tên cơ quan trong kế hoạch đều có trong agencies.yaml.\n")


def test_no_line_is_wider_than_a_terminal_or_begins_under_its_label() -> None:
    lines = of_shipped().stdout.splitlines()
    widths = [len(unicodedata.normalize("NFC", line)) for line in lines]
    assert 70 < max(widths) < 80
    at = lines.index(next(line for line in lines if line.startswith("  Gồm 38 cơ quan: ")))
    assert lines[at + 1].startswith("      ")


def test_long_names_are_broken_too(run: Callable[..., Result]) -> None:
    long = "Sở " + "Rất Dài " * 20 + "x" * 200
    PLAN.write_text(HEAD + TASKS.replace("Sở Thông tin", long), encoding="utf-8")
    assert max(map(len, run(str(PLAN)).stdout.splitlines())) < 80


def test_a_code_is_never_broken(run: Callable[..., Result]) -> None:
    REGISTRY.write_text(AGENCIES.replace("name: Sở Y tế", f"name: Sở {'Y ' * 35}"), encoding="utf-8")
    assert "    (so-y-te)" in run(str(PLAN)).stdout.splitlines()


def test_unknown_names_beside_the_two_columns_are_told_with_their_places(run: Callable[..., Result]) -> None:
    order = "    produces:\n      type: Kế hoạch\n      title: Tập huấn\n      issuer: Sở Thông tin\n"
    body = "implementation:\n  - agencies: Sở Thông tin\n    text: Theo dõi.\nreporting:\n  to: Sở Thông tin\n"
    PLAN.write_text(HEAD + TASKS + order + body, encoding="utf-8")
    assert block(run(str(PLAN)).stdout, "Sở Thông tin") == (
        "Sở Thông tin Phối hợp (2): 1 (dòng 11), 2 (dòng 15) Ban hành văn bản (1): 2 (dòng 19) "
        "Tổ chức thực hiện (1): dòng 21 Nhận báo cáo (1): dòng 24"
    )
    answer: dict[str, Any] = json.loads(run(str(PLAN), "--json").stdout)
    (name,) = answer["unknown_names"]
    assert name["places"][-1] == {"key": "to", "task": None, "line": 24, "column": 7}


def test_without_a_registry_names_stand_as_typed(run: Callable[..., Result]) -> None:
    REGISTRY.unlink()
    result = run(str(PLAN))
    assert result.exit_code == 0
    assert "DL101" in result.stderr
    assert result.stdout == (
        "Kế hoạch thực hiện chuyển đổi số năm 2026\n\n"
        "TÊN CƠ QUAN TRONG KẾ HOẠCH (5)\n"
        "Chưa có cơ quan nào trong agencies.yaml; tên ghi đúng như đã gõ.\n\n"
        "Các cơ quan có liên quan\n  Phối hợp (1): 2 (dòng 15)\n\n"
        "Các sở\n  Chủ trì (1): 2 (dòng 14)\n\n"
        "Sở Thông tin\n  Phối hợp (2): 1 (dòng 11), 2 (dòng 15)\n\n"
        "Sở Y tế\n  Chủ trì (1): 1 (dòng 10)\n\n"
        "UBND các xã\n  Chủ trì (1): 1 (dòng 10)\n"
    )


def test_a_plan_that_names_nobody(run: Callable[..., Result]) -> None:
    PLAN.write_text(HEAD + "tasks:\n  - id: open-data\n    content: Công bố\n", encoding="utf-8")
    stdout = run(str(PLAN)).stdout
    assert "CƠ QUAN CÓ NHIỆM VỤ" not in stdout
    assert "CƠ QUAN KHÔNG CÓ NHIỆM VỤ NÀO TRONG KẾ HOẠCH (5)" in stdout
    REGISTRY.unlink()
    assert run(str(PLAN)).stdout.splitlines()[2:] == ["Kế hoạch chưa ghi tên cơ quan nào."]


def test_signs_that_turn_text_round_do_not_reach_the_terminal(run: Callable[..., Result]) -> None:
    PLAN.write_text(HEAD + TASKS.replace("Sở Thông tin", '"Sở \\u202eThông tin"'), encoding="utf-8")
    assert "\u202e" not in run(str(PLAN)).output


def test_the_vietnamese_name_of_the_command(run: Callable[..., Result]) -> None:
    english = run(str(PLAN))
    assert CliRunner().invoke(vanban, ["co-quan", str(PLAN)]).stdout == english.stdout


def test_a_plan_that_is_not_there_ends_with_two(run: Callable[..., Result]) -> None:
    result = run("2031.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("2031.yaml: DL001")


def test_the_shipped_plan_is_named_from_any_folder(run: Callable[..., Result]) -> None:
    result = run(SHIPPED)
    assert result.exit_code == 0
    assert "DL109" in result.stderr
    assert result.stdout == of_shipped().stdout


# ---- for programs


def test_json_holds_agencies_groups_and_unknown_names(run: Callable[..., Result]) -> None:
    result = run(str(PLAN), "--json")
    answer: dict[str, Any] = json.loads(result.stdout)
    assert (result.exit_code, result.stderr, answer["ok"], answer["written"]) == (0, "", True, [])
    assert [agency["code"] for agency in answer["agencies"]] == [
        "hoi-nong-dan", "so-noi-vu", "so-y-te", "xa-sin-suoi-ho", "xa-sin-ho", "ubnd-tinh",
    ]  # fmt: skip
    assert answer["agencies"][2] == {
        "code": "so-y-te",
        "name": "Sở Y tế",
        "short_name": "Sở Y tế",
        "kind": "department",
        "lead": [{"id": "open-data", "reference": "1", "groups": []}],
        "lead_in_group": [{"id": "training", "reference": "2", "groups": ["cac-so"]}],
        "coordinate": [],
    }
    assert [(group["code"], group["open"], group["in_plan"], group["members"]) for group in answer["groups"]] == [
        ("lien-quan", True, True, []),
        ("doan-the", False, False, ["hoi-nong-dan"]),
        ("cac-so", False, True, ["so-noi-vu", "so-y-te"]),
        ("cac-xa", False, True, ["xa-sin-suoi-ho", "xa-sin-ho"]),
    ]
    assert answer["groups"][0]["coordinate"] == [{"id": "training", "reference": "2", "groups": []}]
    places = [
        {"key": "coordinating_agencies", "task": {"id": "open-data", "reference": "1"}, "line": 11, "column": 28},
        {"key": "coordinating_agencies", "task": {"id": "training", "reference": "2"}, "line": 15, "column": 54},
    ]
    assert answer["unknown_names"] == [{"name": "Sở Thông tin", "places": places}]


def test_json_of_a_plan_without_a_registry(run: Callable[..., Result]) -> None:
    REGISTRY.unlink()
    answer: dict[str, Any] = json.loads(run(str(PLAN), "--json").stdout)
    assert (answer["agencies"], answer["groups"]) == ([], [])
    assert [name["name"] for name in answer["unknown_names"]] == [
        "Sở Y tế", "UBND các xã", "Sở Thông tin", "Các sở", "Các cơ quan có liên quan",
    ]  # fmt: skip


def test_nothing_is_written(run: Callable[..., Result], tmp_path: Path) -> None:
    shutil.copytree(tmp_path, tmp_path.parent / "before")
    run(str(PLAN))
    names = {path.relative_to(tmp_path) for path in tmp_path.rglob("*")}
    before = tmp_path.parent / "before"
    assert names == {path.relative_to(before) for path in before.rglob("*")}
