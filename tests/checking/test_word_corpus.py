"""Data, wording and citations measured in Word: every rule's fault planted by many hands, clean twins without any."""

from __future__ import annotations

import itertools
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.checking.corpus.hands import HANDS, write
from tests.checking.corpus.texts import BASES, BODY, Piece
from toolkit.checking.runner import Selection, check_subject, rule_entries
from toolkit.checking.subject import Subject
from toolkit.checking.word_mending import mend_document
from toolkit.diagnostics import Level
from toolkit.model.agencies import Registry
from toolkit.model.agency import Agency, AgencyKind, Group
from toolkit.word.document import WordDocument

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.checking.corpus.texts import Text
    from toolkit.checking.runner import Found
    from toolkit.diagnostics import Diagnostic

REGISTRY = Registry(
    [
        Agency("ubnd-tinh", "Ủy ban nhân dân tỉnh Lai Châu", AgencyKind.COMMITTEE, "UBND tỉnh"),
        Agency("so-noi-vu", "Sở Nội vụ", AgencyKind.DEPARTMENT, former_names=("Sở Lao động",)),
        Agency("so-tu-phap", "Sở Tư pháp", AgencyKind.DEPARTMENT),
        Agency("so-gddt", "Sở Giáo dục và Đào tạo", AgencyKind.DEPARTMENT),
        Agency("thanh-tra", "Thanh tra tỉnh", AgencyKind.DEPARTMENT, aliases=("Cơ quan Thanh tra",)),
    ],
    [Group("cac-so", "Các sở, ban, ngành", kinds=(AgencyKind.DEPARTMENT,))],
    "Lai Châu",
)
DECISION = "Quyết định số 1790/QĐ-TTg ngày 23 tháng 10 năm 2021 của Thủ tướng Chính phủ"
# What only a plan's file can have, or what is told from its keys.
OF_PLANS = {"DL207", "DL208", "DL209", "DL210", "DL211", "DL212", "DL213", "DL402"}


class Planted(NamedTuple):
    """A fault in a document: the rule that must find it, the words its finding holds, what puts it in."""

    code: str
    says: str
    plant: Callable[[Text], None]
    ready: bool = False


def add(*sentences: str) -> Callable[[Text], None]:
    """Return what puts sentences into the body of a plan, a paragraph each."""
    return lambda text: text.body.__setitem__(slice(8, 8), [Piece(words, BODY) for words in sentences])


def cell(row: int, column: int, words: str) -> Callable[[Text], None]:
    """Return what types a cell of the appendix anew."""
    return lambda text: text.appendices[0].rows[row].__setitem__(column, words)


def row(*cells: str) -> Callable[[Text], None]:
    return lambda text: text.appendices[0].rows.append(list(cells))


def retype(part: str, words: str) -> Callable[[Text], None]:
    return lambda text: setattr(text, part, [getattr(text, part)[0].typed(words)])


def one_cell_with_a_full_stop(text: Text) -> None:
    for number in range(3, 9):
        words = f"Kiểm tra việc của đơn vị thứ {number}" + "." * (number == 7)
        row(str(number), words, "Sở Nội vụ", "", "Quý II/2026")(text)


