"""The shipped templates of plan and letter on paper: LibreOffice lays them out, and the pages are read.

The values are written here by hand, so that each shape is as awkward as one wants. Where lines break is never
asserted but where the decree asks for one line.
"""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest

from tests.rendering import VALIDATOR, Page, Word, read_pages, render, validation_errors
from tests.word.packages import texts
from toolkit.decree30 import rules, wording
from toolkit.word.compiling import compile_template
from toolkit.word.docxtpl_engine import render_with_docxtpl
from toolkit.word.layout import TableLayout, lay_out
from toolkit.word.package import read_package
from toolkit.word.shipped import SHIPPED
from toolkit.word.soundness import check_package
from toolkit.word.template_tables import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.word.template import Template

POINTS_PER_MM: Final = 72 / 25.4
DPI: Final = 144  # two pixels a point
FIELDS: Final = tuple(field for field, _ in COLUMNS)
FIVE: Final = ("ordinal", "content", "lead_agencies", "coordinating_agencies", "schedule")
HEADINGS: Final = range(17, 25)  # short lines before a clause's title: behind some of them page 1 is full
SENTENCE: Final = (
    "Tổ chức thực hiện có hiệu quả các mục tiêu, nhiệm vụ của Chiến lược quốc gia về bình đẳng giới trên địa bàn tỉnh; "
    "nâng cao nhận thức, trách nhiệm của các cấp, các ngành và Nhân dân trong thực hiện công tác bình đẳng giới."
)
SUBJECT: Final = "Thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ trên địa bàn tỉnh Lai Châu năm 2026"
GAP: Final = "[... họ và tên người ký]"
LONG_DATE: Final = "Thành phố Hồ Chí Minh, ngày 01 tháng 12 năm 2026"
LENGTHS: Final = range(6, 14)  # paragraphs of the body: somewhere between, the signature no longer fits on page 1


def runs(text: str) -> list[dict[str, Any]]:
    return [{"text": text, "gap": text.startswith("[...")}]


def items(*entries: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"level": level, "runs": runs(text)} for level, text in entries]


def head(*lines: str, rule: int, number: str, above: str = "", small: bool = False) -> dict[str, Any]:
    return {
        "small": small,
        "supervising_agency": above,
        "issuing_agency": list(lines),
        "rule": rule,
        "number_and_symbol": runs(number),
        "place_and_date": runs(LONG_DATE if small else f"Lai Châu, {wording.format_long_date(None, 4, 2026)}"),
        "national_title": wording.NATIONAL_TITLE,
        "motto": wording.MOTTO,
    }


def rows(count: int) -> list[dict[str, str]]:
    empty = dict.fromkeys(FIELDS, "")
    section = empty | {"kind": "section", "id": "section", "ordinal": "I", "content": "Công tác tuyên truyền"}
    return [section] + [
        empty
        | {
            "kind": "task",
            "id": f"task-{number}",
            "ordinal": f"I.{number}",
            "content": SENTENCE,
            "lead_agencies": "Sở Nội vụ",
            "coordinating_agencies": "Các sở, ban, ngành; UBND các xã, phường",
            "schedule": "Quý II/2026",
        }
        for number in range(1, count + 1)
    ]


def common(title: str) -> dict[str, Any]:
    return {
        "title": title,
        "issuing_agency": "Ủy ban nhân dân tỉnh Lai Châu",
        "columns": dict(zip(FIELDS, "ABCDEFGHI", strict=True)),
        "closing": runs("Trên đây là toàn bộ nội dung, yêu cầu các cơ quan nghiêm túc thực hiện./."),
        "recipients": {"label": "Nơi nhận:", "lines": ["- Bộ Nội vụ (b/c);", "- TT. Tỉnh ủy;", "- Lưu: VT, VX."]},
        "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "full_name": runs(GAP)},
    }


def plan(paragraphs: int, subject: str = SUBJECT, rule: int = 56) -> dict[str, Any]:
    return common("Kế hoạch") | {
        "header": head("ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU", rule=20, number="Số:      /KH-UBND"),
        "document_type": "KẾ HOẠCH",
        "subject": runs(subject),
        "subject_rule": rule,
        "legal_bases": [{"runs": runs("Căn cứ Kế hoạch số 12/KH-UBND;")}, {"runs": runs("[... căn cứ khác].")}],
        "body": items(
            ("section", "I. MỤC ĐÍCH, YÊU CẦU"), ("clause", "1. Mục đích"), *[("paragraph", SENTENCE)] * paragraphs
        ),
        "appendix": {"label": "Phụ lục", "title": "NHIỆM VỤ", "reference": "(Kèm theo Kế hoạch)", "end_mark": "./."},
        "rows": rows(12),
    }


