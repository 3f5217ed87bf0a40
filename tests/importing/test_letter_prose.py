from __future__ import annotations

from textwrap import dedent

from tests.importing.reading import Result
from tests.word.packages import docx, p, table

LETTER = dedent("""\
    Thực hiện Kế hoạch số 5/KH-UBND, UBND tỉnh yêu cầu:
    I. Nhóm nhiệm vụ thể chế
    1. Rà soát các văn bản:
    a) Văn bản của tỉnh;
    b) Văn bản của xã.
    - Đơn vị chủ trì thực hiện: Sở Nội vụ.
    - Đơn vị phối hợp: Các sở, ban, ngành; UBND các xã, phường.
    - Thời gian hoàn thành: Trước ngày 30/6/2026.
    2. Tổ chức tập huấn.
    - Cơ quan chủ trì: Sở Y tế
    - Đơn vị phối hợp:
    + Sở Nội vụ;
    + Hội Nông dân tỉnh.
    - Sản phẩm: 02 lớp tập huấn
    Nhận được công văn này, các đơn vị thực hiện./.
    """)
ROWS = [
    "I Nhóm nhiệm vụ thể chế",
    "I.1 Rà soát các văn bản:\na) Văn bản của tỉnh;\nb) Văn bản của xã. | Sở Nội vụ | "
    "Các sở, ban, ngành; UBND các xã, phường | Trước ngày 30/6/2026",
    "I.2 Tổ chức tập huấn. | Sở Y tế | Sở Nội vụ; Hội Nông dân tỉnh | ",
]


def test_a_letter_as_text() -> None:
    result = Result(LETTER.encode(), "thu.txt")
    assert result.rows == ROWS
    assert result.texts(1)["deliverable"] == "02 lớp tập huấn"
    assert any("Nhận được công văn này" in message for message in result.messages)


def test_a_letter_as_a_document_with_its_head() -> None:
    head = table(
        ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["Số: 123/UBND-VX", "Lai Châu, ngày 05 tháng 3 năm 2026"],
    )
    body = head + "".join(p(line) for line in ["V/v chuyển đổi số năm 2026", *LETTER.splitlines()])
    result = Result(docx(body))
    assert result.rows == ROWS
    assert (result.plan.subject, result.plan.number, result.plan.symbol) == ("Chuyển đổi số năm 2026", "", "KH-UBND")
    assert any("công văn 123/UBND-VX" in message for message in result.messages)


def test_a_doubtful_time_points_at_its_paragraph() -> None:
    body = "".join(p(line) for line in ["1. Rà soát", "- Chủ trì: Sở Nội vụ", "- Thời hạn: hôm nào"])
    assert ("NH203", "đoạn 3") in Result(docx(body)).findings


def test_labels_alone_make_no_task() -> None:
    from toolkit.importing.findings import Findings
    from toolkit.importing.text_files import read_text_file

    assert not read_text_file(b"Theo d\xc3\xb5i: anh Lan\n", Findings("x.txt")).tables
