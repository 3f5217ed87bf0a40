"""Documents whose format the decree does not rule, or that are no documents of an office at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.checking.corpus.packages import package
from tests.word.packages import p, table

if TYPE_CHECKING:
    from collections.abc import Callable

SECTION: Final = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'


def sheet() -> bytes:
    """Return a table of figures with a heading."""
    rows = [["TT", "Đơn vị", "Tháng 1", "Tháng 2"], ["1", "Phòng A", "120", "130"], ["2", "Phòng B", "90", "95"]]
    return package(p("BẢNG TỔNG HỢP SỐ LIỆU NĂM 2026") + table(*rows) + p("") + SECTION, {})


def private_letter() -> bytes:
    """Return a letter between friends, which has a place, a date and "Kính gửi" too."""
    lines = (
        "Lai Châu, ngày 5 tháng 3 năm 2026",
        "Kính gửi: Anh Nam",
        "Đã lâu không gặp anh. Gia đình tôi vẫn khỏe, mong anh cũng vậy.",
        "Thân ái,",
        "Hùng",
    )
    return package("".join(map(p, lines)) + SECTION, {})


def application() -> bytes:
    """Return a citizen's application: national title and motto, but no agency."""
    lines = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ĐƠN XIN XÁC NHẬN",
        "Kính gửi: Ủy ban nhân dân xã Bình Lư",
        "Tôi tên là Nguyễn Văn A, sinh năm 1980, đề nghị xác nhận nơi cư trú.",
        "Bình Lư, ngày 5 tháng 3 năm 2026",
        "Người làm đơn",
    )
    return package("".join(map(p, lines)) + SECTION, {})


def article() -> bytes:
    """Return running text that speaks of documents."""
    text = "Ngày 5 tháng 3 năm 2026, Ủy ban nhân dân tỉnh ban hành Kế hoạch số 1556/KH-UBND về cải cách hành chính. "
    return package(p("Tin tức") + p(text * 8) * 12 + SECTION, {})


def party_letter() -> bytes:
    """Return a document of the Party."""
    lines = (
        "TỈNH ỦY LAI CHÂU",
        "Số 37-CT/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Lai Châu, ngày 05 tháng 3 năm 2026",
        "CHỈ THỊ",
        "về tăng cường sự lãnh đạo của Đảng đối với công tác cải cách hành chính",
        "Thời gian qua, công tác cải cách hành chính đã đạt nhiều kết quả.",
        "Nơi nhận:",
        "- Lưu Văn phòng Tỉnh ủy.",
        "T/M BAN THƯỜNG VỤ",
    )
    return package("".join(map(p, lines)) + SECTION, {})


def normative() -> bytes:
    """Return a normative text: the year stands in its symbol."""
    lines = (
        "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 51/2025/QĐ-UBND",
        "Lai Châu, ngày 05 tháng 3 năm 2026",
        "QUYẾT ĐỊNH",
        "Ban hành Quy định phân cấp quản lý",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Điều 1. Ban hành kèm theo Quyết định này Quy định phân cấp quản lý",
        "Nơi nhận:",
        "- Như Điều 3;",
    )
    return package("".join(map(p, lines)) + SECTION, {})


def contract() -> bytes:
    """Return a contract: a type of the decree without a form."""
    lines = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/HĐ-KT",
        "HỢP ĐỒNG",
        "Hôm nay, ngày 05 tháng 3 năm 2026, chúng tôi gồm:",
        "Bên A: Công ty A",
        "Bên B: Công ty B",
    )
    return package("".join(map(p, lines)) + SECTION, {})


def blank() -> bytes:
    """Return a document without a word."""
    return package(p("") + SECTION, {})


STRANGERS: Final[dict[str, Callable[[], bytes]]] = {
    function.__name__: function
    for function in (sheet, private_letter, application, article, party_letter, normative, contract, blank)
}
