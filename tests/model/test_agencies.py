"""Agencies: names in cells, who is behind them, and the shipped registry of Lai Châu."""

import time
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.model.agencies import ProblemKind, Registry, is_code, split_agencies
from toolkit.model.agency import Agency, AgencyKind, AgencyList, Group
from toolkit.model.agency_names import fold_name

REGISTRY_FILE = Path(__file__).parents[2] / "plans" / "agencies.yaml"

HOME_AFFAIRS = Agency("so-noi-vu", "Sở Nội vụ", AgencyKind.DEPARTMENT, former_names=("Sở Lao động",))
CULTURE = Agency("so-van-hoa", "Sở Văn hóa, Thể thao và Du lịch", AgencyKind.DEPARTMENT)
FINANCE = Agency("so-tai-chinh", "Sở Tài chính", AgencyKind.DEPARTMENT)
BINH_LU = Agency("xa-binh-lu", "Ủy ban nhân dân xã Bình Lư", AgencyKind.COMMUNE, "UBND xã Bình Lư")
BAN_BO = Agency("xa-ban-bo", "Ủy ban nhân dân xã Bản Bo", AgencyKind.COMMUNE, "UBND xã Bản Bo")
DEPARTMENTS = Group("so-nganh", "Các sở, ban, ngành", kinds=(AgencyKind.DEPARTMENT,))
COMMUNES = Group("cac-xa", "UBND các xã, phường", kinds=(AgencyKind.COMMUNE,))
CONCERNED = Group("lien-quan", "Các cơ quan, đơn vị có liên quan", open=True)

REGISTRY = Registry((HOME_AFFAIRS, CULTURE, FINANCE, BINH_LU, BAN_BO), (DEPARTMENTS, COMMUNES, CONCERNED), "Lai Châu")


def load_registry() -> Registry:
    data: dict[str, Any] = yaml.safe_load(REGISTRY_FILE.read_text(encoding="utf-8"))
    agencies = [
        Agency(**{**entry, "kind": AgencyKind(entry["kind"]), **lists(entry, "aliases", "former_names")})
        for entry in data["agencies"]
    ]
    groups = []
    for entry in data["groups"]:
        excepted = tuple(entry.pop("except", ()))
        kinds = tuple(AgencyKind(kind) for kind in entry.pop("kinds", ()))
        groups.append(Group(**{**entry, **lists(entry, "aliases", "members")}, kinds=kinds, except_=excepted))
    return Registry(agencies, groups, data["province"])


def lists(entry: dict[str, Any], *keys: str) -> dict[str, tuple[str, ...]]:
    return {key: tuple(entry.get(key, ())) for key in keys}


SHIPPED = load_registry()


def codes(cell: AgencyList) -> list[str | None]:
    return [name.agency.code if name.agency else None for name in cell.names]


def read(text: str, registry: Registry = REGISTRY) -> AgencyList:
    return split_agencies(text, 0, registry)


def problems(*entries: Agency | Group) -> list[tuple[ProblemKind, str, str]]:
    agencies = [entry for entry in entries if isinstance(entry, Agency)]
    groups = [entry for entry in entries if isinstance(entry, Group)]
    found = Registry(agencies, groups).problems
    return [(problem.kind, problem.key, problem.text) for problem in found]


# Cells


def test_an_empty_list_needs_no_argument() -> None:
    assert AgencyList() == read("")
    assert AgencyList().names == ()


def test_names_are_separated_by_semicolons_and_keep_their_commas() -> None:
    cell = read("Các sở, ban, ngành; UBND các xã, phường")
    assert codes(cell) == ["so-nganh", "cac-xa"]
    assert [name.text for name in cell.names] == ["Các sở, ban, ngành", "UBND các xã, phường"]
    assert not cell.joints


def test_the_text_is_kept_verbatim() -> None:
    assert read(" sở nội vụ ;;Sở Tài chính").text == " sở nội vụ ;;Sở Tài chính"


def test_spans_count_from_where_the_cell_begins() -> None:
    source = "lead_agencies:  Sở Nội vụ ;\u00a0Sở Y tế"
    cell = split_agencies(source[14:], 14, REGISTRY)
    assert [source[name.span.start : name.span.end] for name in cell.names] == ["Sở Nội vụ", "Sở Y tế"]


