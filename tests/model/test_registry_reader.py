"""agencies.yaml is read whole, or everything wrong with it is told at once."""

import textwrap
from pathlib import Path

import pytest

from toolkit.diagnostics import Diagnostic, Level, VanbanError
from toolkit.model.agencies import Registry
from toolkit.model.agency import Agency, AgencyKind, FormOfAddress, Group
from toolkit.model.files import read_source
from toolkit.model.registry_reader import read_registry
from toolkit.model.source import SourceText

SHIPPED = Path(__file__).parents[2] / "plans" / "agencies.yaml"
HOME = """\
agencies:
  - code: so-noi-vu
    name: Sở Nội vụ
    kind: department
"""


def read(text: str) -> tuple[Registry, tuple[Diagnostic, ...]]:
    return read_registry(SourceText("agencies.yaml", textwrap.dedent(text)))


def places(text: str) -> list[tuple[int | None, int | None, str]]:
    with pytest.raises(VanbanError) as caught:
        read(text)
    return [(d.location.line, d.location.column, d.code) for d in caught.value.diagnostics]


def test_agencies_and_groups_are_read_with_all_their_parts() -> None:
    registry, findings = read("""\
        province: Lai Châu
        agencies:
          - code: so-noi-vu
            name: Sở Nội vụ
            kind: department
            aliases:
              - Sở NV
            former_names:
              - Sở Lao động
          - code: xa-binh-lu
            name: Ủy ban nhân dân xã Bình Lư
            kind: commune
            short_name: UBND xã Bình Lư
            unit_code: 03390
        groups:
          - code: cac-so
            name: Các sở
            aliases:
              - Các sở, ngành
            kinds: [department, ward]
            members: [xa-binh-lu]
            except: [so-noi-vu]
            open: true
        """)
    assert findings == ()
    assert registry.province == "Lai Châu"
    assert registry.agencies == (
        Agency(
            "so-noi-vu",
            "Sở Nội vụ",
            AgencyKind.DEPARTMENT,
            aliases=("Sở NV",),
            former_names=("Sở Lao động",),
            place="Lai Châu",
        ),
        Agency(
            "xa-binh-lu",
            "Ủy ban nhân dân xã Bình Lư",
            AgencyKind.COMMUNE,
            "UBND xã Bình Lư",
            "03390",
            place="Bình Lư",
            abbreviation="UBND",
        ),
    )
    assert registry.groups == (
        Group(
            "cac-so",
            "Các sở",
            ("Các sở, ngành",),
            ("xa-binh-lu",),
            (AgencyKind.DEPARTMENT, AgencyKind.WARD),
            ("so-noi-vu",),
            open=True,
        ),
    )


def test_the_shipped_registry_is_read_without_a_finding() -> None:
    registry, findings = read_registry(read_source(SHIPPED))
    assert findings == ()
    communes = [agency for agency in registry.agencies if agency.kind in {AgencyKind.COMMUNE, AgencyKind.WARD}]
    assert len(communes) == 38


def one(entry: str, province: str = "") -> Agency:
    """Return the only agency of a registry."""
    registry, findings = read(f"province: {province}\nagencies:\n  - {entry}\n")
    assert findings == ()
    return registry.agencies[0]


def test_what_the_head_of_its_documents_needs_is_read() -> None:
    agency = one(
        "{code: a, name: Công an tỉnh Lai Châu, kind: police, form_of_address: đề nghị, "
        "supervising_agency: Bộ Công an, place: Lai Châu, abbreviation: CAT}"
    )
    assert (agency.form_of_address, agency.address) == (FormOfAddress.REQUEST, FormOfAddress.REQUEST)
    assert (agency.supervising_agency, agency.place, agency.abbreviation) == ("Bộ Công an", "Lai Châu", "CAT")


@pytest.mark.parametrize(
    ("name", "kind", "place"),
    [
        ("Ủy ban nhân dân xã Bình Lư", "commune", "Bình Lư"),
        ("'Ủy ban nhân dân phường Đoàn Kết, tỉnh Lai Châu'", "ward", "Đoàn Kết"),
        ("UBND đặc khu Phú Quốc", "commune", "Phú Quốc"),
        ("UBND Bình Lư", "commune", ""),
        ("Sở Nội vụ", "department", "Lai Châu"),
        ("Ủy ban nhân dân tỉnh Lai Châu", "committee", "Lai Châu"),
        ("Hội Phụ nữ xã Bình Lư", "union", ""),
    ],
)
def test_the_place_is_that_of_the_kind_where_there_is_no_doubt(name: str, kind: str, place: str) -> None:
    assert one(f"{{code: a, name: {name}, kind: {kind}}}", "Lai Châu").place == place


def test_a_place_that_is_given_is_taken() -> None:
    assert one("{code: a, name: UBND xã Bình Lư, kind: commune, place: Tam Đường}").place == "Tam Đường"


def test_the_shipped_commune_named_after_a_person_has_the_common_noun_in_its_place() -> None:
    registry, _ = read_registry(read_source(SHIPPED))
    assert {a.code: a for a in registry.agencies}["xa-le-loi"].place == "Xã Lê Lợi"


@pytest.mark.parametrize(
    ("kind", "abbreviation"), [("commune", "UBND"), ("ward", "UBND"), ("committee", "UBND"), ("department", "")]
)
def test_committees_are_abbreviated_the_same_everywhere(kind: str, abbreviation: str) -> None:
    assert one(f"{{code: a, name: b, kind: {kind}}}").abbreviation == abbreviation


