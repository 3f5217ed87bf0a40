from __future__ import annotations

import pytest

from toolkit.comparing.classes import Judge, with_references
from toolkit.comparing.comparison import ChangeClass, Side

FIELDS = {"content": "Nội dung nhiệm vụ", "lead_agencies": "Cơ quan chủ trì", "schedule": "Thời gian thực hiện"}
NAMES = {"Sở Văn hóa": "so-van-hoa", "Sở Văn hóa, Thể thao và Du lịch": "so-van-hoa"}


def judge(old_year: int | None = 2026, new_year: int | None = 2027, **references: str) -> Judge:
    old, new = (Side(f"{year}.yaml", "", year, (), FIELDS) for year in (old_year, new_year))
    changed = {key.replace("_", "."): value for key, value in references.items()}
    return Judge(old, new, changed, lambda name: NAMES.get(name, ""))


@pytest.mark.parametrize(
    ("field", "before", "after", "kind", "note"),
    [
        ("content", "Rà soát văn bản", "Rà soát các văn bản", ChangeClass.CONTENT, ""),
        ("lead_agencies", "Sở Y tế", "Sở Nội vụ", ChangeClass.LEAD, ""),
        ("lead_agencies", "Sở Y tế", "Sở Y tế; Sở Nội vụ", ChangeClass.LEAD, "thêm: Sở Nội vụ"),
        ("coordinating_agencies", "Sở Y tế; Sở Nội vụ", "Sở Y tế", ChangeClass.COORDINATING, "bỏ: Sở Nội vụ"),
        (
            "lead_agencies",
            "Sở Văn hóa",
            "Sở Văn hóa, Thể thao và Du lịch",
            ChangeClass.LEAD,
            "cùng một cơ quan, viết khác tên: Sở Văn hóa → Sở Văn hóa, Thể thao và Du lịch",
        ),
        ("schedule", "Quý II năm 2026", "Tháng 4/2026", ChangeClass.SCHEDULE, ""),
        ("schedule", "Tháng 4,5/2026", "Tháng 4,5/2027", ChangeClass.YEAR_ROLLED, "chuyển lên 1 năm"),
        ("deliverable", "Báo cáo", "Kế hoạch", ChangeClass.DELIVERABLE, ""),
        ("funding", "1 tỷ", "2 tỷ", ChangeClass.CONTENT, ""),
        ("content", "Hằng tháng, duy trì", "Hằng tháng duy trì", ChangeClass.PUNCTUATION, ""),
        ("content", "Hằng  tháng", "Hằng tháng", ChangeClass.PUNCTUATION, "khác dấu cách"),
        ("content", "Một.\nHai.", "Một. Hai.", ChangeClass.FORMAT, "khác chỗ xuống dòng"),
        # A year by itself is rolled over only by as much as the plan is.
        ("content", "đến năm 2030", "đến năm 2035", ChangeClass.CONTENT, ""),
        ("content", "năm 2026, 05 cuộc", "năm 2027, 06 cuộc", ChangeClass.CONTENT, ""),
        ("content", "Nhân dân", "nhân dân", ChangeClass.CONTENT, ""),
    ],
)
def test_each_change_has_one_class(field: str, before: str, after: str, kind: ChangeClass, note: str) -> None:
    change = judge().change(field, before, after)
    assert change is not None
    assert (change.kind, change.note) == (kind, note)


def test_without_known_years_any_even_shift_of_years_is_one() -> None:
    change = judge(None, None).change("content", "năm 2024 và 2025", "năm 2026 và 2027")
    assert change is not None
    assert (change.kind, change.note) == (ChangeClass.YEAR_ROLLED, "chuyển lên 2 năm")


def test_references_that_only_follow_are_renumbering() -> None:
    change = judge(I_4="I.5", V_1="V.2").change(
        "content", "thực hiện các nhiệm vụ I.4, V.1", "thực hiện các nhiệm vụ I.5, V.2"
    )
    assert change is not None
    assert change.kind is ChangeClass.RENUMBERED


def test_the_same_in_composed_form_is_no_change() -> None:
    assert judge().change("content", "Sở", "Sơ\u0309") is None


def test_references_are_whole_ones() -> None:
    assert with_references("I.1, I.10, XI.1, mục I.1.2", {"I.1": "II.1"}) == "II.1, I.10, XI.1, mục I.1.2"