def test_a_cell_read_before_gets_the_spans_of_its_own_place() -> None:
    text = "Sở Nội vụ, Sở Tài chính;"
    first, second = split_agencies(text, 0, REGISTRY), split_agencies(text, 1000, REGISTRY)
    assert [name.span.start for name in first.names] == [0, 11]
    assert [name.span.start for name in second.names] == [1000, 1011]
    assert second.joints[0].span == (1009, 1010)
    assert second.stray_separators == ((1023, 1024),)


def test_lists_that_say_the_same_are_equal_wherever_they_stand() -> None:
    assert split_agencies("Sở Nội vụ", 5, REGISTRY) == split_agencies("Sở Nội vụ", 90, REGISTRY)
    assert read("Sở Nội vụ") != read("Sở Tài chính")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Sở Nội vụ;; Sở Tài chính", [10]),
        ("Sở Nội vụ;", [9]),
        ("; Sở Nội vụ", [0]),
        (";", [0]),
        (" ; ; ", [1, 3]),
        ("  ", []),
    ],
    ids=["doubled", "last", "first", "alone", "two-alone", "blank"],
)
def test_a_semicolon_without_a_name_is_told_and_else_ignored(text: str, places: list[int]) -> None:
    cell = read(text)
    assert [span.start for span in cell.stray_separators] == places
    assert None not in codes(cell)


def test_a_name_nobody_goes_by_is_kept_as_typed() -> None:
    cell = read("Sở Nội vụ; Sở Thần kỳ")
    assert codes(cell) == ["so-noi-vu", None]
    assert cell.names[1].text == "Sở Thần kỳ"


def test_a_former_name_is_found_and_told() -> None:
    cell = read("Sở Lao động; Sở Nội vụ")
    assert [(name.agency, name.former) for name in cell.names] == [(HOME_AFFAIRS, True), (HOME_AFFAIRS, False)]


# Names joined by a comma or "và"


@pytest.mark.parametrize(
    ("text", "expected", "signs"),
    [
        ("Các sở, ban, ngành, UBND các xã, phường", ["so-nganh", "cac-xa"], [(",", 18)]),
        ("Sở Văn hóa, Thể thao và Du lịch, Sở Tài chính", ["so-van-hoa", "so-tai-chinh"], [(",", 31)]),
        ("Sở Nội vụ và Sở Tài chính", ["so-noi-vu", "so-tai-chinh"], [("và", 10)]),
        ("Sở Nội vụ, và Sở Tài chính", ["so-noi-vu", "so-tai-chinh"], [(", và", 9)]),
        ("Sở Nội vụ,Sở Lao động tỉnh Lai Châu", ["so-noi-vu", "so-noi-vu"], [(",", 9)]),
        ("UBND xã Bình Lư, tỉnh Lai Châu, Sở Nội vụ", ["xa-binh-lu", "so-noi-vu"], [(",", 30)]),
        ("Các sở, ban, ngành, tỉnh Lai Châu, Sở Nội vụ", ["so-nganh", "so-noi-vu"], [(",", 33)]),
    ],
    ids=["two-groups", "name-with-commas", "and", "comma-and", "no-blank", "province", "widest-name"],
)
def test_joined_names_are_understood_and_the_sign_is_told(
    text: str, expected: list[str], signs: list[tuple[str, int]]
) -> None:
    cell = read(text)
    assert codes(cell) == expected
    assert [(joint.sign, joint.span.start) for joint in cell.joints] == signs
    assert all(text[joint.span.start : joint.span.end] == joint.sign for joint in cell.joints)


def test_joined_names_are_understood_in_either_normal_form() -> None:
    cell = read(unicodedata.normalize("NFD", "Sở Nội vụ và Sở Văn hóa, Thể thao và Du lịch"))
    assert codes(cell) == ["so-noi-vu", "so-van-hoa"]


def test_joined_names_have_their_own_text_and_place() -> None:
    text = "Sở Tài chính; Sở Văn hóa, Thể thao và Du lịch ,  Sở Nội vụ"
    names = read(text).names
    assert [name.text for name in names] == ["Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch", "Sở Nội vụ"]
    assert [text[name.span.start : name.span.end] for name in names] == [name.text for name in names]


