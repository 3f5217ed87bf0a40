"""From a plan to the values its documents print: every printed word is decided here, none laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

EVERYBODY: Final = "all"  # `Options.agency`: every agency there is


class Options(NamedTuple):
    """What is asked of the documents beside the plan.

    Attributes:
        traced: Whether rows carry the hidden bookmarks by which they are known again.
        separate_appendix: Whether the appendix is a file of its own, not a section of the plan's.
        agency: Code of the one agency whose documents are wanted, or `EVERYBODY`; empty: the usual ones.
    """

    traced: bool = True
    separate_appendix: bool = False
    agency: str = ""


USUAL: Final = Options()


class Document(NamedTuple):
    """One document as values for its template.

    Attributes:
        values: What the template's tags name; the same keys whatever the plan leaves out.
        columns: Fields of its task table in printing order; empty: it has no appendix.
        landscape: How the paper of its appendix lies.
        gaps: What only a person can write, as it stands in the document: "[... họ và tên người ký]".
        cites_plan: Whether it cites the plan, so that the plan's number and day are seen in it.
    """

    values: Mapping[str, Any]
    columns: tuple[str, ...] = ()
    landscape: bool = False
    gaps: tuple[str, ...] = ()
    cites_plan: bool = False


class Draft(NamedTuple):
    """A document that is known by its name, its values still to be made: a batch of thousands stays flat.

    Attributes:
        file_name: Where it goes in the set's folder, with "/": "cong-van/01-so-noi-vu.docx".
        make: Returns the document.
    """

    file_name: str
    make: Callable[[], Document]