def test_the_shipped_agencies_of_the_state_have_what_their_documents_need() -> None:
    registry, _ = read_registry(read_source(SHIPPED))
    own_rules = {AgencyKind.FRONT, AgencyKind.UNION}  # the Party's and the unions' documents are not the decree's
    assert [a.code for a in registry.agencies if not a.place] == []
    assert [a.code for a in registry.agencies if not a.abbreviation and a.kind not in own_rules] == []
    by_code = {a.code: a for a in registry.agencies}
    assert (by_code["so-noi-vu"].abbreviation, by_code["xa-tua-sin-chai"].place) == ("SNV", "Tủa Sín Chải")


def test_the_shipped_agencies_under_the_party_are_asked() -> None:
    registry, _ = read_registry(read_source(SHIPPED))
    asked = {a.code for a in registry.agencies if a.address is FormOfAddress.REQUEST}
    assert {"bao-va-phat-thanh-truyen-hinh", "truong-chinh-tri", "mat-tran-to-quoc", "tinh-doan"} <= asked
    assert "so-noi-vu" not in asked


def test_a_registry_without_agencies_is_refused() -> None:
    assert places("province: Lai Châu\n") == [(1, 1, "DL013")]


def test_missing_parts_and_unknown_keys_are_told_at_once() -> None:
    assert places("""\
        agencies:
          - code: so-noi-vu
            tên: Sở Nội vụ
            kind: department
          - name: Sở Y tế
            kind: departmnet
          - code: so-xay-dung
            name: Sở Xây dựng
        """) == [(3, 5, "DL012"), (5, 5, "DL013"), (6, 11, "DL020"), (7, 5, "DL013")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("  - {code: Sở, name: b, kind: other}\n", (5, 12, "DL030")),
        ("  - {code: con, name: b, kind: other}\n", (5, 12, "DL030")),
        ("  - {code: so-noi-vu, name: b, kind: other}\n", (5, 12, "DL031")),
        ("  - {code: a, name: sở nội vụ, kind: other}\n", (5, 21, "DL032")),
        ("  - {code: a, name: b, kind: other, aliases: [c, Sở Nội vụ]}\n", (5, 50, "DL032")),
        ("  - {code: a, name: b, kind: other, aliases: [c, d]}\n", (5, 46, "DL036")),
        ("    former_names: [Các sở, ngành]\n", (5, 19, "DL036")),
        ("    aliases:\n      [\n        Sở NV\n      ]\n", (6, 7, "DL036")),
        ('groups:\n  - {code: a, name: b, open: true, aliases: ["Các sở, ngành"]}\n', (6, 45, "DL036")),
        ("  - {code: a, name: b; c, kind: other}\n", (5, 21, "DL035")),
        ("  - {code: a, name: b, kind: other, aliases: [[c]]}\n", (5, 47, "DL014")),
        ("  - {code: a, name: b, kind: other, aliases: c}\n", (5, 46, "DL014")),
        ("  - {code: a, name: b, kind: [other]}\n", (5, 30, "DL014")),
        ("  - {code: a, name: b, kind: other, form_of_address: mời}\n", (5, 54, "DL020")),
        ("groups:\n  - {code: a, name: b, members: [so-y-te]}\n", (6, 34, "DL033")),
        ("groups:\n  - {code: a, name: b, kinds: [bộ]}\n", (6, 24, "DL020")),
        ("groups:\n  - {code: a, name: b, open: có}\n", (6, 30, "DL020")),
        ("groups:\n  - {code: so-noi-vu, name: b, open: true}\n", (6, 12, "DL031")),
        ("groups:\n  - chữ\n", (6, 5, "DL014")),
    ],
)
def test_what_is_wrong_is_pointed_at(text: str, place: tuple[int, int, str]) -> None:
    assert place in places(HOME + text)


def test_a_doubled_name_names_the_other_agency_and_its_line() -> None:
    with pytest.raises(VanbanError) as caught:
        read(HOME + "  - code: a\n    name: b\n    kind: other\n    aliases:\n      - Sở nội vụ\n")
    assert caught.value.diagnostics[0].message == (
        'cơ quan thứ 2 "b": tên "Sở nội vụ" đã là tên của "Sở Nội vụ" ở dòng 2'
    )


def test_names_in_square_brackets_are_refused_and_the_way_to_write_them_is_told() -> None:
    with pytest.raises(VanbanError) as caught:
        read(HOME + "    aliases: [Các sở, ngành]\n")
    (finding,) = caught.value.diagnostics
    assert finding.message == (
        'cơ quan thứ 1: aliases viết trong ngoặc vuông, ở đó dấu "," tách một tên thành nhiều tên'
    )
    assert finding.fix == 'bỏ ngoặc vuông; dưới "aliases:" viết mỗi tên trên một dòng, bắt đầu bằng "- "'


def test_square_brackets_do_no_harm_to_codes_or_to_no_names() -> None:
    registry, findings = read(HOME + "    aliases: []\ngroups:\n  - {code: a, name: b, members: [so-noi-vu]}\n")
    assert findings == ()
    assert registry.groups[0].members == ("so-noi-vu",)


def test_a_group_of_nobody_is_a_warning() -> None:
    _, findings = read(HOME + "groups:\n  - {code: a, name: b, kinds: [school]}\n")
    assert [(d.code, d.level) for d in findings] == [("DL034", Level.WARNING)]


@pytest.mark.parametrize("text", ["", "- a\n", "agencies: chữ\n", "agencies:\n  - [\n", "agencies: *a\n"])
def test_any_other_file_is_a_finding(text: str) -> None:
    assert places(text)