def letter(tasks: int, *lines: str) -> dict[str, Any]:
    return common("Công văn") | {
        "header": head("SỞ NỘI VỤ", rule=10, number="Số:      /SNV-BĐG", above="ỦY BAN NHÂN DÂN TỈNH"),
        "subject": "V/v triển khai thực hiện Kế hoạch công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2026",
        "addressees": {"label": "Kính gửi:", "single": "" if lines else "Sở Tư pháp", "lines": list(lines)},
        "opening": items(("paragraph", SENTENCE), ("paragraph", "Chủ trì thực hiện các nhiệm vụ sau đây:")),
        "rows": rows(tasks) if tasks else [],
        "body": items(("clause", "2. Phối hợp"), ("paragraph", "- Nhiệm vụ II.3 (Sở Tài chính chủ trì);")),
    }


def compiled(name: str, layout: TableLayout | None = None) -> Template:
    return compile_template(SHIPPED[name](), name, layout and (lambda root: lay_out(root, layout, name)))


def documents() -> dict[str, bytes]:
    across, cut = (
        compiled("plan.docx", TableLayout(columns, frozenset(FIELDS), frozenset({"ordinal"}), landscape=True))
        for columns in (FIVE, ())
    )
    letters = compiled("letter.docx")
    made = {f"plan-{count}": across.render(plan(count)) for count in LENGTHS}
    made["plan-cut"] = cut.render(plan(2))
    made["plan-short"] = across.render(plan(2, "Cải cách hành chính", 20))
    small = head("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH", rule=20, number="Số:      /KH-UBND", small=True)
    made["plan-small"] = cut.render(plan(2) | {"header": small})
    for count in HEADINGS:
        heading = {"level": "clause", "runs": [*runs("2. "), *runs("[... phòng, đơn vị]")]}
        before = items(*[("paragraph", "Một dòng ngắn.")] * count)
        made[f"heading-{count}"] = cut.render(plan(0) | {"body": [*before, heading, *items(("paragraph", SENTENCE))]})
    made["letter-one"] = letters.render(letter(1))
    made["letter-none"] = letters.render(letter(0))
    made["letter-forty"] = letters.render(letter(40))
    made["letter-many"] = letters.render(letter(2, "- Sở Nội vụ;", "- Sở Tư pháp;", f"- {SENTENCE}"))
    return made


SHAPES: Final = [
    *(f"plan-{count}" for count in LENGTHS), "plan-cut", "plan-short",
    "plan-small", "letter-one", "letter-none", "letter-forty", "letter-many",
    *(f"heading-{count}" for count in HEADINGS),
]  # fmt: skip


class Rendered(NamedTuple):
    """A PDF and the pages of it."""

    pdf: Path
    pages: list[Page]

    def line(self, *texts: str) -> list[Word]:
        """Return these words of the first page, where they follow each other."""
        words = self.pages[0].words
        for start in range(len(words)):
            found = list(words[start : start + len(texts)])
            if [word.text for word in found] == list(texts):
                return found
        raise AssertionError(texts)

    def rule_under(self, words: list[Word]) -> float:
        """Return the length in points of the longest line drawn just under words of the first page."""
        image = run_bytes("pdftoppm", "-r", str(DPI), "-f", "1", "-l", "1", "-gray", str(self.pdf))
        _, size, _, pixels = image.split(b"\n", 3)
        width = int(size.split()[0])
        scale = DPI / 72
        bottom, middle = max(word.bottom for word in words), (words[0].left + words[-1].right) / 2
        longest = 0
        for y in range(round((bottom + 0.5) * scale), round((bottom + 8) * scale)):
            row = pixels[y * width : (y + 1) * width]
            centre = round(middle * scale)
            if row[centre] < 160:
                left, right = centre, centre
                while row[left - 1] < 160:
                    left -= 1
                while row[right + 1] < 160:
                    right += 1
                longest = max(longest, right - left + 1)
        return longest / scale

    def page_of(self, *texts: str) -> int:
        """Return the number of the one page that has these words in a row."""
        spaced = [f" {' '.join(word.text for word in page.words)} " for page in self.pages]
        (number,) = (number for number, text in enumerate(spaced, 1) if f" {' '.join(texts)} " in text)
        return number


def run_bytes(*command: str) -> bytes:
    return subprocess.run(command, capture_output=True, check=True, timeout=60, stdin=subprocess.DEVNULL).stdout


@pytest.fixture(scope="module")
def rendered(needs: Callable[..., None], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rendered]:
    needs("soffice", "pdftotext", "fc-list", "liberation2")
    pdfs = render(documents(), tmp_path_factory.mktemp("shipped"))
    return {name: Rendered(pdf, read_pages(pdf)) for name, pdf in pdfs.items()}


