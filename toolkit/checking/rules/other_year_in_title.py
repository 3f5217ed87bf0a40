"""DL208: năm trong trích yếu, tên gọi trái với năm của kế hoạch.

Vì sao: trích yếu, tên phụ lục, kỳ của kế hoạch triển khai mang năm khác thì văn bản nói về một năm, tên lại nói năm
    khác. Năm liền trước còn sót là NB201.
Sai: `year: 2026`, `subject: Thực hiện công tác bình đẳng giới năm 2027`
Đúng: `year: 2026`, `subject: Thực hiện công tác bình đẳng giới năm 2026`
Cách sửa: gõ năm của kế hoạch, hoặc sửa `year`.
Nguồn: thực tiễn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.subject import FileKind
from toolkit.checking.texts import Role
from toolkit.diagnostics import Level
from toolkit.model.problems import shorten
from toolkit.model.year_mentions import MentionKind, find_year_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import CheckedText, Fault

CODE: Final = "DL208"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each year of a title that is neither the plan's nor the one before."""
    if subject.kind is not FileKind.PLAN:
        return  # the year of a .docx is told from its title
    year = subject.plan.year
    for text in subject.texts:
        if not _is_title(text):
            continue
        for mention in find_year_mentions(text.text, year):
            is_last_year = max(mention.years, default=0) == year - 1
            is_earlier_period = text.role is Role.SCHEDULE and max(mention.years, default=0) < year
            if mention.kind is MentionKind.OTHER_YEAR and not is_last_year and not is_earlier_period:
                message = f'ghi "{shorten(mention.text)}", kế hoạch này là của năm {year}'
                yield text.fault(mention.start, mention.end, message, f"gõ năm {year}, hoặc sửa year của kế hoạch")


def _is_title(text: CheckedText) -> bool:
    return text.role in {Role.SUBJECT, Role.TITLE} or text.field == "period"