def test_joined_names_stay_one_unknown_name_when_one_of_them_is_unknown() -> None:
    cell = read("Sở Nội vụ, Sở Thần kỳ, Sở Tài chính")
    assert codes(cell) == [None]
    assert not cell.joints


def test_the_longest_name_in_front_is_taken() -> None:
    registry = Registry((Agency("a", "A"), Agency("a-b", "A, B"), Agency("b", "B"), Agency("c", "C")))
    assert codes(read("A, B, C", registry)) == ["a-b", "c"]


def test_a_shorter_name_is_taken_where_the_longest_leads_nowhere() -> None:
    registry = Registry((Agency("a", "A"), Agency("a-b", "A, B"), Agency("b-c", "B, C")))
    assert codes(read("A, B, C", registry)) == ["a", "b-c"]


# Folding


@pytest.mark.parametrize(
    "typed",
    [
        "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
        "Sở Văn hoá, Thể thao và Du lịch",
        unicodedata.normalize("NFD", "Sở Văn hóa, Thể thao và Du lịch"),
        "Sở\u00a0Văn hóa ,Thể  thao và Du lịch",
        "Sở Văn hóa, Thể thao & Du lịch",
        "Sở Văn\u200b hóa, Thể thao và Du lịch.",
        "Sở Văn hóa, Thể thao và Du lịch tỉnh",
        "Sở Văn hóa, Thể thao và Du lịch tỉnh Lai Châu.",
    ],
    ids=["capitals", "tone", "nfd", "blanks", "ampersand", "invisible", "province", "whole-province"],
)
def test_spellings_of_one_name_are_one_name(typed: str) -> None:
    assert REGISTRY.find(typed) is CULTURE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND xã Pa Ủ", "Uỷ ban nhân dân xã Pa Ủ"),
        ("HĐND tỉnh", "Hội đồng nhân dân tỉnh"),
        ("UB MTTQ Việt Nam", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("xã Ðoàn Kết", "xã Đoàn Kết"),
        ("Sở Lao động – Thương binh", "Sở Lao động-Thương binh"),
        ("Bảo vệ sức khoẻ, thuỷ lợi", "Bảo vệ sức khỏe, thủy lợi"),
    ],
    ids=["ubnd", "hdnd", "mttq", "eth", "dash", "tones"],
)
def test_equal_spellings_fold_to_one_form(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sở Nội vụ", "Sở Ngoại vụ"), ("xã Bản Bo", "xã Ban Bo"), ("UBNDX", "Ủy ban nhân dânX"), ("Sở A...", "Sở A")],
    ids=["words", "marks", "part-of-a-word", "dots"],
)
def test_other_words_do_not_fold_to_one_form(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


def test_dots_that_say_more_is_meant_are_not_dropped() -> None:
    assert REGISTRY.find("Sở Nội vụ.") is HOME_AFFAIRS
    assert REGISTRY.find("Sở Nội vụ...") is None


def test_another_province_is_another_agency() -> None:
    assert REGISTRY.find("Sở Nội vụ tỉnh Điện Biên") is None


# The registry


def test_an_empty_registry_knows_nobody() -> None:
    registry = Registry()
    assert not registry
    assert registry.problems == ()
    assert codes(read("Sở Nội vụ, Sở Tài chính; X", registry)) == [None, None]
    assert registry.propose("Sở Nội vụ") is None


def test_members_come_in_the_order_of_the_registry() -> None:
    group = Group("nhom", "Nhóm", members=("xa-binh-lu",), kinds=(AgencyKind.DEPARTMENT,), except_=("so-van-hoa",))
    assert REGISTRY.members(group) == (HOME_AFFAIRS, FINANCE, BINH_LU)


def test_an_open_group_has_the_members_that_are_known() -> None:
    assert REGISTRY.members(CONCERNED) == ()


def test_a_name_in_use_comes_before_a_former_one() -> None:
    old = Agency("cu", "Sở Cũ", former_names=("Sở Mới",))
    new = Agency("moi", "Sở Mới")
    registry = Registry((old, new))
    assert registry.find("Sở Mới") is new
    assert [(p.kind, p.entry, p.key, p.other) for p in registry.problems] == [
        (ProblemKind.DOUBLED_NAME, old, "former_names", new)
    ]


def test_a_code_is_found() -> None:
    assert REGISTRY.by_code("xa-binh-lu") is BINH_LU
    assert REGISTRY.by_code("lien-quan") is CONCERNED
    assert REGISTRY.by_code("khong-co") is None


def test_two_entries_with_one_code_are_a_problem() -> None:
    assert problems(Agency("a", "A"), Group("a", "B", open=True)) == [(ProblemKind.DOUBLED_CODE, "code", "a")]


def test_two_entries_with_one_name_are_a_problem() -> None:
    found = problems(Agency("a", "UBND xã A"), Agency("b", "B", aliases=("Uỷ ban nhân dân xã A",)))
    assert found == [(ProblemKind.DOUBLED_NAME, "aliases", "Uỷ ban nhân dân xã A")]


def test_an_entry_may_say_one_of_its_names_twice() -> None:
    assert problems(Agency("a", "Ủy ban nhân dân xã A", short_name="UBND xã A")) == []


@pytest.mark.parametrize("key", ["members", "except"])
def test_a_code_nobody_has_is_a_problem_of_its_group(key: str) -> None:
    group = (
        Group("g", "G", members=("x",), open=True) if key == "members" else Group("g", "G", except_=("x",), open=True)
    )
    assert problems(Agency("a", "A"), group) == [(ProblemKind.UNKNOWN_MEMBER, key, "x")]


def test_a_group_is_no_member_of_a_group() -> None:
    assert problems(Group("g", "G", open=True), Group("h", "H", members=("g",))) == [
        (ProblemKind.UNKNOWN_MEMBER, "members", "g")
    ]


def test_a_group_that_nobody_belongs_to_is_a_problem_unless_it_is_open() -> None:
    lonely = Group("g", "G", kinds=(AgencyKind.POLICE,))
    assert problems(Agency("a", "A"), lonely) == [(ProblemKind.EMPTY_GROUP, "members", "G")]


@pytest.mark.parametrize(
    "group",
    [
        Group("g", "G", members=("a",), except_=("a",)),
        Group("g", "G", kinds=(AgencyKind.DEPARTMENT,), except_=("a",)),
    ],
    ids=["members", "kinds"],
)
def test_a_group_emptied_by_its_exceptions_is_a_problem(group: Group) -> None:
    department = Agency("a", "A", AgencyKind.DEPARTMENT)
    assert problems(department, group) == [(ProblemKind.EMPTY_GROUP, "members", "G")]
    assert problems(department, Agency("b", "B", AgencyKind.DEPARTMENT), group._replace(members=("b",))) == []
    assert problems(department, group._replace(open=True)) == []


def test_a_semicolon_in_a_name_is_a_problem() -> None:
    assert problems(Agency("a", "A; B")) == [(ProblemKind.SEPARATOR_IN_NAME, "name", "A; B")]


@pytest.mark.parametrize(
    "code", ["", "A", "1a", "a_b", "a--b", "-a", "a-", "sở", "con", "lpt1", "all", "a" * 41, "a\n"]
)
def test_what_cannot_name_a_file_is_no_code(code: str) -> None:
    assert not is_code(code)
    assert problems(Agency(code, "A")) == [(ProblemKind.BAD_CODE, "code", code)]


@pytest.mark.parametrize("code", ["a", "so-noi-vu", "xa-con", "com10", "a" * 40])
def test_lower_case_words_with_hyphens_are_a_code(code: str) -> None:
    assert is_code(code)


# Proposals


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("So Noi vu", "Sở Nội vụ"),
        ("Sở Nôi vụ", "Sở Nội vụ"),
        ("Sở GD-ĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở G.D và Đ.T", "Sở Giáo dục và Đào tạo"),
        ("Sở VH-TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở NV", "Sở Nội vụ"),
        ("Hội ND", "Hội Nông dân tỉnh"),
        ("Hội ND tỉnh", "Hội Nông dân tỉnh"),
        ("Sở Thông tin", "Sở Khoa học và Công nghệ"),
        ("Sở Tài chínhh", "Sở Tài chính"),
        ("Các sở ban ngành", "Các sở, ban, ngành"),
        ("UBND xã Bình Lu", "UBND xã Bình Lư"),
        ("UBND xã Tân Phong", "UBND phường Tân Phong"),
        ("Sở Nội vụ,", "Sở Nội vụ"),
    ],
    ids=lambda text: fold_name(text).encode("ascii", "ignore").decode(),
)
def test_the_nearest_name_is_proposed(typed: str, proposed: str) -> None:
    assert SHIPPED.propose(typed) == proposed


