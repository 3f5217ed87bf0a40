"""What a plan's documents hold beside its appendix is read whole, or everything wrong with it is told."""

import datetime as dt

import pytest

from tests.model.plan_texts import HEAD, REGISTRY, every_document, only, place, read, refused, warning
from toolkit.diagnostics import Level, VanbanError
from toolkit.model.agencies import Registry
from toolkit.model.plan import Plan
from toolkit.model.plan_parts import Generated, IssueDate, LetterSettings, ReportPeriod
from toolkit.model.reader import read_plan
from toolkit.model.source import SourceText


@pytest.fixture(scope="module")
def plan() -> Plan:
    return every_document()


# What is read


def test_a_plan_without_these_keys_has_none_of_them() -> None:
    plan = read("").plan
    assert (plan.legal_bases, plan.body, plan.implementation, plan.recipients) == ((), (), (), ())
    assert (plan.multi_year_plan, plan.reporting, plan.signatory) == (None, None, None)
    assert (plan.opening, plan.closing, plan.filing, plan.letter) == ("", "", "", LetterSettings())


def test_keys_left_blank_are_as_if_they_were_not_there() -> None:
    keys = (
        "legal_bases multi_year_plan opening body implementation reporting closing recipients filing signatory letter"
    )
    blank = read("".join(f"{key}:\n" for key in keys.split()))
    assert blank.findings == ()
    assert blank.plan == read("").plan


def test_the_body_has_its_parts_with_their_clauses(plan: Plan) -> None:
    first, second, third = plan.body
    assert (first.title, first.text, first.prints) == (
        "Mục đích, yêu cầu",
        "Kế hoạch nhằm các mục đích sau.",
        None,
    )
    assert [(clause.title, clause.text) for clause in first.clauses] == [
        ("Mục đích", "a) Đưa dịch vụ công lên mạng.\n\nb) Mở dữ liệu cho [... đối tượng]."),
        ("", "Việc làm phải đo được."),
    ]
    assert (second.prints, third.prints) == (Generated.TASKS, Generated.IMPLEMENTATION)


def test_an_assignment_knows_its_agencies_and_keeps_its_lines(plan: Plan) -> None:
    (assignment,) = plan.implementation
    assert [name.agency.code for name in assignment.agencies.names if name.agency] == ["so-noi-vu", "so-tai-chinh"]
    assert assignment.text == "Chủ trì việc thứ nhất.\nChủ trì việc thứ hai."


def test_reports_are_due_in_the_order_of_the_file_and_a_blank_period_is_none(plan: Plan) -> None:
    assert plan.reporting
    assert plan.reporting.to.text == "Sở Nội vụ"
    assert plan.reporting.due == (
        (ReportPeriod.YEAR, dt.date(2026, 12, 14)),
        (ReportPeriod.SIX_MONTHS, dt.date(2026, 6, 14)),
    )


def test_recipients_come_without_the_signs_that_are_printed(plan: Plan) -> None:
    assert plan.recipients == ("Bộ Nội vụ (b/c)", "UBND các xã, phường")
    assert plan.filing == "VX"


def test_letters_have_a_head_groups_and_a_signatory_of_their_own(plan: Plan) -> None:
    letter = plan.letter
    assert (letter.symbol, letter.issued) == ("UBND-VX", IssueDate(2026, 4))
    assert [group.code for group in letter.collective] == ["cac-so"]
    assert letter.recipients == ("CT, các PCT UBND tỉnh",)
    assert letter.signatory
    assert letter.signatory.signing_authority == ("TL. Chủ tịch",)


def test_v_v_and_a_full_stop_of_the_letters_subject_are_left_out(plan: Plan) -> None:
    assert plan.letter.subject == "triển khai chuyển đổi số"


def test_every_value_knows_where_it_stands(plan: Plan) -> None:
    def marked(spans: object, name: str) -> str:
        span = spans[name]  # type: ignore[index]  # spans of any record
        return plan.source.text[span.start : span.end]

    assert marked(plan.spans, "filing") == "VX"
    assert marked(plan.body[1].spans, "prints") == "tasks"
    assert marked(plan.body[0].clauses[1].spans, "text") == "Việc làm phải đo được."
    assert marked(plan.implementation[0].spans, "agencies") == "Sở Nội vụ; Sở Tài chính"
    assert plan.reporting
    assert marked(plan.reporting.spans, "to") == "Sở Nội vụ"
    assert marked(plan.letter.spans, "symbol") == "UBND-VX"


def test_without_a_registry_groups_of_letters_are_not_questioned() -> None:
    reading = read("letter:\n  collective:\n    - ai-do\n", Registry())
    assert reading.findings == ()
    assert reading.plan.letter.collective == ()


