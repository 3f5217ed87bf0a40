from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.importing.ids import Ids, is_id
from toolkit.word.bookmarks import bookmark_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rà soát các văn bản quy phạm pháp luật", "ra-soat-van-ban-quy-pham"),
        ("Tiếp tục đẩy mạnh công tác thông tin", "cong-tac-thong-tin"),
        ("Tổ chức tập huấn kỹ năng số", "tap-huan-ky-nang-so"),
        ("Phát triển hạ tầng", "phat-trien-ha-tang"),
        ("100% xã có sóng", "xa-song"),
        ("Con", "nhiem-vu-con"),
        ("Năm học mới", "nhiem-vu-nam-hoc-moi"),
        ("...", "nhiem-vu"),
        ("2026", "nhiem-vu"),
    ],
    ids=["usual", "empty-words", "capitals", "phrase", "number", "device", "yearly", "signs", "year"],
)
def test_an_id_is_short_and_tells_what_it_stands_for(text: str, expected: str) -> None:
    assert Ids().propose(text, "nhiem-vu") == expected


def test_ids_of_one_text_are_apart() -> None:
    ids = Ids()
    made = [ids.propose("Rà soát các văn bản quy phạm pháp luật", "nhiem-vu") for _ in range(4)]
    assert made[0] == "ra-soat-van-ban-quy-pham"
    assert len(set(made)) == 4
    assert all(map(is_id, made))


@given(st.lists(st.text(), max_size=30))
def test_every_text_has_an_id_that_a_bookmark_can_carry(texts: list[str]) -> None:
    ids = Ids()
    made = [ids.propose(text, "nhiem-vu") for text in texts]
    assert len(set(made)) == len(made)
    for identifier in made:
        assert is_id(identifier)
        assert bookmark_name(identifier)


def test_a_text_keeps_the_id_it_had() -> None:
    ids = Ids({"Rà soát": "my-own-name"})
    assert ids.propose("Viết tin", "x") == "viet-tin"
    assert ids.propose("Rà soát", "x") == "my-own-name"
    assert ids.propose("Rà soát", "x") == "ra-soat"


def test_an_id_of_an_earlier_plan_is_not_given_to_another_text() -> None:
    assert Ids({"Việc khác": "ra-soat"}).propose("Rà soát", "x") != "ra-soat"


def test_only_ids_are_taken() -> None:
    ids = Ids()
    assert [ids.take(name) for name in ("a-b", "a-b", "A", "a--b", "", "x" * 37)] == [
        True,
        False,
        False,
        False,
        False,
        False,
    ]
