"""What a task orders is read, and held against the rest of the plan."""

import re
import time

import pytest

from tests.model.plan_texts import LINES, REGISTRY, every_document, place, read, refused
from toolkit.decree30 import rules
from toolkit.diagnostics import Diagnostic
from toolkit.model.plan_parts import LegalBasis, Produces
from toolkit.model.produces_reader import DOCUMENT_TYPES


def ordering(produces: str) -> str:
    """Return what makes the one task of the small plan order something; it begins on line 1."""
    return "    produces:\n" + "".join(f"      {line}\n" for line in produces.splitlines())


def only(produces: str) -> Diagnostic:
    (finding,) = refused(ordering(produces))
    return finding


def test_the_document_a_task_orders_is_read_with_all_its_parts() -> None:
    plan = every_document()
    produces = next(plan.tasks()).produces
    assert produces
    assert produces.issuer.names[0].agency
    assert produces == Produces(
        document_type="Kế hoạch",
        title="Chuyển đổi số ngành nội vụ",
        period="năm 2026",
        issuer=produces.issuer,
        legal_bases=(LegalBasis(plan.instruments[1]),),
        tasks=("government", "people", "open-data"),
    )


def test_most_tasks_order_nothing() -> None:
    assert next(read("").plan.tasks()).produces is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("quyết định", "Quyết định"),
        ("KẾ HOẠCH", "Kế hoạch"),
        ("Bản thoả thuận", "Bản thỏa thuận"),
        ("giấy uỷ quyền", "Giấy ủy quyền"),
    ],
)
def test_the_type_is_kept_in_the_decrees_spelling(typed: str, kept: str) -> None:
    produces = next(read(ordering(f"type: {typed}")).plan.tasks()).produces
    assert produces
    assert produces.document_type == kept


def test_the_types_are_the_decrees() -> None:
    names = {re.sub(r" \(.*", "", document_type.name) for document_type in rules().document_types.types}
    assert names == set(DOCUMENT_TYPES)


def test_a_type_the_decree_does_not_know_is_refused_with_the_nearest() -> None:
    finding = only("type: Kế hoach")
    assert (place(finding), finding.fix) == ((2, 13, "DL029"), "gõ type: Kế hoạch")


def test_a_type_like_no_other_is_told_with_all_of_them() -> None:
    assert "Kế hoạch, Phương án" in only("type: Sổ tay").fix


def test_the_type_is_required() -> None:
    assert place(only("title: Chuyển đổi số")) == (2, 7, "DL013")


def test_an_id_of_a_task_that_is_not_there_is_refused_with_the_nearest() -> None:
    text = ordering("type: Kế hoạch\ntasks:\n  - train\n") + "  - id: training\n    content: Tập huấn\n"
    (finding,) = refused(text)
    assert (place(finding), finding.fix) == ((4, 11, "DL026"), "gõ training")


def test_a_task_below_may_be_named() -> None:
    text = ordering("type: Kế hoạch\ntasks:\n  - training\n") + "  - id: training\n    content: Tập huấn\n"
    assert read(text).findings == ()


def test_a_document_is_no_task() -> None:
    law = "instruments:\n  - {id: equality-law, document_type: Luật, subject: Luật Bình đẳng giới}\n"
    (finding,) = refused(ordering("type: Kế hoạch\ntasks:\n  - equality-law\n") + law)
    assert finding.code == "DL026"


def test_the_ordering_task_does_not_detail_itself() -> None:
    finding = only("type: Kế hoạch\ntasks:\n  - open-data\n")
    assert (place(finding), finding.fix) == ((4, 11, "DL026"), "xóa dòng này")


def test_an_issuer_nobody_knows_is_a_warning() -> None:
    (finding,) = read(ordering("type: Kế hoạch\nissuer: Sở Tài chánh")).findings
    assert place(finding) == (3, 15, "DL102")


def test_messages_name_the_ordering_task() -> None:
    assert only("type: Sổ tay").message.startswith("nhiệm vụ 1, produces: ")


def test_a_key_in_vietnamese_is_told_with_the_right_one() -> None:
    assert [d.fix for d in refused(ordering("loại: Kế hoạch"))] == ["gõ type:"]


def test_lost_words_of_a_title_are_named() -> None:
    (finding,) = read(ordering("type: Kế hoạch\ntitle: Chương trình #1")).findings
    assert finding.code == "DL108"
    assert finding.location.line == LINES + 3


def test_many_wrong_ids_do_not_cost_a_search_each() -> None:
    named = "type: Kế hoạch\ntasks:\n" + "".join(f"  - work-number-{number}\n" for number in range(3000))
    tasks = "".join(f"  - id: task-number-{number}\n    content: a\n" for number in range(900))
    start = time.process_time()
    found = refused(ordering(named) + tasks)
    assert time.process_time() - start < 10  # 1 s on a quiet machine; each searched for takes 30 s
    assert {finding.code for finding in found} == {"DL026", "DL023"}


def test_an_id_that_would_share_the_file_of_a_yearly_plan_is_refused() -> None:
    task = "  - id: nam-so-noi-vu\n    content: Mở dữ liệu\n" + ordering("type: Kế hoạch")
    (finding,) = refused(task)
    assert finding.code == "DL038"


@pytest.mark.parametrize("device", ["con", "nul", "aux", "com1", "lpt9"])
def test_an_id_no_file_can_have_in_windows_is_refused_where_a_file_takes_its_name(device: str) -> None:
    task = f"  - id: {device}\n    content: Mở dữ liệu\n"
    assert read(task).findings == ()
    (finding,) = refused(task + ordering("type: Kế hoạch"))
    assert (place(finding), finding.fix) == ((1, 9, "DL041"), f"đổi id, ví dụ id: ke-hoach-{device}")


def test_a_second_issuer_is_refused() -> None:
    finding = only("type: Kế hoạch\nissuer: Sở Nội vụ; Sở Tài chính")
    assert place(finding) == (3, 26, "DL040")
    assert "nêu 2 cơ quan" in finding.message


def test_a_group_is_no_issuer() -> None:
    finding = only("type: Kế hoạch\nissuer: Các sở")
    assert place(finding) == (3, 15, "DL040")
    assert "là một nhóm" in finding.message


@pytest.mark.parametrize("issuer", ["Sở Nội vụ", "", "UBND tỉnh"])
def test_one_issuer_or_none_is_right(issuer: str) -> None:
    assert read(ordering(f"type: Kế hoạch\nissuer: {issuer}"), REGISTRY).findings == ()


def test_a_full_stop_of_title_and_period_is_left_out_and_told() -> None:
    reading = read(ordering("type: Kế hoạch\ntitle: Chuyển đổi số.\nperiod: năm 2026;"))
    produces = next(reading.plan.tasks()).produces
    assert produces
    assert (produces.title, produces.period) == ("Chuyển đổi số", "năm 2026")
    assert [place(finding) for finding in reading.findings] == [(3, 14, "DL115"), (4, 15, "DL115")]