@pytest.mark.parametrize(
    "typed",
    [
        "Sở Ngoại vụ",
        "Sở Du lịch",
        "UBND xã Bản Lang",
        "UBND xã Mường So",
        "UBND xã Mường Cang",
        "UBND xã",
        "Sở",
        "",
        "?",
    ],
    ids=range(9),
)
def test_nothing_is_proposed_for_an_agency_that_is_not_there(typed: str) -> None:
    assert SHIPPED.propose(typed) is None


def test_an_abbreviation_leaves_out_the_word_for_and() -> None:
    assert REGISTRY.propose("Sở VH-TTDL") == "Sở Văn hóa, Thể thao và Du lịch"


def test_nothing_is_proposed_where_two_are_as_near() -> None:
    registry = Registry((Agency("a", "Sở Tư pháp và Dân vận"), Agency("b", "Sở Tài phú và Đo vẽ")))
    assert registry.propose("Sở TPDV") is None
    assert registry.propose("Sở Tư pháp") == "Sở Tư pháp và Dân vận"


# The shipped registry

# Each different cell of the two agency columns of the 2026 appendix.
CELLS_OF_2026 = {
    "Các sở, ban, ngành; UBND các xã, phường": ["so-ban-nganh", "ubnd-xa-phuong"],
    "Các sở, ban, ngành, UBND các xã, phường": ["so-ban-nganh", "ubnd-xa-phuong"],
    "Các sở, ban, ngành tỉnh; UBND các xã, phường": ["so-ban-nganh", "ubnd-xa-phuong"],
    "Các sở, ban, ngành; UBND các xã, phường; các cơ quan Trung ương đóng trên địa bàn tỉnh": [
        "so-ban-nganh",
        "ubnd-xa-phuong",
        "co-quan-trung-uong",
    ],
    "Các sở, ban, ngành; UBND các xã, phường; Hội Liên hiệp phụ nữ các cấp": [
        "so-ban-nganh",
        "ubnd-xa-phuong",
        "hoi-phu-nu-cac-cap",
    ],
    "UBND các xã, phường": ["ubnd-xa-phuong"],
    "Các cơ quan, đơn vị có liên quan": ["co-quan-lien-quan"],
    "Cơ sở đào tạo, bồi dưỡng": ["co-so-dao-tao"],
    "Báo và Phát thanh, truyền hình Lai Châu": ["bao-va-phat-thanh-truyen-hinh"],
    "Công an tỉnh": ["cong-an-tinh"],
    "Sở Giáo dục và đào tạo": ["so-giao-duc-va-dao-tao"],
    "Sở Nội vụ": ["so-noi-vu"],
    "Sở Nội vụ; UBND các xã, phường": ["so-noi-vu", "ubnd-xa-phuong"],
    "Sở Tài chính": ["so-tai-chinh"],
    "Sở Tư pháp": ["so-tu-phap"],
    "Sở Văn hóa, Thể thao và Du lịch": ["so-van-hoa-the-thao-va-du-lich"],
    "Sở Y tế": ["so-y-te"],
}