@pytest.fixture(params=SHAPES)
def each(rendered: dict[str, Rendered], request: pytest.FixtureRequest) -> Rendered:
    return rendered[request.param]


def test_every_document_is_sound() -> None:
    made = documents()
    assert sorted(made) == sorted(SHAPES)
    for name, data in made.items():
        assert check_package(read_package(data, name), name) == []


@pytest.mark.parametrize("name", ["plan-6", "plan-cut", "letter-one", "letter-none", "letter-many"])
@pytest.mark.parametrize("version", ["Microsoft365", "Office2013"])
def test_the_sdk_finds_no_error(name: str, version: str, needs: Callable[..., None], tmp_path: Path) -> None:
    needs("node", VALIDATOR)
    file = tmp_path / f"{name}.docx"
    file.write_bytes(documents()[name])
    assert [(error["path"], error["description"]) for error in validation_errors(file, version)] == []


@pytest.mark.parametrize(
    ("template", "values"),
    [("plan.docx", plan(2)), ("letter.docx", letter(3)), ("letter.docx", letter(0, "- Sở Nội vụ;", f"- {GAP}."))],
    ids=["plan", "letter", "letter-without-table"],
)
def test_docxtpl_says_the_same(template: str, values: dict[str, Any]) -> None:
    theirs = render_with_docxtpl(SHIPPED[template](), values, template)
    assert [text for text in texts(theirs) if text] == [
        text for text in texts(compiled(template).render(values)) if text
    ]


def test_the_national_title_takes_one_line_inside_the_margin(each: Rendered) -> None:
    words = each.line(*wording.NATIONAL_TITLE.split())
    assert max(word.top for word in words) - min(word.top for word in words) < 1
    page = rules().page
    assert words[-1].right <= (page.paper.width.value - page.margins.right.chosen.value) * POINTS_PER_MM


def test_the_left_column_does_not_touch_the_national_title(each: Rendered) -> None:
    title = each.line(*wording.NATIONAL_TITLE.split())
    left = [word for word in each.pages[0].words if word.right < title[0].left]
    assert {"ỦY", "BAN"} <= {word.text for word in left if abs(word.top - title[0].top) < 3}
    (number,) = each.line("Số:")
    beside = [word for word in each.pages[0].words if word.bottom < number.bottom + 3]
    edge = (rules().page.margins.left.chosen.value + rules().head_block.left.value) * POINTS_PER_MM
    assert not [word for word in beside if word.left < edge < word.right]


def test_the_line_under_the_motto_is_as_long_as_its_text(each: Rendered) -> None:
    words = each.line(*wording.MOTTO.split())
    share = rules().components["motto"].rule_line
    assert share is not None
    assert share.tolerance is not None
    assert each.rule_under(words) / (words[-1].right - words[0].left) == pytest.approx(1, abs=share.tolerance)


@pytest.mark.parametrize(
    ("name", "last_line", "longest"),
    [
        ("plan-6", "TỈNH LAI CHÂU", "ỦY BAN NHÂN DÂN"),
        ("letter-one", "SỞ NỘI VỤ", "SỞ NỘI VỤ"),
        ("plan-short", "Cải cách hành chính", "Cải cách hành chính"),
    ],
    ids=["committee", "department", "subject"],
)
def test_other_lines_are_a_third_to_a_half_of_their_text(
    name: str, last_line: str, longest: str, rendered: dict[str, Rendered]
) -> None:
    found = rendered[name]
    words = found.line(*longest.split())
    share = found.rule_under(found.line(*last_line.split())) / (words[-1].right - words[0].left)
    assert 1 / 3 <= share <= 1 / 2


def test_number_and_date_stand_on_one_line(each: Rendered) -> None:
    (number,), date, year = each.line("Số:"), each.line("ngày"), each.line("năm", "2026")
    # Letters of 13 and of 14 points: their lines differ in height, what they stand on does not.
    assert number.bottom == pytest.approx(date[0].bottom, abs=1)
    assert year[0].bottom == pytest.approx(date[0].bottom, abs=1)


def test_a_long_date_makes_the_head_smaller_and_stays_on_one_line(rendered: dict[str, Rendered]) -> None:
    usual, small = rendered["plan-short"], rendered["plan-small"]
    date = small.line(*LONG_DATE.split())
    assert max(word.top for word in date) - min(word.top for word in date) < 1
    for words in (wording.NATIONAL_TITLE.split(), wording.MOTTO.split(), ["ngày"]):
        before, after = usual.line(*words), small.line(*words)
        assert after[0].bottom - after[0].top < before[0].bottom - before[0].top