# Warnings


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("implementation:\n  - agencies: Sở Nội vụ; Sở Tài chánh\n    text: Chủ trì\n", 26),
        ("reporting:\n  to: Sở Tài chánh\n", 7),
    ],
    ids=["implementation", "reporting"],
)
def test_a_name_nobody_is_behind_is_a_warning(text: str, column: int) -> None:
    finding = warning(text)
    assert (finding.level, place(finding)) == (Level.WARNING, (2, column, "DL102"))
    assert "Sở Tài chính" in finding.fix


@pytest.mark.parametrize("line", ["Lưu: VT, VX.", "Lưu VT", "Như trên;", "- Như Điều 3"])
@pytest.mark.parametrize("key", ["recipients:\n  - ", "letter:\n  recipients:\n    - "], ids=["plan", "letter"])
def test_a_recipient_that_is_printed_by_itself_is_left_out_and_told(key: str, line: str) -> None:
    reading = read(f'{key}"{line}"\n')
    assert [d.code for d in reading.findings] == ["DL114"]
    assert (*reading.plan.recipients, *reading.plan.letter.recipients) == ()


@pytest.mark.parametrize("typed", ['"Lưu: VT, VX."', "VT, VX", "VT; VX"])
def test_of_the_filing_only_the_drafting_unit_is_taken(typed: str) -> None:
    reading = read(f"filing: {typed}\n")
    assert [(place(d), d.fix) for d in reading.findings] == [((1, 9, "DL114"), "gõ filing: VX")]
    assert reading.plan.filing == "VX"


def test_words_lost_behind_a_number_sign_are_named_in_the_body() -> None:
    finding = warning("body:\n  - title: Mục đích\n    clauses:\n      - text: Đạt mục tiêu #1 của tỉnh\n")
    assert place(finding) == (4, 28, "DL108")


@pytest.mark.parametrize("typed", ["# viết sau", "Triển khai # hỏi lại Văn phòng"], ids=["blank", "behind"])
def test_a_remark_is_a_remark(typed: str) -> None:
    assert read(f"opening: {typed}\nletter:\n  subject: {typed}\n").findings == ()


# Errors


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("body:\n  - text: Nội dung\n", (2, 5, "DL013")),
        ("body:\n  - title: Mục đích\n", (2, 5, "DL013")),
        ("body:\n  - title: Mục đích\n    clauses:\n      - title:\n", (4, 9, "DL013")),
        ("body:\n  - title: Mục đích\n    prints: task\n", (3, 13, "DL020")),
        ("body:\n  - chữ\n", (2, 5, "DL014")),
        ("body: chữ\n", (1, 7, "DL014")),
        ("body:\n  - title: a\n    colour: b\n    text: c\n", (3, 5, "DL012")),
        ("implementation:\n  - text: Chủ trì\n", (2, 5, "DL013")),
        ("implementation:\n  - agencies: Sở Nội vụ\n", (2, 5, "DL013")),
        ("implementation:\n  - agencies: [Sở Nội vụ]\n    text: b\n", (2, 15, "DL014")),
        ("reporting: chữ\n", (1, 12, "DL014")),
        ("reporting:\n  due:\n    6m: 6/2026\n", (3, 9, "DL019")),
        ("reporting:\n  due:\n    6m: 31/6/2026\n", (3, 9, "DL019")),
        ("reporting:\n  due:\n    10m: 14/6/2026\n", (3, 5, "DL012")),
        ("recipients: Bộ Nội vụ\n", (1, 13, "DL014")),
        ("recipients:\n  - a: b\n", (2, 5, "DL014")),
        ("letter:\n  symbol: /UBND-VX\n", (2, 11, "DL024")),
        ("letter:\n  number: 45\n", (2, 11, "DL039")),
        ("letter:\n  issued: hôm nay\n", (2, 11, "DL019")),
        ("letter:\n  collective:\n    - so-noi-vu\n", (3, 7, "DL027")),
        ("letter:\n  collective:\n    - cac-xa\n", (3, 7, "DL027")),
    ],
)
def test_what_is_wrong_is_pointed_at(text: str, where: tuple[int, int, str]) -> None:
    assert place(only(text)) == where


def test_everything_wrong_is_told_at_once() -> None:
    text = "body:\n  - title:\n    text: a\nreporting:\n  due:\n    6m: 6/2026\nletter:\n  collective:\n    - cac-xa\n"
    assert [d.code for d in refused(text)] == ["DL013", "DL019", "DL027"]


