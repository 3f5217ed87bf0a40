"""Rules about words and citations take linear time, whatever a document holds."""

from __future__ import annotations

import time

import pytest

from tests.checking.subjects import docx_subject
from toolkit.checking.runner import all_rules

LENGTH = 30_000
TEXTS = [
    "1", "a", "ạ", ". ", "(", ")", "“", '" ', "“a”", "A.", "a@", "@a-", "A-", "A/", "1/", "1/1/2026 ", "ngày ",
    "cấp cấp ", "các cơ quan ", "UBND ", "(TTCP) ", "hoà hòa ", "đuợc ", "thựchiện", "bổ trí ", "Điều 5 khoản 2 ",
    "1/QĐ-TTg ngày ",
    "Quyết định số 1/QĐ-TTg của A ", "Luật A ", "2021-2025 ", "02 cuộc 3 lớp ", "\u200b", "Ð", "а", "ａ", "\ufffd", "http://",
    "[...", "x@y.", "của nhân dân ", "Tỉnh Lai Châu ", "...", " ,", "Điểm a Khoản ", "số ", "số....",
]  # fmt: skip
RULES = [rule for rule in all_rules() if rule.CODE.startswith(("CT", "VD0"))]


@pytest.mark.parametrize("piece", TEXTS, ids=range(len(TEXTS)))
def test_a_long_text_of_anything_is_checked_soon(piece: str) -> None:
    subject = docx_subject([piece * (LENGTH // len(piece))])
    assert subject.texts
    start = time.process_time()
    for rule in RULES:
        list(rule.check(subject))
    assert time.process_time() - start < 10  # a quadratic one takes far longer
