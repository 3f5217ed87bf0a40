"""What the documents of the corpus say and how each part should look; hands.py writes it down in many ways."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Look(NamedTuple):
    """How a line should look; sizes and spaces in points, indents in millimetres."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "center"
    font: str = ""  # "" is the hand's own way to Times New Roman
    colour: str = ""
    first_mm: float = 0
    before: float = 0
    after: float = 0
    line: int = 240
    rule: str = "auto"


class Piece(NamedTuple):
    """A line of a document and its look; `runs` are its pieces where it is no single one."""

    text: str
    look: Look

    def typed(self, text: str) -> Piece:
        return self._replace(text=text)

    def looks(self, **changes: Any) -> Piece:
        return self._replace(look=self.look._replace(**changes))


@dataclass
class PageSetup:
    """Paper, margins (millimetres) and page numbers."""

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    landscape: bool = False
    number: str = "field"  # or "typed", "none"
    number_in: str = "header"
    number_align: str = "center"
    number_size: float = 14
    number_font: str = ""
    number_italic: bool = False
    hides_first: bool = True
    starts_at: int | None = 1
    numerals: str = ""


@dataclass
class AppendixText:
    """An appendix: label, title, reference, rows of a table, and what ends it."""

    label: list[Piece]
    title: list[Piece]
    reference: list[Piece]
    rows: list[list[str]]
    ending: str = "./."
    starts_at: int | None = 1
    above: list[Piece] = field(default_factory=list)


@dataclass
class Text:
    """A document before a hand writes it; a part without lines is not there."""

    supervising: list[Piece] = field(default_factory=list)
    issuing: list[Piece] = field(default_factory=list)
    title: list[Piece] = field(default_factory=list)
    motto: list[Piece] = field(default_factory=list)
    number: list[Piece] = field(default_factory=list)
    date: list[Piece] = field(default_factory=list)
    letter_subject: list[Piece] = field(default_factory=list)
    type: list[Piece] = field(default_factory=list)
    subject: list[Piece] = field(default_factory=list)
    decider: list[Piece] = field(default_factory=list)
    addressees: list[Piece] = field(default_factory=list)
    bases: list[Piece] = field(default_factory=list)
    decides: list[Piece] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)
    recipients_label: list[Piece] = field(default_factory=list)
    recipients: list[Piece] = field(default_factory=list)
    authority: list[Piece] = field(default_factory=list)
    name: list[Piece] = field(default_factory=list)
    appendices: list[AppendixText] = field(default_factory=list)
    page: PageSetup = field(default_factory=PageSetup)
    # Lengths of the rule lines as shares of the text; 0 is no line.
    motto_rule: float = 1
    issuer_rule: float = 0.4
    subject_rule: float = 0.4
    exchanged: bool = False  # the two columns of the head
    date_above: bool = False  # the date stands right under the motto, the number a row lower


def lines(look: Look, *texts: str) -> list[Piece]:
    return [Piece(text, look) for text in texts]


UPPER = Look(13, bold=True)
PLAIN = Look(13)
BODY = Look(14, align="both", first_mm=12.7, after=6)
HEADING = BODY._replace(bold=True)
BASIS = BODY._replace(italic=True)
CENTRED = Look(14, bold=True)