P = Planted
PLANTED = (
    P("CT001", "", add(unicodedata.normalize("NFD", "Hoàn thành trong quý II."))),
    P("CT002", "Ð", add("Ðề nghị các cơ quan thực hiện.")),
    P("CT002", "", add("Báo c\u0430o kết quả.")),
    P("CT003", "", add("Báo\u200b cáo kết quả.")),
    P("CT004", "", add("Káº¿ hoáº¡ch của tỉnh.")),
    P("CT011", "", add("Báo  cáo kết quả.")),
    P("CT012", "", add("Báo cáo kết quả , gửi Sở Nội vụ.")),
    P("CT013", "", add("Gửi Sở Nội vụ;Sở Tư pháp.")),
    P("CT014", "", add('Thực hiện phong trào "Dân vận khéo" năm 2026.')),
    P("CT015", "(", add("Báo cáo kết quả (nếu có.")),
    P("CT016", "", add("Báo cáo kết quả;.")),
    P("CT021", "cấp", add("Các đơn vị cấp cấp xã báo cáo.")),
    P("CT022", "", add("Thực hiệnn báo cáo.")),
    P("CT023", "", add("Hòan thành báo cáo.")),
    P("CT024", "", add("Tổ chức thựchiện kế hoạch.")),
    P("CT025", "Bổ trí", add("Bổ trí công chức tham mưu.")),
    P("CT025", "", add("Việc sát nhập các đơn vị.")),
    P("CT026", "thuộc của", add("Nhiệm vụ thuộc của các cơ quan.")),
    P("CT031", "", add("Gia đình văn hóa, nếp sống văn hóa, hòa giải ở cơ sở và hoà nhập.")),
    P("CT032", "", add("Giai đoạn 2021-2025.", "Giai đoạn 2021-2025, giai đoạn 2026 - 2030.")),
    P("CT033", "", add("Bảo đảm kinh phí, bảo đảm nhân lực, đảm bảo tiến độ.")),
    P("CT034", "", add("Báo cáo hằng năm.", "Đánh giá hằng năm, kiểm tra hàng năm.")),
    P("CT035", "UBND", add("Trình Ủy ban nhân dân tỉnh.", "Báo cáo UBND tỉnh.")),
    P("CT036", "", one_cell_with_a_full_stop),
    P("CT041", "BĐG", add("Thực hiện công tác BĐG trên địa bàn.")),
    P("CT042", "TTCP", add("Sau khi được TTCP phê duyệt.")),
    P("CT051", "nhân dân", add("Vận động nhân dân tham gia.")),
    P("CT052", "nhà nước", add("Chủ trương của Đảng, pháp luật của nhà nước.")),
    P("CT053", "Sở Giáo dục và đào tạo", add("Giao Sở Giáo dục và đào tạo báo cáo.")),
    P("CT054", "", add("Thực hiện kế hoạch số 8416/KH-UBND ngày 26 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh.")),
    P("CT055", "", add("Theo Khoản 2 điều 5 của Luật Bình đẳng giới.")),
    P("CT056", "", add("Hoàn thành trong tháng tư năm 2026.")),
    P("CT057", "", add("Trên địa bàn Tỉnh Lai Châu.")),
    P("CT061", "", add("Báo cáo trước ngày 5/03/2026.")),
    P("CT062", "", add("Tổ chức ít nhất 02 cuộc kiểm tra.", "Tổ chức 3 lớp tập huấn.")),
    P("CT063", "", add("Hoàn thành trước ngày 31 tháng 4 năm 2026.")),
    P("VD001", "", add("Theo Nghị định 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ.")),
    P("VD002", "", add("Theo Nghị quyết số 18/NQ-TW ngày 25 tháng 10 năm 2017 của Ban Chấp hành Trung ương.")),
    P("VD004", "", add("Thực hiện Quyết định số 1790/QĐ-TTg, các cơ quan báo cáo.")),
    P("VD005", "", add("Theo Quyết định số 51/2025/QĐ-TTg ngày 29 tháng 12 năm 2024 của Thủ tướng Chính phủ.")),
    P("VD006", "", add("Theo Kế hoạch số 1790/QĐ-TTg ngày 23 tháng 10 năm 2021 của Thủ tướng Chính phủ.")),
    P("VD007", "", add("Theo Quyết định số 1790/QĐ-TTg ngày 23 tháng 10 năm 2021 của Bộ Nội vụ.")),
    P("VD008", "", add(f"Thực hiện {DECISION}.", f"Căn cứ {DECISION}, các cơ quan báo cáo.")),
    P("VD009", "", add(f"Thực hiện {DECISION}.", f"Theo {DECISION.replace('23', '24')}.")),
    P("VD010", "", add("Thi hành Luật Bình đẳng giới số 73/2006/QH11 ngày 29 tháng 11 năm 2006.")),
    P("VD011", "", add("Theo Điều 5 khoản 2 của Luật Bình đẳng giới.")),
    P("NB201", "2025", cell(1, 4, "Quý II/2025")),
    P("NB201", "31/12/2025", add("Hoàn thành trước ngày 31/12/2025.")),
    P("DL104", "Sở Nội vụ", cell(1, 3, "Sở Tư pháp; Sở Nội vụ")),
    P("DL201", "", cell(1, 2, "")),
    P("DL202", "Sở nội vụ", cell(1, 2, "Sở nội vụ")),
    P("DL203", "Sở Lao động", cell(1, 2, "Sở Lao động")),
    P("DL204", "Thanh tra", row("3", "Thanh tra công vụ ở cơ sở", "Cơ quan Thanh tra", "", "Trong năm")),
    P("DL205", "hàng 2", row("3", "Rà soát thủ tục hành chính", "Sở Tư pháp", "", "Trong năm")),
    P("DL206", "2027", cell(1, 4, "Quý II/2027")),
    P("DL214", ",", cell(1, 2, "Sở Nội vụ, Thanh tra tỉnh")),
    P("DL215", "Sở Thông tin", cell(1, 3, "Sở Thông tin")),
    P("DL401", "[... nơi nhận]", add("Báo cáo gửi [... nơi nhận] trước ngày 05/3/2026."), ready=True),
    P("DL401", "....", add("Giao ............ báo cáo."), ready=True),
    P("DL403", "trích yếu dài", retype("subject", "Cải cách hành chính, " * 25 + "năm 2026"), ready=True),
    P("DL404", "số /", add("Thực hiện Kế hoạch số        /KH-UBND ngày 05 tháng 3 năm 2026."), ready=True),
    P("DL404", "tháng năm", retype("date", "Lai Châu, ngày      tháng      năm 2026"), ready=True),
)  # fmt: skip
BY_HAND = list(zip(PLANTED, itertools.cycle(HANDS), strict=False))
IDS = [f"{number}-{one.code}-{hand}" for number, (one, hand) in enumerate(BY_HAND)]
each = pytest.mark.parametrize(("one", "hand"), BY_HAND, ids=IDS)
WORDS = Selection(("CT", "DL", "VD", "NB"))