@pytest.mark.parametrize(("text", "expected"), CELLS_OF_2026.items(), ids=range(len(CELLS_OF_2026)))
def test_every_name_of_the_2026_appendix_is_found(text: str, expected: list[str]) -> None:
    cell = read(text, SHIPPED)
    assert codes(cell) == expected
    assert bool(cell.joints) == (text == "Các sở, ban, ngành, UBND các xã, phường")


def test_the_shipped_registry_has_no_problem() -> None:
    assert SHIPPED.problems == ()


def test_the_shipped_registry_has_every_commune_and_ward_of_the_province() -> None:
    kinds = Counter(agency.kind for agency in SHIPPED.agencies)
    assert (kinds[AgencyKind.COMMUNE], kinds[AgencyKind.WARD]) == (36, 2)
    group = SHIPPED.find("UBND các xã, phường")
    assert isinstance(group, Group)
    assert len(SHIPPED.members(group)) == 38


def test_unit_codes_are_five_digits_each_given_once_to_communes_and_wards_alone() -> None:
    local = {AgencyKind.COMMUNE, AgencyKind.WARD}
    numbers = [agency.unit_code for agency in SHIPPED.agencies if agency.kind in local]
    assert all(len(number) == 5 and number.isascii() and number.isdigit() for number in numbers)
    assert len(set(numbers)) == 38
    assert not any(agency.unit_code for agency in SHIPPED.agencies if agency.kind not in local)