def test_the_last_sentence_and_the_signature_are_on_one_page(each: Rendered) -> None:
    last = each.page_of("Trên", "đây", "là", "toàn", "bộ")
    for words in (("Nơi", "nhận:"), ("TM.", "ỦY", "BAN"), ("PHÓ", "CHỦ", "TỊCH"), ("[...", "họ", "và"), ("-", "Lưu:")):
        assert each.page_of(*words) == last


def test_the_signature_has_its_room(each: Rendered) -> None:
    page = each.pages[each.page_of("PHÓ", "CHỦ", "TỊCH") - 1]
    position = next(word for word in page.words if word.text == "PHÓ")
    name = next(
        word
        for word in page.words
        if word.text == "[..." and word.left > position.left - 40 and word.top > position.top
    )
    assert name.top - position.bottom >= rules().signature_block.room.chosen.value * POINTS_PER_MM - 6


def test_one_length_of_the_body_or_another_sends_the_signature_to_a_page_of_its_own(
    rendered: dict[str, Rendered],
) -> None:
    pages = [rendered[f"plan-{count}"].page_of("Nơi", "nhận:") for count in LENGTHS]
    assert pages == sorted(pages)
    assert len(set(pages)) > 1


def test_no_page_ends_with_the_title_of_a_clause(rendered: dict[str, Rendered]) -> None:
    pages = []
    for count in HEADINGS:
        found = rendered[f"heading-{count}"]
        pages.append(found.page_of("2.", "[...", "phòng,"))
        assert pages[-1] == found.page_of("Tổ", "chức", "thực", "hiện", "có", "hiệu")
    assert set(pages) == {1, 2}


def test_no_page_is_blank(each: Rendered) -> None:
    assert all(len(page.words) > 1 for page in each.pages)  # one is the page number


def test_the_appendix_of_a_plan_begins_a_page_lies_across_and_counts_its_own_pages(
    rendered: dict[str, Rendered],
) -> None:
    found = rendered["plan-12"]
    first = found.page_of("Phụ", "lục")
    assert [page.width > page.height for page in found.pages] == [n >= first for n in range(1, len(found.pages) + 1)]
    edge = rules().page.margins.top.chosen.value * POINTS_PER_MM
    numbers = [[word.text for word in page.words if word.bottom < edge] for page in found.pages]
    assert numbers[0] == numbers[first - 1] == []
    assert numbers[1 : first - 1] == [[str(number)] for number in range(2, first)]
    assert numbers[first:] == [[str(number)] for number in range(2, len(found.pages) - first + 2)]
    assert len(numbers) > first


def test_a_plan_whose_appendix_is_cut_off_ends_with_its_signature(rendered: dict[str, Rendered]) -> None:
    found = rendered["plan-cut"]
    assert found.page_of("Nơi", "nhận:") == len(found.pages)
    assert not any(word.text == "Phụ" for page in found.pages for word in page.words)


def test_one_addressee_stands_behind_the_label(rendered: dict[str, Rendered]) -> None:
    words = rendered["letter-one"].line("Kính", "gửi:", "Sở", "Tư", "pháp")
    assert max(word.top for word in words) - min(word.top for word in words) < 1


def test_several_addressees_stand_under_the_colon(rendered: dict[str, Rendered]) -> None:
    found = rendered["letter-many"]
    label = found.line("Kính", "gửi:")[1]
    bullets = [found.line("-", "Sở", "Nội", "vụ;")[0], found.line("-", "Sở", "Tư", "pháp;")[0]]
    bullets.append(found.line("-", "Tổ", "chức")[0])
    for bullet in bullets:
        assert label.right - 6 < bullet.left < label.right
        assert bullet.top > label.top


def test_a_letter_without_led_tasks_has_no_table(rendered: dict[str, Rendered]) -> None:
    words = [word.text for page in rendered["letter-none"].pages for word in page.words]
    assert "I.1" not in words
    assert "E" not in words  # a heading of the table


def test_the_headings_of_a_letter_s_table_are_on_every_page_with_tasks(rendered: dict[str, Rendered]) -> None:
    found = rendered["letter-forty"]
    with_tasks = [page for page in found.pages if any(word.text.startswith("I.") for word in page.words)]
    assert len(with_tasks) > 2
    for page in with_tasks:
        assert {"A", "B", "E", "F"} <= {word.text for word in page.words}


def test_what_a_gap_says_is_printed_highlighted(rendered: dict[str, Rendered]) -> None:
    image = run_bytes("pdftoppm", "-r", "36", "-f", "1", "-l", "1", str(rendered["letter-none"].pdf))
    pixels = image.split(b"\n", 3)[3]
    assert b"\xff\xff\x00" in pixels
