"""Names in Vietnamese order."""

import random
import re
import time
import unicodedata
from pathlib import Path

import pytest

from toolkit.model.collation import sort_key

REGISTRY_FILE = Path(__file__).parents[2] / "plans" / "agencies.yaml"
COMMUNES = re.findall(r"name: Ủy ban nhân dân xã (.+)", REGISTRY_FILE.read_text(encoding="utf-8"))


def assert_in_order(*names: str) -> None:
    shuffled = list(names)
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == list(names)
    assert len({sort_key(name) for name in names}) == len(names)


def test_communes_of_lai_chau() -> None:
    assert sorted(COMMUNES, key=sort_key) == [
        "Bản Bo", "Bình Lư", "Bum Nưa", "Bum Tở", "Dào San", "Hồng Thu", "Hua Bum", "Khoen On", "Khổng Lào",
        "Khun Há", "Lê Lợi", "Mù Cả", "Mường Khoa", "Mường Kim", "Mường Mô", "Mường Tè", "Mường Than", "Nậm Cuổi",
        "Nậm Hàng", "Nậm Mạ", "Nậm Sỏ", "Nậm Tăm", "Pa Tần", "Pa Ủ", "Pắc Ta", "Phong Thổ", "Pu Sam Cáp",
        "Sì Lở Lầu", "Sin Suối Hồ", "Sìn Hồ", "Tà Tổng", "Tả Lèng", "Tân Uyên", "Than Uyên", "Thu Lũm",
        "Tủa Sín Chải",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "names",
    [
        ("An Bình", "Anh Sơn"),
        ("Hội Nông dân", "Hội Nông dân tỉnh"),
        ("Sở Y tế", "Sở Y tế, Sở Nội vụ"),
    ],
    ids=["shorter-word", "shorter-name", "comma"],
)
def test_a_space_separates(names: tuple[str, ...]) -> None:
    assert_in_order(*names)


def test_letters_in_their_order() -> None:
    assert_in_order(*"aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")


def test_a_letter_outweighs_every_tone() -> None:
    assert_in_order("Dậu", "Đa", "Lộc", "Lơ", "Tạ", "Tạc", "Tăng", "Tân")


def test_tones_in_their_order() -> None:
    assert_in_order("ma", "mà", "mả", "mã", "má", "mạ")
    assert_in_order("mưa", "mừa", "mửa", "mữa", "mứa", "mựa")


def test_the_tone_of_a_word_comes_before_the_letters_of_the_next() -> None:
    assert_in_order("tuân thủ", "tuần chay", "tuần lễ")


def test_capitals_only_where_nothing_else_differs() -> None:
    assert_in_order("sở nội vụ", "sở Nội vụ", "Sở Nội vụ", "Sở Tài chính")


def test_numbers_go_by_their_value_and_before_letters() -> None:
    assert_in_order("Quận 2", "Quận 2a", "Quận 10", "Quận Ba")
    assert sort_key("Quận 02") == sort_key("Quận 2")
    assert sort_key("Tổ " + "9" * 5000) > sort_key("Tổ 10")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *((unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)) for name in ("Pắc Ta", "Nậm Mạ")),
        ("Hòa An", "Hoà An"),
        ("Thủy Nguyên", "Thuỷ Nguyên"),
        ("Đa Krông", "\u00d0a Krông"),
        ("Nậm\u00a0Mạ", "Nậm Mạ"),
        ("Nậm\u200b Mạ", "Nậm Mạ"),
    ],
    ids=["normal-form", "normal-form-dot", "oa", "uy", "eth", "no-break", "zero-width"],
)
def test_what_looks_the_same_is_the_same(one: str, other: str) -> None:
    assert one != other
    assert sort_key(one) == sort_key(other)


@pytest.mark.parametrize("text", ["", "---", "\u0301", "日本", "ß ²", "ệ̣́"], ids=ascii)
def test_any_text_has_a_place(text: str) -> None:
    assert sorted([text, "An"], key=sort_key)


def test_thousands_of_names_take_no_time() -> None:
    names = [f"Ủy ban nhân dân xã {name} {number}" for number in range(110) for name in COMMUNES]
    start = time.process_time()
    sorted(names, key=sort_key)
    assert time.process_time() - start < 1.0
