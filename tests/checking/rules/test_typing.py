"""Rules about characters, spaces and signs: CT001 to CT016."""

from __future__ import annotations

import unicodedata

import pytest

from tests.checking.prose import contents_subject, found, repaired, words
from tests.checking.subjects import docx_subject, marks, mended
from toolkit.checking.rules import (
    broken_characters,
    decomposed_letters,
    doubled_punctuation,
    invisible_characters,
    look_alike_letters,
    missing_space,
    space_beside_punctuation,
    straight_quotes,
    superfluous_spaces,
    unpaired_signs,
)

# ---- CT001


def test_decomposed_words_are_one_fault_a_text() -> None:
    typed = "Rà soát " + unicodedata.normalize("NFD", "văn bản") + " của tỉnh"
    subject = contents_subject(typed)
    [fault] = decomposed_letters.check(subject)
    assert (fault.location.line, fault.location.column) == (9, 15 + len("Rà soát "))
    assert "2 từ" in fault.message
    assert fault.mend is not None
    assert mended(decomposed_letters, subject) == ["Rà soát văn bản của tỉnh"]


def test_composed_text_is_left_alone() -> None:
    assert found(decomposed_letters, "Rà soát văn bản của tỉnh") == []


# ---- CT002


@pytest.mark.parametrize(
    ("typed", "at", "right"),
    [
        ("theo QÐ của tỉnh", 6, "theo QĐ của tỉnh"),
        ("bình đẳng giới, ðào tạo", 16, "bình đẳng giới, đào tạo"),
        ("tổ сhức thực hiện", 3, "tổ chức thực hiện"),
        ("ngành у tế", 6, "ngành y tế"),
        ("năm ２０２６", 4, "năm 2026"),
        ("quý Ⅳ", 4, "quý IV"),
    ],
)
def test_look_alikes_are_pointed_at_and_mended(typed: str, at: int, right: str) -> None:
    assert found(look_alike_letters, typed)[0][:2] == (1, at)
    assert repaired(look_alike_letters, typed) == right


@pytest.mark.parametrize(
    "text", ["hệ số α và β", "báo Правда", "25 °C, 5 m², 10 µm", "Đắk Lắk, Êđê, “đào tạo” – 100%…"]
)
def test_foreign_words_and_signs_are_no_look_alikes(text: str) -> None:
    assert found(look_alike_letters, text) == []


# ---- CT003, CT004


def test_invisible_characters_are_told_by_the_word_before_them() -> None:
    [mark] = found(invisible_characters, "thực\u200b hiện")
    assert mark[:2] == (1, 4)
    assert repaired(invisible_characters, "thực\u200b hi\u00ad\u200bện") == "thực hiện"
    assert found(invisible_characters, "số\u00a0\u00a0\u00a0/KH-UBND") == []


def test_broken_encodings_are_found() -> None:
    assert words(broken_characters, "Káº¿ hoáº¡ch nÄm") == ["Káº¿", "hoáº¡ch"]
    assert found(broken_characters, "nhi\ufffdm vụ") == [(1, 3, "\ufffd")]
    assert found(broken_characters, "Ă Â Á Ả Ấ ằ, ÁO, Ức") == []


# ---- CT011


def test_superfluous_spaces() -> None:
    assert found(superfluous_spaces, "tổ chức  thực hiện") == [(1, 7, "  ")]
    assert repaired(superfluous_spaces, "tổ chức   thực  hiện") == "tổ chức thực hiện"
    assert repaired(superfluous_spaces, "ngày  02  tháng 5") == "ngày 02 tháng 5"


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số      /KH-UBND ngày      tháng 4 năm 2026",
        "Kế hoạch số \u00a0\u00a0\u00a0\u00a0/KH-UBND ngày \u00a0\u00a0\u00a0tháng 4",
        "ngày    /4/2026",
        "họ tên: ....   , chức vụ",
    ],
)
def test_blanks_of_an_unissued_document_are_no_superfluous_spaces(text: str) -> None:
    assert found(superfluous_spaces, text) == []


def test_spaces_at_the_edge_of_a_paragraph_are_a_hint() -> None:
    subject = docx_subject(["  Căn cứ Luật Bình đẳng giới; "])
    assert [fault.level.value for fault in superfluous_spaces.check(subject) if fault.level] == ["hint", "hint"]
    assert len(marks(superfluous_spaces, subject)) == 2


# ---- CT012, CT013


