"""`vanban explain`: the manual page of a finding."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from toolkit.checking.pages import find_page, findings_pages, format_page
from toolkit.checking.runner import rule_entries
from toolkit.cli.reporting import Outcome, reported

if TYPE_CHECKING:
    from toolkit.checking.pages import Page


@click.command(help="Giải thích một mã phát hiện: vì sao, sai thế nào, sửa ra sao, theo điều nào của Nghị định.")
@click.argument("codes", metavar="MÃ...", nargs=-1, required=True)
@reported(writes=False)
def command(codes: tuple[str, ...]) -> Outcome:
    """Print the pages of the codes."""
    pages = [_page(code) for code in codes]
    return Outcome(
        lines=("\n\n".join(map(format_page, pages)),),
        details={"pages": [{"code": page.code, "summary": page.summary, "parts": dict(page.parts)} for page in pages]},
    )


def _page(typed: str) -> Page:
    page = find_page(typed.strip().upper())
    if page is None:
        known = [*(page.code for page in findings_pages()), *(entry.code for entry in rule_entries())]
        near = get_close_matches(typed.upper(), known, n=1)
        meant = f' Có phải "{near[0]}"?' if near else ""
        message = f'không có mã phát hiện "{typed}".{meant} Mã gồm hai chữ cái và ba chữ số, ví dụ NB201.'
        raise click.BadParameter(message)
    return page
