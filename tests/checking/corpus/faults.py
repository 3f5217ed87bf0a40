"""The planted faults: what is changed in a document, by which hand, and what must be found of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.checking.corpus.texts import BODY, SENTENCE, Piece, appendix

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.checking.corpus.texts import Text


class Planted(NamedTuple):
    """A fault in a document.

    Attributes:
        code: The rule that must find it.
        base: Which text.
        hand: Who wrote it.
        plant: Puts the fault in.
        says: Words the finding must hold.
        level: "error", "warning" or "hint".
    """

    code: str
    base: str
    hand: str
    plant: Callable[[Text], None]
    says: str = ""
    level: str = "error"


def change(part: str, at: int = 0, **looks: object) -> Callable[[Text], None]:
    """Return what changes the look of a part's line; -1 is its last one."""

    def plant(text: Text) -> None:
        pieces = getattr(text, part)
        pieces[at] = pieces[at].looks(**looks)

    return plant


def change_all(part: str, **looks: object) -> Callable[[Text], None]:
    def plant(text: Text) -> None:
        setattr(text, part, [piece.looks(**looks) for piece in getattr(text, part)])

    return plant


def retype(part: str, *words: str, at: int | None = None) -> Callable[[Text], None]:
    """Return what types a part anew, or one of its lines."""

    def plant(text: Text) -> None:
        pieces = getattr(text, part)
        if at is not None:
            pieces[at] = pieces[at].typed(words[0])
            return
        setattr(text, part, [pieces[min(number, len(pieces) - 1)].typed(word) for number, word in enumerate(words)])

    return plant


def replace(part: str, old: str, new: str) -> Callable[[Text], None]:
    """Return what changes words in the first line of a part that has them."""

    def plant(text: Text) -> None:
        pieces = getattr(text, part)
        at = next(number for number, piece in enumerate(pieces) if old in piece.text)
        pieces[at] = pieces[at].typed(pieces[at].text.replace(old, new, 1))

    return plant


def drop(part: str) -> Callable[[Text], None]:
    return lambda text: setattr(text, part, [])


def set_page(**values: object) -> Callable[[Text], None]:
    def plant(text: Text) -> None:
        for name, value in values.items():
            setattr(text.page, name, value)

    return plant


def set_rule(name: str, share: float) -> Callable[[Text], None]:
    return lambda text: setattr(text, name, share)


def set_appendix(name: str, *words: str) -> Callable[[Text], None]:
    def plant(text: Text) -> None:
        own = text.appendices[0]
        pieces = getattr(own, name)
        setattr(own, name, [pieces[0].typed(word) for word in words])

    return plant


def look_of_appendix(name: str, **looks: object) -> Callable[[Text], None]:
    def plant(text: Text) -> None:
        own = text.appendices[0]
        setattr(own, name, [piece.looks(**looks) for piece in getattr(own, name)])

    return plant


def second_appendix(first: str, second: str) -> Callable[[Text], None]:
    def plant(text: Text) -> None:
        set_appendix("label", first)(text)
        text.appendices.append(appendix(second, "Kế hoạch", "KH-UBND"))

    return plant


def unmention(text: Text) -> None:
    text.body = [piece for piece in text.body if "Phụ lục" not in piece.text]


def no_ending_of_appendix(text: Text) -> None:
    text.appendices[0].ending = ""


def counts_on(text: Text) -> None:
    text.appendices[0].starts_at = None


def headed_appendix(text: Text) -> None:
    text.appendices[0].above += [*text.title, *text.motto]


def exchange(text: Text) -> None:
    text.exchanged = True


def lie_across(text: Text) -> None:
    text.page.landscape = True
    text.appendices = []
    unmention(text)


def long_unnumbered(text: Text) -> None:
    text.page.number = "none"
    last = text.body.pop()
    text.body += [Piece(f"{SENTENCE}.", BODY)] * 40
    text.body.append(last)


def one_paragraph(at: int, **looks: object) -> Callable[[Text], None]:
    return change("body", at, **looks)


def link(text: Text) -> None:
    text.body.insert(2, Piece("https://laichau.gov.vn", BODY._replace(colour="0563C1", align="left")))


def as_it_is(_text: Text) -> None:
    """Change nothing: the hand itself does what is found."""


def titles_not_bold(text: Text) -> None:
    text.body[2] = text.body[2].looks(bold=False)


