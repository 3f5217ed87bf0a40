from __future__ import annotations

import time

from toolkit.comparing.alignment import Key, Match, align

LONG = "Tổ chức tập huấn nghiệp vụ bình đẳng giới cho cán bộ cấp xã"
OTHER = "Rà soát văn bản quy phạm pháp luật về phòng, chống bạo lực gia đình"
THIRD = "Xây dựng chuyên mục phát thanh bằng tiếng dân tộc trên đài truyền thanh"


def key(text: str, identifier: str = "", kind: str = "task", extra: str = "", *, divisible: bool = False) -> Key:
    return Key(kind, identifier, text, f"{text} {extra}".strip(), divisible)


def pairs(old: list[Key], new: list[Key]) -> list[tuple[int, int, bool]]:
    return [(match.old[0], match.new[0], match.moved) for match in align(old, new)]


def test_an_id_outweighs_the_text() -> None:
    assert pairs([key(LONG, "a"), key(OTHER, "b")], [key(LONG, "b"), key(OTHER, "a")]) in (
        [(1, 0, True), (0, 1, False)],
        [(1, 0, False), (0, 1, True)],
    )


def test_two_ids_that_differ_are_two_tasks_however_alike() -> None:
    assert pairs([key(LONG, "a")], [key(f"{LONG} năm 2026", "b")]) == []


def test_equal_text_is_the_same_task_though_its_id_was_lost() -> None:
    assert pairs([key(LONG, "a"), key(OTHER, "b")], [key(OTHER, "b"), key(LONG)])[1][:2] == (0, 1)


def test_a_changed_text_in_its_place_is_the_same_task() -> None:
    assert pairs([key(LONG), key(OTHER)], [key(LONG.replace("xã", "tỉnh")), key(OTHER)]) == [
        (0, 0, False),
        (1, 1, False),
    ]


def test_a_text_of_other_words_is_another_task() -> None:
    assert pairs([key(OTHER), key(LONG)], [key(OTHER), key(THIRD)]) == [(0, 0, False)]


def test_what_is_out_of_order_has_moved_and_the_others_have_not() -> None:
    old = [key(LONG), key(OTHER), key(THIRD)]
    assert pairs(old, [old[1], old[2], old[0]]) == [(1, 0, False), (2, 1, False), (0, 2, True)]


def test_a_moved_and_changed_task_is_found() -> None:
    old = [key(LONG), key(OTHER), key(THIRD)]
    new = [key(OTHER), key(THIRD), key(LONG.replace("cấp xã", "cơ sở"))]
    assert (0, 2, True) in pairs(old, new)


def test_among_rows_that_differ_in_a_number_order_decides() -> None:
    old = [key(f"Phát {n} tin, bài về bình đẳng giới trên hệ thống thông tin cơ sở") for n in range(30)]
    new = [*old[:10], key(f"{old[10].main} của xã"), *old[12:]]
    found = pairs(old, new)
    assert (10, 10, False) in found
    assert all(i == j for i, j, _ in found if j < 11)
    assert 11 not in [i for i, _, _ in found]


def test_kinds_are_not_mixed() -> None:
    assert pairs([key(LONG, kind="section")], [key(LONG)]) == []


def test_a_split_paragraph_is_its_parts_and_a_joined_one_its_sources() -> None:
    whole = key(f"{LONG}. {OTHER}.", kind="paragraph", divisible=True)
    parts = [key(f"{text}.", kind="paragraph", divisible=True) for text in (LONG, OTHER)]
    assert align([whole], parts) == [Match((0,), (0, 1))]
    assert align(parts, [whole]) == [Match((0, 1), (0,))]


def test_short_texts_do_not_move() -> None:
    assert pairs([key("1"), key(LONG)], [key(LONG), key("2")]) == [(1, 0, False)]


def test_thirty_thousand_units_in_linear_time() -> None:
    old = [key(f"{LONG} {n} {n % 7}", extra=str(n)) for n in range(30_000)]
    new = [unit for n, unit in enumerate(old) if n % 100]
    new[5_000:5_000] = [key(f"{THIRD} {n}") for n in range(300)]
    before = time.process_time()
    assert len(align(old, new)) >= 29_700
    assert time.process_time() - before < 15
