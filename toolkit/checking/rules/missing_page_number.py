"""TT104: văn bản nhiều trang không đánh số trang.

Vì sao: số trang được đánh từ số 1 bằng chữ số Ả Rập, đặt canh giữa trong phần lề trên, không hiển thị ở trang thứ nhất.
    Văn bản một trang không cần số trang.
Cách sửa: Insert, Page Number, Top of Page, kiểu ở giữa; đánh dấu Different First Page; hoặc chạy với --fix-format.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.7.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format, has_more_pages, number_headers
from toolkit.decree30 import rules
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT104"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield one fault where no section of a long document has numbers."""
    reading = checked_format(subject)
    if reading is None or any(section.numbers for section in reading.found.sections) or not has_more_pages(reading):
        return
    source = rules().page.numbering.source
    fix = "chèn số trang ở giữa lề trên (Insert, Page Number, Top of Page)"
    message = "văn bản dài hơn một trang mà không có số trang"
    yield reading.whole("số trang", message, source, fix, mend=number_headers(reading))
