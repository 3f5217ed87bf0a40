"""Rules about words: CT021 to CT027."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checking.prose import contents_subject, found, repaired, words
from toolkit.checking.rules import (
    confused_words,
    doubled_word,
    impossible_syllable,
    misplaced_tone_mark,
    slipped_compound,
    two_prepositions,
    words_run_together,
)
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from toolkit.checking.runner import Rule

# Prose nobody has to mend: whatever these rules say of it is a false alarm.
SOUND = [
    "Các xã Pắc Ta, Nậm Cuổi, Sì Lở Lầu, Tủa Sín Chải, Khoen On, Pu Sam Cáp, Mù Cả, Pa Ủ, Thu Lũm triển khai thực hiện",
    "Tỉnh Đắk Lắk, xã Ea H'leo, người Hrê, Ê-đê, Xtiêng, H'Mông, Mnông và Brâu; TỈNH ĐẮK LẮK",
    "liên hệ sonoivu@laichau.gov.vn, https://laichau.gov.vn/tin-tuc hoặc www.laichau.gov.vn, tệp Bao-cao_2026.docx",
    "Nghị định số 30/2020/NĐ-CP, Công văn số 2585/BNV-CTTN&BDG, Chỉ thị số 37-CT/TW, 12/UBND-VX, QĐ-TTg, đ/c, v.v.",
    "dùng internet, email, website, logo, video clip, smartphone, Zalo, Facebook, wifi, COVID-19 và QR code",
    "từ 02 đến 05 mô hình, 15 m², 30 km, 1.250,5 triệu đồng, 6.5%, 25 °C, Điều 5a, mã CT025",
    "prôtêin, kilôgam, ôtô, mêtan, crôm, blốc, ôxy, xi-măng, lô-gíc, các-tông, ăng-ten, pa-nô, áp-phích, séc",
    "ngày ngày, luôn luôn, dần dần, nơi nơi, người người, nhà nhà, ngành ngành, muôn muôn, năm năm, từ từ, song song",
    "Ba Ba và chim Cu Cu; ngày 01, 01 cuộc; 10 10; I I; vui, vui; sông Pô Pô",
    "thực hiện hiện đại hóa, quy định định kỳ, nâng cao năng lực lực lượng vũ trang, học sinh sinh viên",
    "kiểm tra lịch sử lý luận chính trị; thành công xuất sắc; thanh niên quan tâm; cấp xã xã hội hóa; vi phạm vị trí",
    "khả năng cao; Ban hàng năm tổ chức; tìm kiếm tra cứu; ảnh hưởng dẫn đến; khen thường xuyên; động cơ quân sự",
    "hòa giải, hoà giải, khỏe, khoẻ, thủy, thuỷ, quý, quỹ, quyết, giá, giữ, gìn, giếng, khuỷu, huýt, ngoằn ngoèo",
    "của Luật luật sư; bằng chứng chứng minh; người yêu cầu yêu cầu; Cơ quan điều tra điều tra",
    "trở thành thành viên",
    "lãi suất phát sinh, tài liệu kèm theo của nước ngoài, liên đới với người thuê, Nhà nước nước ngoài",
    "giá trị trả về của hàm, vân vân, xác định định dạng, ddos",
    "so với của năm trước, đối với cho vay, ở trong tỉnh, cho đến nay, thuộc cấp, tùy theo của cải, với cho",
]


@pytest.mark.parametrize(
    "rule",
    [
        doubled_word,
        impossible_syllable,
        misplaced_tone_mark,
        words_run_together,
        confused_words,
        two_prepositions,
        slipped_compound,
    ],
    ids=lambda rule: rule.CODE,
)
@pytest.mark.parametrize("text", SOUND, ids=range(len(SOUND)))
def test_sound_prose_is_left_alone(rule: Rule, text: str) -> None:
    assert found(rule, text) == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("phụ nữ cấp cấp xã", (1, 11, "cấp")),
        ("Sở Sở Nội vụ chủ trì", (1, 3, "Sở")),
        ("phối hợp với với các sở", (1, 13, "với")),
        ("thực hiện hiện các nhiệm vụ", (1, 10, "hiện")),
        ("giao Sở Nội vụ các cơ quan các cơ quan liên quan", (1, 27, "các cơ quan")),
        ("triển khai thực hiện triển khai thực hiện Kế hoạch", (1, 21, "triển khai thực hiện")),
        ("Các các sở, ban, ngành", (1, 4, "các")),
    ],
)
def test_doubled_words(text: str, mark: tuple[int, int, str]) -> None:
    assert found(doubled_word, text) == [mark]


def test_a_word_that_may_be_meant_twice_is_a_warning() -> None:
    [fault] = doubled_word.check(contents_subject("rà soát soát kỹ"))
    assert fault.level is Level.WARNING


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("đuợc", "được"), ("nghành", "ngành"), ("trưòng", "trường"), ("ngưòi", "người"), ("nguời", "người"),
        ("hiẹn", "hiện"),
        ("ngỉ", "nghỉ"), ("nhưưng", "nhưng"), ("viêc", "viếc"), ("thuờng", "thường"), ("kác", "các"), ("ghánh", "gánh"),
        ("cuờng", "cường"), ("chưong", "chương"),
    ],
)  # fmt: skip
def test_impossible_syllables_with_what_was_meant(word: str, meant: str) -> None:
    [fault] = impossible_syllable.check(contents_subject(f"việc {word} ở xã"))
    assert (fault.location.column, fault.location.length) == (20, len(word))
    assert f'"{meant}"' in fault.fix
    assert fault.mend is None  # a person decides


def test_keys_left_as_typed() -> None:
    assert words(impossible_syllable, "nguowif dan ddaay duwowcj") == ["nguowif", "ddaay", "duwowcj"]


def test_impossible_syllables_in_capitals() -> None:
    assert words(impossible_syllable, "CÁC SỞ, NGHÀNH ĐUỢC GIAO") == ["NGHÀNH", "ĐUỢC"]


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("hòan thành tòan bộ", "hoàn thành toàn bộ"),
        ("Qúy II, gía trị, qũy", "Quý II, giá trị, quỹ"),
        ("KẾ HỌACH của tỉnh", "KẾ HOẠCH của tỉnh"),
        ("trong Qúy II", "trong Quý II"),
        ("tíên độ, ngoaì ra", "tiến độ, ngoài ra"),
    ],
)
def test_misplaced_tone_marks_are_mended(typed: str, right: str) -> None:
    assert repaired(misplaced_tone_mark, typed) == right


def test_names_keep_their_marks() -> None:
    assert found(misplaced_tone_mark, "ông Hùynh Văn Tòan ở xã Tân Thủy") == []


def test_words_run_together() -> None:
    assert found(words_run_together, "phải thựchiện đúng") == [(1, 5, "thựchiện")]
    assert words(words_run_together, "cánbộ và nhiệmvụ, áptômát, kilômét") == ["cánbộ", "nhiệmvụ"]


@pytest.mark.parametrize(
    ("text", "mark", "right"),
    [
        ("Bổ trí công chức", (1, 0, "Bổ trí"), '"Bố trí"'),
        ("việc sát nhập các xã", (1, 5, "sát nhập"), '"sáp nhập"'),
        ("cập nhập, sử lý hồ sơ", (1, 0, "cập nhập"), '"cập nhật"'),
        ("THỰC HIỆN XỬ DỤNG VỐN", (1, 10, "XỬ DỤNG"), '"SỬ DỤNG"'),
        ("nhằm năng cao chất lượng", (1, 5, "năng cao"), '"nâng cao"'),
    ],
)
def test_confused_words(text: str, mark: tuple[int, int, str], right: str) -> None:
    faults = list(confused_words.check(contents_subject(text)))
    assert found(confused_words, text)[0] == mark
    assert right in faults[0].fix


def test_two_prepositions() -> None:
    assert found(two_prepositions, "nhiệm vụ thuộc của các cơ quan") == [(1, 9, "thuộc của")]
    assert found(two_prepositions, "thuộc, của") == []


@pytest.mark.parametrize(
    ("text", "mark", "meant"),
    [
        ("quyết toán ngân sach nhà nước", (1, 11, "ngân sach"), '"ngân sách"'),
        ("nâng cao hiệu quã quãn lý tài liêu", (1, 26, "tài liêu"), '"tài liệu"'),
        ("cấp phác kinh phí", (1, 0, "cấp phác"), '"cấp phát"'),
        ("thiết lập bao cao kiem tra", (1, 18, "kiem tra"), '"kiểm tra"'),
        ("CHŨ NGHĨA XÃ HỘI", (1, 0, "CHŨ NGHĨA"), '"CHỦ NGHĨA"'),
    ],
)
def test_slips_in_compounds(text: str, mark: tuple[int, int, str], meant: str) -> None:
    assert mark in found(slipped_compound, text)
    assert any(meant in fault.fix for fault in slipped_compound.check(contents_subject(text)))


def test_a_slip_the_table_has_is_told_once() -> None:
    assert found(confused_words, "hiệu quã") == [(1, 0, "hiệu quã")]
    assert found(slipped_compound, "hiệu quã") == []
