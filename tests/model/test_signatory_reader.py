"""Who signs is read, and what the decree does not allow is told."""

import pytest

from tests.model.plan_texts import every_document, only, place, read, warning
from toolkit.diagnostics import Level
from toolkit.model.plan_parts import Signatory


def signing(authority: str) -> str:
    return f"signatory:\n  signing_authority: {authority}\n  position: Phó Chủ tịch\n"


def test_who_signs_is_read_with_each_authority_on_a_line() -> None:
    assert every_document().signatory == Signatory(("TM. Ủy ban nhân dân", "KT. Chủ tịch"), "Phó Chủ tịch", "Lò Văn A")


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("Q. Giám đốc", ("Q. Giám đốc",)),
        ("TUQ. Chủ tịch;", ("TUQ. Chủ tịch",)),
        ("|\n    TL. Chủ tịch\n    KT. Chánh Văn phòng", ("TL. Chủ tịch", "KT. Chánh Văn phòng")),
        ('"[... quyền hạn ký]"', ("[... quyền hạn ký]",)),
        ("", ()),
    ],
    ids=["acting", "end-sign", "lines", "gap", "blank"],
)
def test_authorities_are_read_as_the_decree_writes_them(typed: str, lines: tuple[str, ...]) -> None:
    signatory = read(signing(typed)).plan.signatory
    assert signatory
    assert signatory.signing_authority == lines


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("tm. Ủy ban nhân dân", 'gõ "TM. Ủy ban nhân dân"'),
        ("TM Ủy ban nhân dân", 'gõ "TM. Ủy ban nhân dân"'),
        ("KT.Chủ tịch", 'gõ "KT. Chủ tịch"'),
        ("Thừa lệnh Chủ tịch", 'gõ "TL. Chủ tịch"'),
        ("Thừa uỷ quyền Chủ tịch", 'gõ "TUQ. Chủ tịch"'),
        ("Quyền Giám đốc", 'gõ "Q. Giám đốc"'),
        ("Chủ tịch", "mở đầu mỗi phần bằng TM. (thay mặt)"),
    ],
)
def test_another_beginning_is_told_how_to_type_it(typed: str, fix: str) -> None:
    finding = only(signing(typed))
    assert place(finding) == (2, 22, "DL028")
    assert finding.fix.startswith(fix)


def test_the_wrong_one_of_two_authorities_is_pointed_at() -> None:
    finding = only(signing("TM. Ủy ban nhân dân; Chủ tịch"))
    assert place(finding) == (2, 43, "DL028")
    assert finding.location.length == len("Chủ tịch")


@pytest.mark.parametrize(
    "typed", ["TS. Lò Văn A", "PGS.TS Lò Văn A", "ThS Lò Văn A", "Tiến sĩ Lò Văn A", "NGƯT. ThS. Lò Văn A"]
)
def test_a_title_before_the_name_is_a_warning(typed: str) -> None:
    finding = warning(f"signatory:\n  full_name: {typed}\n")
    assert (finding.level, place(finding), finding.fix) == (
        Level.WARNING,
        (2, 14, "DL113"),
        "gõ full_name: Lò Văn A",
    )


@pytest.mark.parametrize("name", ["Tống Thanh Hải", "Lê Thị Tiến Sĩ", "Tsan Văn A", "Bs", '"[... họ và tên]"'])
def test_a_name_is_no_title(name: str) -> None:
    assert read(f"signatory:\n  full_name: {name}\n").findings == ()


def test_the_letters_signatory_is_named_as_such() -> None:
    finding = only("letter:\n  signatory:\n    signing_authority: Chủ tịch\n")
    assert finding.message.startswith("letter.signatory: ")
