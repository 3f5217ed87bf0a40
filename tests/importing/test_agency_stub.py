from __future__ import annotations

from tests.importing.reading import HEADINGS, imported_table
from toolkit.model.agencies import Registry
from toolkit.model.agency import AgencyKind
from toolkit.model.registry_reader import read_registry
from toolkit.model.source import SourceText

ROWS = [
    HEADINGS,
    ["1", "Rà soát", "Sở Nội Vụ; Sở Ngoại vụ", "Các sở, ban, ngành; Sở Ngoại vụ", "Quý I"],
    ["2", "Viết tin", "UBND xã Mường Kim", "Công ty Điện lực", "Quý II"],
]


def test_names_nobody_goes_by_are_listed_once_with_proposals() -> None:
    result = imported_table(HEADINGS, ["1", "Rà soát", "Sở Nội vu; Sở Ngoại vụ", "Sở Ngoại vụ", "Quý I"])
    found = [finding for finding in result.source.findings if finding.code == "NH204"]
    assert [finding.location.where for finding in found] == ["bảng 1, hàng 2, cột 3"] * 2
    assert 'có phải "Sở Nội vụ"?' in found[0].fix
    assert found[1].message == 'danh bạ không có cơ quan nào tên "Sở Ngoại vụ", 2 ô'
    assert result.rows == ["1 Rà soát | Sở Nội vu; Sở Ngoại vụ | Sở Ngoại vụ | Quý I"]


def test_what_a_registry_lacks_is_ready_to_be_copied_into_it() -> None:
    additions = imported_table(*ROWS).imported.additions
    registry, _ = read_registry(SourceText("agencies.yaml", additions))
    assert [(agency.name, agency.kind) for agency in registry.agencies] == [
        ("Sở Ngoại vụ", AgencyKind.DEPARTMENT),
        ("UBND xã Mường Kim", AgencyKind.COMMUNE),
        ("Công ty Điện lực", AgencyKind.OTHER),
    ]
    assert registry.agencies[0].code == "so-ngoai-vu"


def test_without_a_registry_one_is_made_of_all_names() -> None:
    imported = imported_table(*ROWS, registry=Registry()).imported
    registry, findings = read_registry(SourceText("agencies.yaml", imported.registry))
    assert not findings
    assert [agency.name for agency in registry.agencies] == [
        "Sở Nội Vụ", "Sở Ngoại vụ", "UBND xã Mường Kim", "Công ty Điện lực",
    ]  # fmt: skip
    assert [(group.name, group.open) for group in registry.groups] == [("Các sở, ban, ngành", True)]
    assert imported.additions == ""


def test_a_name_known_as_an_alias_stays_as_typed() -> None:
    result = imported_table(HEADINGS, ["1", "Rà soát", "Hội Nông dân", "UBND xã Bình Lư", "Quý I"])
    task = next(result.plan.tasks())
    assert (task.coordinating_agencies.text, task.coordinating_agencies.names[0].agency) == (
        "UBND xã Bình Lư", result.plan.registry.by_code("xa-binh-lu"),
    )  # fmt: skip