def test_departments_and_bodies_of_the_province_do_not_take_in_the_committee_itself() -> None:
    group = SHIPPED.find("Các sở, ban, ngành")
    assert isinstance(group, Group)
    members = [agency.code for agency in SHIPPED.members(group)]
    assert members[:2] == ["van-phong-ubnd", "so-noi-vu"]
    assert "cong-an-tinh" in members
    assert "ubnd-tinh" not in members


@pytest.mark.parametrize(
    ("former", "code"),
    [
        ("Sở Lao động - Thương binh và Xã hội", "so-noi-vu"),
        ("Sở Kế hoạch và Đầu tư", "so-tai-chinh"),
        ("Sở Tài nguyên và Môi trường", "so-nong-nghiep-va-moi-truong"),
        ("Sở Giao thông vận tải", "so-xay-dung"),
        ("Sở Thông tin và Truyền thông", "so-khoa-hoc-va-cong-nghe"),
        ("Ban Dân tộc tỉnh", "so-dan-toc-va-ton-giao"),
    ],
    ids=["labour", "planning", "resources", "transport", "information", "ethnic"],
)
def test_departments_merged_in_2025_lead_to_those_of_today(former: str, code: str) -> None:
    found = SHIPPED.look_up(former)
    assert found is not None
    assert (found.agency.code, found.former) == (code, True)


def test_the_shipped_file_is_nfc_and_says_nothing_in_tags_or_anchors() -> None:
    text = REGISTRY_FILE.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    events = list(yaml.parse(text, Loader=yaml.SafeLoader))
    assert not any(getattr(event, "anchor", None) or getattr(event, "tag", None) for event in events)


# Cost

HOSTILE = {
    "commas": "," * 10_000,
    "known-names-then-an-unknown": "Sở Nội vụ, " * 10_000 + "X",
    "groups-then-an-unknown": "Các sở, ban, ngành, " * 4_000 + "X",
    "semicolons": ";" * 100_000,
    "blanks": "Sở Nội vụ," + " " * 300_000 + "và" + " " * 300_000,
    "and": " và" * 30_000,
    "one-word": "a" * 500_000 + ",b",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_cell_is_read_in_a_moment(text: str) -> None:
    started = time.process_time()
    cell = read(text, SHIPPED)
    assert time.process_time() - started < 2  # all take under 0.2 s; squared growth takes minutes
    assert len(cell.names) <= 1


def test_ten_thousand_joined_names_are_all_understood() -> None:
    cell = read(", ".join(["Sở Nội vụ"] * 10_000), Registry((HOME_AFFAIRS,)))
    assert len(cell.names) == 10_000
    assert len(cell.joints) == 9_999


def test_a_name_with_a_hundred_commas_is_found_alone() -> None:
    name = ", ".join(f"phòng {number}" for number in range(101))
    registry = Registry((Agency("a", name), HOME_AFFAIRS))
    assert codes(read(f"{name}; Sở Nội vụ", registry)) == ["a", "so-noi-vu"]


def test_a_repeated_cell_is_resolved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = load_registry()
    resolved: list[str] = []
    read_cell = Registry._read_cell

    def counted(self: Registry, text: str) -> Any:
        resolved.append(text)
        return read_cell(self, text)

    monkeypatch.setattr(Registry, "_read_cell", counted)
    for start, text in enumerate(["Sở Nội vụ", "Sở Y tế", "Sở Nội vụ", "Sở Y tế"]):
        split_agencies(text, start, registry)
    assert resolved == ["Sở Nội vụ", "Sở Y tế"]


def test_the_cells_of_three_thousand_tasks_are_read_in_a_moment() -> None:
    registry = load_registry()
    texts = list(CELLS_OF_2026)
    started = time.process_time()
    for number in range(6_000):
        split_agencies(texts[number % len(texts)], number, registry)
    assert time.process_time() - started < 0.3  # 0.025 s on an idle machine
