"""The findings of an import: gathered in reading order, of each code only so many in full.

Refusals (nothing is written):

    NH101  not a kind of file that is read: PDF, RTF, a picture
    NH102  a file with a password, or of an old kind (.doc, .xls)
    NH103  a damaged spreadsheet
    NH104  a file that unpacks to too much
    NH105  no tasks in it
    NH106  no table of this number
    NH107  the year is not known, or not that of the plan's file name
    NH108  the file cannot be opened
    NH109  a text in another encoding than UTF-8 and UTF-16

What a person should look at:

    NH201  a table that is none of tasks: passed over
    NH202  a column nobody knows: kept in `note`
    NH203  a time that was not understood
    NH204  a name of an agency nobody goes by
    NH205  numbers that will be printed otherwise
    NH206  one cell over several columns
    NH207  several rows for one task
    NH208  a row that may be a heading or a task
    NH209  tracked changes, read as accepted
    NH210  hidden text, left out
    NH211  text of an old Vietnamese font, converted
    NH212  what a cell holds beside text: pictures, text boxes, notes
    NH213  a table inside a cell
    NH214  a text that has no place in a plan
    NH215  two columns of one field
    NH216  what the file does not say of the plan's head
    NH217  links out of the file: not followed
    NH218  programmes and tasks whose order the data cannot hold
    NH219  letters put together anew (NFC), look-alikes replaced
    NH220  dates and numbers of a spreadsheet, written as text
    NH221  agencies separated otherwise than by ";"
    NH222  a registry of agencies made from the names
    NH223  a row that goes on with the one above
    NH224  characters that no data file may hold, left out
    NH225  further findings are only counted
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_OF_A_CODE: Final = 100  # a table of 20,000 rows may have one slip in each


class Findings:
    """What was noticed, in the order it came."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Diagnostic] = []
        self._counts: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Diagnostic]:
        """Yield the findings; the last ones say how many of a code are not shown."""
        yield from self._found
        for code, count in self._counts.items():
            if count > MOST_OF_A_CODE:
                message = f"còn {count - MOST_OF_A_CODE} chỗ nữa mang mã {code} chưa nêu ra"
                fix = "sửa theo những chỗ đã nêu; các chỗ còn lại cùng một kiểu"
                yield Diagnostic("NH225", Level.HINT, Location(self.file), message, fix)

    def warning(self, code: str, place: Location | str, message: str, fix: str) -> None:
        """Note what needs a look; a place in words is one in the file."""
        self._add(code, Level.WARNING, place, message, fix)

    def hint(self, code: str, place: Location | str, message: str, fix: str) -> None:
        """Note what is worth a look."""
        self._add(code, Level.HINT, place, message, fix)

    def count(self, code: str) -> int:
        """Return how many findings of a code there are, those not shown among them."""
        return self._counts[code]

    def _add(self, code: str, level: Level, place: Location | str, message: str, fix: str) -> None:
        self._counts[code] += 1
        if self._counts[code] <= MOST_OF_A_CODE:
            location = Location(self.file, where=place) if isinstance(place, str) else place
            self._found.append(Diagnostic(code, level, location, message, fix))


def refusal(code: str, file: str, message: str, fix: str) -> VanbanError:
    """Return the error that stops an import."""
    return VanbanError([Diagnostic(code, Level.ERROR, Location(file), message, fix)])