@pytest.mark.parametrize("day", ["14/6/2025", "31/12/2025", "1/4/2027", "14/6/2028"])
def test_a_report_due_in_another_year_is_a_warning(day: str) -> None:
    finding = warning(f"reporting:\n  due:\n    6m: {day}\n")
    assert (finding.level, place(finding)) == (Level.WARNING, (3, 9, "DL117"))


@pytest.mark.parametrize("day", ["1/1/2026", "14/12/2026", "15/1/2027", "31/3/2027"])
def test_a_report_may_be_due_until_three_months_after_the_year(day: str) -> None:
    assert read(f"reporting:\n  due:\n    year: {day}\n").findings == ()


def test_of_a_plan_with_a_wrong_year_no_report_is_questioned() -> None:
    text = f"{HEAD.replace('2026', 'hai', 1)}reporting:\n  due:\n    6m: 14/6/2026\n"
    with pytest.raises(VanbanError) as caught:
        read_plan(SourceText("2026.yaml", text), REGISTRY)
    assert [d.code for d in caught.value.diagnostics] == ["DL018"]


def test_a_number_for_all_letters_is_told_to_be_left_blank() -> None:
    assert only("letter:\n  number: 45\n").fix == "để trống number"
    assert [d.code for d in refused("letter:\n  number: ~\n")] == ["DL015"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("opening: Thực hiện @van-ban-la\n", (1, 20)),
        ("closing: Thực hiện @van-ban-la\n", (1, 20)),
        ("body:\n  - {title: a, text: Thực hiện @van-ban-la}\n", (2, 32)),
        ("body:\n  - title: a\n    clauses:\n      - text: Theo @van-ban-la\n", (4, 20)),
        ("implementation:\n  - agencies: Sở Nội vụ\n    text: |\n      Một.\n      Hai @van-ban-la.\n", (5, 11)),
        ("legal_bases:\n  - Theo @van-ban-la\n", (2, 10)),
    ],
    ids=["opening", "closing", "part", "clause", "implementation", "basis"],
)
def test_a_citation_of_no_document_is_a_warning(text: str, where: tuple[int, int]) -> None:
    finding = warning(text)
    assert (finding.level, place(finding)) == (Level.WARNING, (*where, "DL118"))


def test_what_is_generated_is_printed_in_one_part_only() -> None:
    finding = only("body:\n  - {title: a, prints: tasks}\n  - {title: b, prints: tasks}\n")
    assert place(finding) == (3, 24, "DL037")
    assert finding.message == "body, mục II: prints: tasks đã có ở body, mục I"


def test_an_unwritten_part_is_told_how_to_leave_a_gap() -> None:
    assert '"[... nội dung]"' in only("body:\n  - title: Mục đích\n").fix


def test_a_gap_without_quotes_is_told_how_to_type_it() -> None:
    assert '"[... họ và tên]"' in only("opening: [... lời mở đầu]\n").fix


def test_a_report_without_its_day_is_told_what_to_do() -> None:
    finding = only("reporting:\n  due:\n    6m: 6/2026\n")
    assert finding.message == "reporting.due: 6m thiếu ngày"
    assert "14" not in finding.fix
    assert finding.fix.endswith("kỳ nào không báo cáo thì xóa dòng")


@pytest.mark.parametrize(
    ("typed", "fix"),
    [("Các sở", "gõ cac-so"), ("cac-soo", "gõ cac-so"), ("so-noi-vu", "xóa dòng này")],
    ids=["name", "slip", "agency"],
)
def test_a_group_that_is_none_is_told_with_the_right_one(typed: str, fix: str) -> None:
    assert only(f"letter:\n  collective:\n    - {typed}\n").fix.startswith(fix)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Nơi nhận: a\n", "recipients"),
        ("căn cứ: a\n", "legal_bases"),
        ("reporting:\n  nơi nhận: Sở Nội vụ\n", "to"),
        ("reporting:\n  due:\n    6 tháng: 14/6/2026\n", "6m"),
        ("reporting:\n  due:\n    năm: 14/12/2026\n", "year"),
        ("letter:\n  trích yếu: a\n", "subject"),
        ("body:\n  - title: a\n    nội dung: b\n", "text"),
        ("signatory:\n  chuc vu: Chủ tịch\n", "position"),
    ],
)
def test_a_key_in_vietnamese_is_told_with_the_right_one(text: str, meant: str) -> None:
    assert [d.fix for d in refused(text) if d.code == "DL012"] == [f"gõ {meant}:"]


def test_the_registry_is_the_plans_own() -> None:
    assert read("").plan.registry is REGISTRY