@pytest.mark.parametrize(
    ("typed", "places", "right"),
    [
        ("các sở , ban , ngành", [6, 12], "các sở, ban, ngành"),
        ("nội dung sau :", [12], "nội dung sau:"),
        ("văn bản ( nếu có )", [9, 16], "văn bản (nếu có)"),
        ("mô hình “ Nhà tạm lánh ” ở xã", [9, 22], "mô hình “Nhà tạm lánh” ở xã"),
        ("triển khai thực hiện ./.", [20], "triển khai thực hiện./."),
        ("trên địa bàn tỉnh .", [17], "trên địa bàn tỉnh."),
    ],
)
def test_spaces_beside_punctuation(typed: str, places: list[int], right: str) -> None:
    assert [at for _, at, _ in found(space_beside_punctuation, typed)] == places
    assert repaired(space_beside_punctuation, typed) == right


@pytest.mark.parametrize(
    "text",
    [
        "họp, tập huấn ...",
        "từ .5 đến .9",
        "tệp .docx",
        "[ ] Có",
        "số      , ngày",
        "Số:       /KH-UBND",
        "a : b :)"[:1],
        "( )",
    ],
)
def test_spaces_that_are_right(text: str) -> None:
    assert found(space_beside_punctuation, text) == []


@pytest.mark.parametrize(
    ("typed", "at", "right"),
    [
        ("các sở,ban, ngành", 6, "các sở, ban, ngành"),
        ("Sở Nội vụ;UBND các xã", 9, "Sở Nội vụ; UBND các xã"),
        ("năm 2026,các sở", 8, "năm 2026, các sở"),
        ("có hiệu quả.Các sở", 11, "có hiệu quả. Các sở"),
        ("yêu cầu:tổ chức", 7, "yêu cầu: tổ chức"),
        ("(nếu có)và báo cáo", 7, "(nếu có) và báo cáo"),
        ("văn bản(nếu có)", 7, "văn bản (nếu có)"),
    ],
)
def test_missing_spaces(typed: str, at: int, right: str) -> None:
    assert [place for _, place, _ in found(missing_space, typed)] == [at]
    assert repaired(missing_space, typed) == right


@pytest.mark.parametrize(
    "text",
    [
        "Sở VH,TT&DL", "lúc 8:30", "tỷ lệ 1:2", "1.250,5 triệu", "Tp.Hồ Chí Minh", "laichau.gov.vn",
        "sonoivu@laichau.gov.vn",
        "PGS.TS Nguyễn Văn An", "v.v.", "chiếu bóng vùng cao...; duy trì", "(a)", "https://laichau.gov.vn/a,b;c",
        "2585/BNV-CTTN&BDG", "điểm a) khoản 1", "print(text)", "tr.đ",
    ],
)  # fmt: skip
def test_no_space_is_missing_there(text: str) -> None:
    assert found(missing_space, text) == []


# ---- CT014, CT015, CT016


def test_straight_quotes_that_pair_up_are_mended() -> None:
    typed = 'phong trào "Trường học thân thiện", mô hình "Nhà tạm lánh"'
    assert [at for _, at, _ in found(straight_quotes, typed)] == [11, 33, 44, 57]
    assert repaired(straight_quotes, typed) == "phong trào “Trường học thân thiện”, mô hình “Nhà tạm lánh”"


@pytest.mark.parametrize("typed", ['mô hình "Nhà tạm lánh', 'mô hình" Nhà tạm lánh "', 'mô hình “Nhà" tạm "lánh”'])
def test_straight_quotes_in_doubt_are_only_told(typed: str) -> None:
    assert found(straight_quotes, typed) != []
    assert repaired(straight_quotes, typed) == typed


def test_inches_and_names_are_no_quotes() -> None:
    assert found(straight_quotes, "màn hình 14\" của người H'Mông") == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("báo cáo (nếu có; kết quả", (1, 8, "(")),
        ("báo cáo nếu có); kết quả", (1, 14, ")")),
        ("chương trình “Nhà tạm lánh ở xã", (1, 13, "“")),
        ("mục (a) và ”b", (1, 11, "”")),
    ],
)
def test_unpaired_signs(text: str, mark: tuple[int, int, str]) -> None:
    assert found(unpaired_signs, text) == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "a) Rà soát",
        "1) Rà soát; 2) báo cáo",
        "theo các điểm a), b) khoản 1",
        "(“Nhà” [tạm] (lánh))",
        "nội dung 1.2) sau",
    ],
)
def test_paired_signs_and_labels(text: str) -> None:
    assert found(unpaired_signs, text) == []


def test_a_quotation_goes_over_several_paragraphs() -> None:
    assert found(unpaired_signs, "Sửa đổi như sau: “1. Nội dung thứ nhất.", "2. Nội dung thứ hai.”") == []


def test_doubled_punctuation() -> None:
    assert found(doubled_punctuation, "các sở,, ban;. ngành..") == [(1, 6, ",,"), (1, 12, ";."), (1, 20, "..")]
    assert repaired(doubled_punctuation, "các sở,, ban") == "các sở, ban"
    assert found(doubled_punctuation, "vùng cao...; họp, v.v..; hết./. Hết…; chi v.v., và") == []
