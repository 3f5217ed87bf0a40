"""An agency, a group of agencies, and the names a cell of the plan gives them."""

from __future__ import annotations

from enum import Enum
from typing import Final, NamedTuple

from toolkit.model.source import Span, compared_without


class AgencyKind(Enum):
    """What an agency (cơ quan) is; groups may take in all agencies of a kind."""

    COMMITTEE = "committee"  # Ủy ban nhân dân tỉnh
    DEPARTMENT = "department"  # sở, thanh tra, văn phòng: cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh
    COMMUNE = "commune"  # Ủy ban nhân dân xã
    WARD = "ward"  # Ủy ban nhân dân phường
    POLICE = "police"
    MILITARY = "military"
    PRESS = "press"
    FRONT = "front"  # Mặt trận Tổ quốc
    UNION = "union"  # tổ chức chính trị - xã hội, hội
    PARTY = "party"
    CENTRAL_BODY = "central_body"  # cơ quan Trung ương đóng trên địa bàn
    TRAINING = "training"  # cơ sở đào tạo, bồi dưỡng
    SCHOOL = "school"
    OTHER = "other"


class FormOfAddress(Enum):
    """What the committee does when it writes to an agency: it requires, assigns, or asks."""

    REQUIRE = "yêu cầu"
    ASSIGN = "giao"
    REQUEST = "đề nghị"


# Downward the committee requires; the Front, unions, the Party and central bodies it can only ask.
REQUIRED_KINDS: Final = frozenset(
    {
        AgencyKind.COMMITTEE, AgencyKind.DEPARTMENT, AgencyKind.COMMUNE, AgencyKind.WARD, AgencyKind.POLICE,
        AgencyKind.MILITARY, AgencyKind.PRESS, AgencyKind.TRAINING, AgencyKind.SCHOOL,
    }
)  # fmt: skip


class Agency(NamedTuple):
    """An agency (cơ quan) with the names it goes by.

    Attributes:
        code: Names its files and options: "so-noi-vu".
        name: Full name: "Ủy ban nhân dân xã Bình Lư".
        kind: What it is.
        short_name: As lists print it, "UBND xã Bình Lư"; empty when that is the full name.
        unit_code: Official number of a commune or ward (mã đơn vị hành chính), as text.
        aliases: Other names in use today.
        former_names: Names it had, and names of agencies whose work it took over.
        form_of_address: How the committee writes to it; None: as its kind has it (`address`).
        supervising_agency: Cơ quan chủ quản trực tiếp, as printed above its name; empty: as its kind has it
            (`Registry.supervising_agency`).
        place: Địa danh of its documents: "Bình Lư"; empty: not known.
        abbreviation: Its name in the symbol of a document: "SNV" in "KH-SNV"; empty: not known.
    """

    code: str
    name: str
    kind: AgencyKind = AgencyKind.OTHER
    short_name: str = ""
    unit_code: str = ""
    aliases: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    form_of_address: FormOfAddress | None = None
    supervising_agency: str = ""
    place: str = ""
    abbreviation: str = ""

    @property
    def label(self) -> str:
        """Return the name as a list of agencies prints it."""
        return self.short_name or self.name

    @property
    def address(self) -> FormOfAddress:
        """Return how the committee writes to it: as the data say, else by its kind."""
        usual = FormOfAddress.REQUIRE if self.kind in REQUIRED_KINDS else FormOfAddress.REQUEST
        return self.form_of_address or usual


class Group(NamedTuple):
    """A name for several agencies (nhóm cơ quan): "Các sở, ban, ngành".

    Attributes:
        code: Names its files and options; no agency has it.
        name: As plans print it.
        aliases: Other names in use.
        members: Codes of agencies that belong to it.
        kinds: Kinds of which every agency belongs to it.
        except_: Codes of agencies that do not belong to it though their kind does (key `except`).
        open: Others than the agencies in the registry belong to it too, so it cannot be expanded in full:
            "Các cơ quan, đơn vị có liên quan".
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    kinds: tuple[AgencyKind, ...] = ()
    except_: tuple[str, ...] = ()
    open: bool = False

    @property
    def label(self) -> str:
        """Return the name as a list of agencies prints it."""
        return self.name


class Found(NamedTuple):
    """Who is behind a name, and whether the name is a former one."""

    agency: Agency | Group
    former: bool = False


class Joint(NamedTuple):
    """Where two registered names are joined by something else than ";".

    Attributes:
        span: The sign's place in the source text.
        sign: ",", "và" or ", và", as typed.
    """

    span: Span
    sign: str


@compared_without("span")
class AgencyName(NamedTuple):
    """One name in a cell.

    Attributes:
        text: The name as typed.
        span: Its place in the source text.
        agency: Who is behind it; None when nobody is.
        former: The name is a former one of `agency`.
    """

    text: str
    span: Span
    agency: Agency | Group | None = None
    former: bool = False


@compared_without("joints", "stray_separators")
class AgencyList(NamedTuple):
    """The agencies of a cell (cơ quan chủ trì, cơ quan phối hợp).

    Attributes:
        text: The cell as printed, verbatim.
        names: The names in it, in their order.
        joints: Where names are joined by a comma or "và"; each is understood as the names on its two sides.
        stray_separators: Places of each ";" that has no name before or behind it.
    """

    text: str = ""
    names: tuple[AgencyName, ...] = ()
    joints: tuple[Joint, ...] = ()
    stray_separators: tuple[Span, ...] = ()