def head(number: str, supervising: list[str], issuing: list[str]) -> Text:
    """Return a document with a head only."""
    return Text(
        supervising=lines(PLAIN, *supervising),
        issuing=lines(UPPER, *issuing),
        title=lines(UPPER, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        motto=lines(CENTRED, "Độc lập - Tự do - Hạnh phúc"),
        number=lines(PLAIN, number),
        date=lines(Look(14, italic=True), "Lai Châu, ngày 05 tháng 3 năm 2026"),
        recipients_label=lines(Look(12, bold=True, italic=True, align="left"), "Nơi nhận:"),
    )


RECIPIENT = Look(11, align="left")
SENTENCE = (
    "Các cơ quan, đơn vị, địa phương căn cứ chức năng, nhiệm vụ được giao chủ động triển khai thực hiện, bảo đảm "
    "tiến độ, chất lượng, hiệu quả và gửi báo cáo đúng thời hạn quy định"
)


def plan() -> Text:
    """Return a plan of a provincial committee, with an appendix."""
    text = head("Số: 1556/KH-UBND", [], ["ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"])
    text.type = lines(CENTRED, "KẾ HOẠCH")
    text.subject = lines(CENTRED, "Thực hiện công tác cải cách hành chính năm 2026")
    text.bases = lines(
        BASIS,
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;",
        "Xét đề nghị của Giám đốc Sở Nội vụ.",
    )
    text.body = [
        Piece("Ủy ban nhân dân tỉnh ban hành Kế hoạch với những nội dung chủ yếu sau:", BODY),
        Piece("I. MỤC ĐÍCH, YÊU CẦU", HEADING),
        Piece("1. Mục đích", HEADING),
        Piece(f"a) {SENTENCE};", BODY),
        Piece(f"b) {SENTENCE}.", BODY),
        Piece("2. Yêu cầu", HEADING),
        Piece(f"{SENTENCE}.", BODY),
        Piece("II. NHIỆM VỤ", HEADING),
        Piece(f"1. {SENTENCE}.", BODY),
        Piece(f"2. {SENTENCE}.", BODY),
        Piece("(Chi tiết tại Phụ lục kèm theo Kế hoạch này)", BODY._replace(italic=True)),
        Piece("III. TỔ CHỨC THỰC HIỆN", HEADING),
        Piece(f"{SENTENCE}./.", BODY),
    ]
    text.recipients = lines(
        RECIPIENT,
        "- Bộ Nội vụ (b/c);",
        "- TT. Tỉnh ủy;",
        "- CT, các PCT UBND tỉnh;",
        "- UBND các xã, phường;",
        "- Lưu: VT, NC.",
    )
    text.authority = lines(CENTRED, "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    text.name = lines(CENTRED, "Nguyễn Văn An")
    text.appendices = [appendix("Phụ lục", "Kế hoạch", "KH-UBND")]
    return text


def appendix(label: str, document_type: str, symbol: str) -> AppendixText:
    return AppendixText(
        lines(CENTRED, label),
        lines(CENTRED, "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026"),
        lines(
            Look(14, italic=True),
            f"(Kèm theo {document_type} số 1556/{symbol} ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu)",
        ),
        [
            ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"],
            ["1", "Rà soát thủ tục hành chính", "Sở Nội vụ", "Sở Tư pháp", "Quý II/2026"],
            ["2", "Kiểm tra công vụ", "Sở Nội vụ", "Thanh tra tỉnh", "Thường xuyên"],
        ],
    )


def letter() -> Text:
    """Return a letter of a department to two others."""
    text = head("Số: 312/SNV-CCHC", ["UBND TỈNH LAI CHÂU"], ["SỞ NỘI VỤ"])
    text.letter_subject = lines(Look(13), "V/v báo cáo công tác cải cách hành chính quý I năm 2026")
    text.addressees = lines(Look(14, align="left"), "Kính gửi:", "- Sở Tài chính;", "- Sở Tư pháp.")
    text.body = [
        Piece(f"Thực hiện Kế hoạch số 1556/KH-UBND ngày 05/3/2026 của Ủy ban nhân dân tỉnh, {SENTENCE}:", BODY),
        Piece(f"1. {SENTENCE}.", BODY),
        Piece(f"2. {SENTENCE}.", BODY),
        Piece(f"Sở Nội vụ đề nghị {SENTENCE[0].lower()}{SENTENCE[1:]}./.", BODY),
    ]
    text.recipients = lines(RECIPIENT, "- Như trên;", "- Giám đốc, các PGĐ Sở;", "- Lưu: VT, CCHC.")
    text.authority = lines(CENTRED, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    text.name = lines(CENTRED, "Trần Thị Bình")
    return text


def decision() -> Text:
    """Return a decision of a chairman, in articles."""
    text = head("Số: 208/QĐ-UBND", [], ["ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"])
    text.type = lines(CENTRED, "QUYẾT ĐỊNH")
    text.subject = lines(CENTRED, "Về việc thành lập Tổ công tác cải cách hành chính")
    text.decider = lines(CENTRED, "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAI CHÂU")
    text.bases = lines(
        BASIS,
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 45/TTr-SNV ngày 02 tháng 3 năm 2026.",
    )
    text.decides = lines(CENTRED, "QUYẾT ĐỊNH:")
    text.body = [
        Piece(
            "**Điều 1.** Thành lập Tổ công tác cải cách hành chính tỉnh Lai Châu gồm các ông, bà có tên sau đây.", BODY
        ),
        Piece("**Điều 2.** Nhiệm vụ của Tổ công tác", BODY._replace(bold=True)),
        Piece(f"1. {SENTENCE}.", BODY),
        Piece(f"2. {SENTENCE}.", BODY),
        Piece(
            "**Điều 3.** Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ và các ông, bà có tên tại Điều 1 "
            "chịu trách nhiệm thi hành Quyết định này./.",
            BODY,
        ),
    ]
    text.recipients = lines(RECIPIENT, "- Như Điều 3;", "- CT, các PCT UBND tỉnh;", "- Lưu: VT, NC.")
    text.authority = lines(CENTRED, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    text.name = lines(CENTRED, "Lê Văn Cường")
    return text


def report() -> Text:
    """Return a report of a school to its superior, signed by the head."""
    text = head("Số: 05/BC-SNV", ["ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"], ["SỞ NỘI VỤ"])
    text.type = lines(CENTRED, "BÁO CÁO")
    text.subject = lines(CENTRED, "Kết quả công tác cải cách hành chính quý I năm 2026")
    text.addressees = lines(Look(14), "Kính gửi: Ủy ban nhân dân tỉnh Lai Châu")
    text.body = [
        Piece(f"{SENTENCE}, Sở Nội vụ báo cáo kết quả như sau:", BODY),
        Piece("I. KẾT QUẢ ĐẠT ĐƯỢC", HEADING),
        Piece("1. Công tác chỉ đạo, điều hành", HEADING),
        Piece(f"- {SENTENCE};", BODY),
        Piece(f"- {SENTENCE}.", BODY),
        Piece("2. Cải cách thủ tục hành chính", HEADING),
        Piece(f"a) {SENTENCE}.", BODY),
        Piece(f"b) {SENTENCE}.", BODY),
        Piece(f"c) {SENTENCE}.", BODY),
        Piece(f"d) {SENTENCE}.", BODY),
        Piece(f"đ) {SENTENCE}.", BODY),
        Piece("II. PHƯƠNG HƯỚNG", HEADING),
        Piece(f"{SENTENCE}./.", BODY),
    ]
    text.recipients = lines(RECIPIENT, "- Như trên;", "- Lưu: VT, CCHC.")
    text.authority = lines(CENTRED, "GIÁM ĐỐC")
    text.name = lines(CENTRED, "Phạm Thị Dung")
    return text


def regulation() -> Text:
    """Return rules in chapters and articles, signed for the committee."""
    text = head("Số: 77/QC-UBND", [], ["ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"])
    text.type = lines(CENTRED, "QUY CHẾ")
    text.subject = lines(CENTRED, "Phối hợp trong công tác cải cách hành chính")
    text.body = [
        Piece("Chương I", CENTRED),
        Piece("NHỮNG QUY ĐỊNH CHUNG", CENTRED),
        Piece("**Điều 1.** Phạm vi điều chỉnh", HEADING),
        Piece(f"{SENTENCE}.", BODY),
        Piece("**Điều 2.** Nguyên tắc phối hợp", HEADING),
        Piece(f"1. {SENTENCE}.", BODY),
        Piece(f"2. {SENTENCE}:", BODY),
        Piece(f"a) {SENTENCE};", BODY),
        Piece(f"b) {SENTENCE}.", BODY),
        Piece("Chương II", CENTRED),
        Piece("TỔ CHỨC THỰC HIỆN", CENTRED),
        Piece("**Điều 3.** Trách nhiệm thi hành", HEADING),
        Piece(f"{SENTENCE}./.", BODY),
    ]
    text.recipients = lines(RECIPIENT, "- Các sở, ban, ngành tỉnh;", "- Lưu: VT, NC.")
    text.authority = lines(CENTRED, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    text.name = lines(CENTRED, "Hoàng Văn Em")
    return text


BASES: dict[str, Callable[[], Text]] = {
    "plan": plan,
    "letter": letter,
    "decision": decision,
    "report": report,
    "regulation": regulation,
}