@cache
def clean(base: str, hand: str) -> bytes:
    return write(BASES[base](), HANDS[hand])


@cache
def faulty(one: Planted, hand: str) -> bytes:
    text = BASES["plan"]()
    one.plant(text)
    return write(text, HANDS[hand])


def found_in(data: bytes, *, ready: bool = False) -> tuple[Found, ...]:
    subject = Subject("van-ban.docx", document=WordDocument(data, "van-ban.docx"), registry=REGISTRY)
    return check_subject(subject, (), WORDS._replace(ready=ready))


def findings(data: bytes, *, ready: bool = False) -> list[Diagnostic]:
    return [item.finding for item in found_in(data, ready=ready)]


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("base", BASES)
def test_a_clean_twin_has_no_finding(base: str, hand: str) -> None:
    assert [finding.message for finding in findings(clean(base, hand), ready=True)] == []


@each
def test_a_planted_fault_is_found(one: Planted, hand: str) -> None:
    found = [finding for finding in findings(faulty(one, hand), ready=one.ready) if finding.code == one.code]
    assert [finding for finding in found if one.says in finding.message]
    assert all(finding.location.where and finding.fix for finding in found)


@each
def test_nothing_but_the_planted_fault_is_an_error(one: Planted, hand: str) -> None:
    others = [finding for finding in findings(faulty(one, hand), ready=one.ready) if finding.code != one.code]
    assert [finding.message for finding in others if finding.level is Level.ERROR] == []


@each
def test_repair_leaves_nothing_to_repair(one: Planted, hand: str) -> None:
    data = faulty(one, hand)
    for _ in range(5):
        subject = Subject("x.docx", document=WordDocument(data, "x.docx"), registry=REGISTRY)
        new, _ = mend_document(subject.document, check_subject(subject, (), WORDS), letters=True, formats=False)
        if new is None:
            break
        data = new
    assert new is None


def test_every_rule_is_planted() -> None:
    codes = {entry.code for entry in rule_entries() if not entry.code.startswith("TT")}
    assert codes - {one.code for one in PLANTED} - OF_PLANS == {"DL405"}  # tests of --ready have it