P = Planted
PLANTED = (
    P("TT002", "plan", "word", drop("title"), "Quốc hiệu"),
    P("TT002", "plan", "tabbed", drop("date"), "Địa danh"),
    P("TT002", "letter", "boxed", drop("letter_subject"), "Trích yếu"),
    P("TT002", "letter", "styled", drop("addressees"), "Kính gửi"),
    P("TT002", "decision", "themed", drop("subject"), "Trích yếu"),
    P("TT002", "report", "old", drop("authority"), "chức vụ"),
    P("TT002", "regulation", "merged", drop("number"), "Số, ký hiệu"),
    P("TT003", "plan", "styled", exchange, "nửa trái"),
    P("TT003", "letter", "tabbed", exchange, "nửa trái"),
    P("TT003", "report", "boxed", exchange, "nửa trái"),
    P("TT101", "letter", "word", set_page(width=215.9, height=279.4), "215,9 mm x 279,4 mm"),
    P("TT102", "report", "styled", lie_across, "nằm ngang"),
    P("TT103", "plan", "themed", set_page(left=25.4), "lề trái 25,4 mm"),
    P("TT103", "letter", "libre", set_page(top=31.7), "lề trên 31,7 mm"),
    P("TT103", "decision", "old", set_page(right=10), "lề phải 10 mm"),
    P("TT104", "report", "word", long_unnumbered, "không có số trang"),
    P("TT104", "letter", "tabbed", long_unnumbered, "không có số trang"),
    P("TT105", "plan", "merged", set_page(number_in="footer"), "chân trang"),
    P("TT105", "report", "styled", set_page(number_align="right"), "bên phải"),
    P("TT105", "letter", "themed", set_page(number_align="left"), "bên trái"),
    P("TT106", "plan", "word", set_page(number_size=11), "cỡ chữ 11"),
    P("TT106", "plan", "styled", set_page(number_font="Calibri"), '"Calibri"'),
    P("TT106", "letter", "old", set_page(number_italic=True), "nghiêng"),
    P("TT107", "decision", "word", set_page(hides_first=False), "trang thứ nhất"),
    P("TT108", "report", "libre", set_page(number="typed"), '"2"'),
    P("TT109", "regulation", "styled", set_page(starts_at=0), "bắt đầu từ số 0"),
    P("TT109", "letter", "boxed", set_page(numerals="lowerRoman"), "Ả Rập"),
    P("TT201", "plan", "word", change("body", 3, font="Calibri"), '"Calibri"'),
    P("TT201", "letter", "styled", change("title", font="Arial"), '"Arial"'),
    P("TT201", "report", "themed", change("recipients", 1, font="Cambria"), '"Cambria"'),
    P("TT201", "decision", "libre", change_all("body", font="Aptos"), "4 đoạn khác"),
    P("TT202", "letter", "old", change("body", 1, font=".VnTime"), "TCVN3"),
    P("TT202", "plan", "tabbed", change("issuing", font="VNI-Times"), "VNI"),
    P("TT203", "plan", "libre", change("body", 4, colour="FF0000"), "FF0000"),
    P("TT203", "letter", "merged", change("letter_subject", colour="0070C0"), "0070C0"),
    P("TT203", "report", "word", link, "0563C1", "warning"),
    P("TT204", "plan", "tabbed", change("title", size=14), "Quốc hiệu"),
    P("TT204", "plan", "boxed", change("number", size=14), "Số, ký hiệu"),
    P("TT204", "letter", "word", change_all("body", size=12), "cỡ chữ 12 pt (và 3 đoạn"),
    P("TT204", "letter", "styled", change_all("recipients", size=12), "Danh sách nơi nhận"),
    P("TT204", "report", "themed", change_all("recipients_label", size=14), "Chữ Nơi nhận"),
    P("TT204", "regulation", "old", change("authority", size=15), "chức vụ"),
    P("TT204", "plan", "merged", look_of_appendix("label", size=13), "Phụ lục"),
    P("TT205", "letter", "word", change("supervising", bold=True), "chủ quản"),
    P("TT205", "plan", "styled", change_all("issuing", bold=False), "Cơ quan ban hành"),
    P("TT205", "report", "tabbed", change("motto", bold=False), "Tiêu ngữ"),
    P("TT205", "decision", "boxed", change_all("name", bold=False), "Họ và tên"),
    P("TT205", "letter", "old", change("letter_subject", bold=True), "công văn"),
    P("TT205", "plan", "themed", look_of_appendix("title", bold=False), "Tên phụ lục"),
    P("TT206", "plan", "word", change("date", italic=False), "Địa danh"),
    P("TT206", "plan", "libre", change_all("bases", italic=False), "Căn cứ"),
    P("TT206", "letter", "merged", change("recipients_label", italic=False), "Nơi nhận"),
    P("TT206", "report", "styled", change("body", 3, italic=True), "Nội dung"),
    P("TT206", "plan", "old", look_of_appendix("reference", italic=False), "chỉ dẫn"),
    P("TT207", "letter", "word", change_all("body", align="left"), "canh trái (và 3 đoạn"),
    P("TT207", "plan", "styled", change("type", align="left"), "Tên loại"),
    P("TT207", "decision", "themed", change_all("name", align="right"), "canh phải"),
    P("TT207", "plan", "boxed", look_of_appendix("label", align="left"), "Phụ lục"),
    P("TT208", "letter", "styled", retype("title", "Cộng hòa xã hội chủ nghĩa Việt Nam"), "in hoa"),
    P("TT208", "report", "word", retype("name", "PHẠM THỊ DUNG"), "Họ và tên"),
    P("TT208", "plan", "tabbed", retype("motto", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"), "in thường"),
    P("TT208", "plan", "merged", set_appendix("label", "PHỤ LỤC"), "in thường"),
    P("TT208", "regulation", "libre", retype("authority", "TM. Ủy ban nhân dân", at=0), "in hoa"),
    P("TT209", "plan", "old", change("motto", size=13), "Tiêu ngữ"),
    P("TT209", "letter", "tabbed", change("date", size=13), "Địa danh"),
    P("TT210", "report", "merged", one_paragraph(3, size=13), "13 pt", "warning"),
    P("TT301", "plan", "boxed", retype("title", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM."), "Quốc hiệu"),
    P("TT301", "letter", "themed", retype("title", "CỘNG HÒA XÃ HỘI CHŨ NGHĨA VIỆT NAM"), "Quốc hiệu"),
    P("TT302", "plan", "styled", retype("motto", "Độc lập-Tự do-Hạnh phúc"), "Tiêu ngữ"),
    P("TT302", "decision", "word", retype("motto", "Độc Lập - Tự Do - Hạnh Phúc"), "Tiêu ngữ"),
    P("TT302", "report", "old", retype("motto", "Độc lập – Tự do – Hạnh phúc"), "gạch dài", "warning"),
    P("TT303", "plan", "word", set_rule("motto_rule", 0), "Tiêu ngữ"),
    P("TT303", "letter", "styled", set_rule("issuer_rule", 0), "Cơ quan ban hành"),
    P("TT303", "report", "tabbed", set_rule("subject_rule", 0), "Trích yếu"),
    P("TT304", "plan", "tabbed", as_it_is, "gõ bằng dấu", "hint"),
    P("TT305", "plan", "styled", set_rule("issuer_rule", 1), "dài", "warning"),
    P("TT305", "report", "word", set_rule("motto_rule", 0.6), "dài", "warning"),
    P("TT306", "plan", "libre", retype("issuing", "UBND TỈNH LAI CHÂU"), '"UBND"'),
    P("TT307", "letter", "word", replace("number", "Số:", "Số"), "Số, ký hiệu"),
    P("TT307", "plan", "themed", replace("number", "1556/", "1556-"), "Số, ký hiệu"),
    P("TT308", "report", "boxed", replace("number", "05/", "5/"), '"5"'),
    P("TT309", "plan", "old", replace("number", "KH-UBND", "KH - UBND"), "khoảng trống"),
    P("TT309", "report", "merged", replace("number", "BC-SNV", "TB-SNV"), '"TB"'),
    P("TT309", "letter", "libre", replace("number", "SNV-CCHC", "CV-SNV"), "CV"),
    P("TT310", "plan", "word", replace("date", "Châu, ngày", "Châu ngày"), "dấu phẩy"),
    P("TT310", "letter", "tabbed", replace("date", "2026", "2026."), "cuối dòng"),
    P("TT311", "letter", "merged", replace("date", "ngày 05", "ngày 5"), '"ngày 5"'),
    P("TT311", "plan", "boxed", replace("date", "tháng 3", "tháng 03"), '"tháng 03"', "warning"),
    P("TT312", "letter", "themed", replace("letter_subject", "V/v báo", "Về việc báo"), "V/v"),
    P("TT312", "letter", "boxed", replace("letter_subject", "V/v", "V/v:"), "V/v"),
    P("TT313", "plan", "styled", replace("subject", "2026", "2026."), "ở cuối", "warning"),
    P("TT401", "letter", "word", replace("addressees", "Kính gửi:", "Kính gửi"), "Kính gửi"),
    P("TT401", "letter", "styled", replace("addressees", "Tài chính;", "Tài chính,"), "cuối dòng"),
    P("TT401", "report", "libre", retype("addressees", "Kính gửi: Sở Nội vụ; Sở Tài chính"), "một dòng"),
    P("TT402", "plan", "old", replace("bases", "2021 của Chính phủ;", "2021 của Chính phủ,"), "Căn cứ"),
    P("TT402", "decision", "styled", replace("bases", "năm 2026.", "năm 2026;"), "cuối cùng"),
    P("TT501", "plan", "word", change_all("body", first_mm=0), "0 mm"),
    P("TT501", "letter", "styled", one_paragraph(1, first_mm=20), "20 mm"),
    P("TT502", "report", "libre", change_all("body", after=0), "0 pt"),
    P("TT503", "plan", "merged", change_all("body", line=480), "2 dòng"),
    P("TT503", "letter", "old", one_paragraph(1, line=216), "0,9 dòng"),
    P("TT504", "plan", "tabbed", replace("body", "I. MỤC", "I/ MỤC"), "Mục"),
    P("TT504", "decision", "merged", replace("body", "Điều 1.", "Điều 1:"), "Điều"),
    P("TT504", "letter", "libre", replace("body", "1. Các", "1) Các"), "Khoản"),
    P("TT504", "report", "themed", replace("body", "a) Các", "a. Các"), "Điểm"),
    P("TT505", "plan", "boxed", one_paragraph(1, bold=False), "Mục"),
    P("TT505", "regulation", "word", one_paragraph(0, bold=False), "Chương"),
    P("TT505", "decision", "tabbed", replace("body", "**Điều 1.** Thành", "Điều 1. Thành"), "Điều"),
    P("TT505", "plan", "styled", titles_not_bold, "Khoản", "warning"),
    P("TT506", "plan", "themed", replace("body", "I. MỤC ĐÍCH, YÊU CẦU", "I. Mục đích, yêu cầu"), "in hoa"),
    P("TT506", "regulation", "old", replace("body", "Chương I", "CHƯƠNG I"), '"Chương"'),
    P("TT507", "plan", "libre", replace("body", "III. TỔ", "IV. TỔ"), "Mục", "warning"),
    P("TT507", "report", "boxed", replace("body", "đ) Các", "e) Các"), "Điểm", "warning"),
    P("TT508", "letter", "word", replace("body", "./.", "."), "kết thúc", "warning"),
    P("TT508", "plan", "old", no_ending_of_appendix, "phụ lục", "hint"),
    P("TT601", "plan", "styled", replace("authority", "KT. CHỦ", "KT CHỦ"), "KT."),
    P("TT601", "regulation", "boxed", replace("authority", "TM. ỦY", "T/M ỦY"), "TM."),
    P("TT602", "plan", "themed", retype("authority", "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"), "KT."),
    P("TT602", "letter", "tabbed", retype("authority", "KT. PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "cấp phó"),
    P("TT603", "letter", "merged", retype("name", "TS. Trần Thị Bình"), '"TS."'),
    P("TT701", "report", "old", retype("recipients_label", "Nơi nhận"), "Nơi nhận:"),
    P("TT702", "plan", "word", replace("recipients", "Tỉnh ủy;", "Tỉnh ủy,"), "cuối dòng"),
    P("TT702", "letter", "libre", replace("recipients", "- Giám đốc", "+ Giám đốc"), "đầu dòng"),
    P("TT703", "letter", "themed", replace("recipients", "Như trên", "Như kính gửi"), "Như trên"),
    P("TT703", "decision", "word", replace("recipients", "- Như Điều 3;", "- Sở Nội vụ;"), "Như Điều", "warning"),
    P("TT704", "plan", "boxed", replace("recipients", "Lưu: VT", "Lưu VT"), "Lưu: VT"),
    P("TT704", "report", "styled", retype("recipients", "- Như trên;", "- Sở Tài chính."), "Lưu: VT"),
    P("TT801", "plan", "word", set_appendix("label", "Phụ lục số 1"), "La Mã"),
    P("TT802", "plan", "styled", second_appendix("Phụ lục", "Phụ lục"), "không đánh số"),
    P("TT802", "plan", "libre", second_appendix("Phụ lục I", "Phụ lục III"), "số thứ tự sai"),
    P("TT803", "plan", "themed", set_appendix("reference"), "không có"),
    P("TT803", "plan", "old", set_appendix("reference", "(Kèm theo Kế hoạch của Ủy ban nhân dân tỉnh)"), "thiếu số"),
    P("TT808", "plan", "styled", set_appendix("title"), "không có tên"),
    P("TT804", "plan", "merged", unmention, "chỉ dẫn về phụ lục"),
    P("TT805", "plan", "word", headed_appendix, "Quốc hiệu", "warning"),
    P("TT806", "plan", "tabbed", counts_on, "đánh tiếp"),
    P(
        "TT807",
        "plan",
        "boxed",
        set_appendix(
            "reference",
            "(Kèm theo Quyết định số 1556/QĐ-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu)",
        ),
        "Quyết định",
        "warning",
    ),
)  # fmt: skip
