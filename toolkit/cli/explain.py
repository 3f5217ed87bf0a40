"""`vanban explain`: the manual page of a finding."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

import click

from toolkit.checking.pages import find_page, findings_pages, format_page, pages_of
from toolkit.checking.runner import rule_entries
from toolkit.cli.reporting import Outcome, reported

if TYPE_CHECKING:
    from toolkit.checking.pages import Page

_FAMILY: Final = re.compile(r"[A-Z]{2}[0-9]{0,2}")


@click.command(
    help="Giải thích một mã phát hiện: vì sao, sai thế nào, sửa ra sao, theo điều nào của Nghị định. "
    "Gõ một họ mã (CT) thì kể các mã của họ ấy."
)
@click.argument("codes", metavar="MÃ...", nargs=-1, required=True)
@reported(writes=False)
def command(codes: tuple[str, ...]) -> Outcome:
    """Print the page of each code, or the codes of a family."""
    lines = []
    pages: list[Page] = []
    for typed in codes:
        found = _found(typed)
        pages += found
        alone = len(found) == 1
        lines.append(format_page(found[0]) if alone else "\n".join(f"{page.code}  {page.summary}" for page in found))
    return Outcome(
        lines=("\n\n".join(lines),),
        details={"pages": [{"code": page.code, "summary": page.summary, "parts": dict(page.parts)} for page in pages]},
    )


def _found(typed: str) -> tuple[Page, ...]:
    """Return the pages that are meant: one of a code, all of a family."""
    code = typed.strip().upper()
    page = find_page(code)
    found = (page,) if page else pages_of(code) if _FAMILY.fullmatch(code) else ()
    if not found:
        known = [*(page.code for page in findings_pages()), *(entry.code for entry in rule_entries())]
        family = [other for other in known if other[:2] == code[:2]]  # the letters are rarely what was mistyped
        near = get_close_matches(code, family or known, n=1)
        meant = f' Có phải "{near[0]}"?' if near else ""
        message = f'không có mã phát hiện "{typed}".{meant} Mã gồm hai chữ cái và ba chữ số, ví dụ NB201.'
        raise click.BadParameter(message)
    return found
