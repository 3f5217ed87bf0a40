"""TT508: cuối nội dung văn bản không có dấu "./." hoặc dấu ấy viết sai.

Vì sao: các mẫu của Nghị định kết thúc nội dung bằng dấu "./." để không ai viết thêm vào sau. Phụ lục cũng kết thúc như
    vậy; phụ lục thiếu dấu thì chỉ gợi ý.
Sai: ... kịp thời báo cáo Ủy ban nhân dân tỉnh./
Đúng: ... kịp thời báo cáo Ủy ban nhân dân tỉnh./.
Cách sửa: gõ "./." liền sau chữ cuối cùng.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục III, các mẫu 1.1 đến 1.10, 2.1 và 2.2.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT508"
LEVEL: Final = Level.WARNING

TOUCHED: Final = re.compile(r"(?:[./]\s*){2,}$|/\s*$")
NEAR_END: Final = 4  # paragraphs of an appendix in which its mark may stand
# Without a text that ends: who is asked fills in a form.
OTHER_FORMS: Final = frozenset({"Giấy giới thiệu", "Giấy nghỉ phép", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo",
                                "Giấy mời", "Biên bản", "Giấy ủy quyền", "Thư công"})  # fmt: skip


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for the document itself and for each appendix."""
    reading = checked_format(subject)
    if reading is None:
        return
    component = rules().components["end_mark"]
    found = reading.found
    mark = component.text
    if found.body and found.type_name not in OTHER_FORMS:
        last = found.body[-1]
        if not last.text.endswith(mark):
            there = TOUCHED.search(last.text[-20:])
            message = f'dấu kết thúc là "{there[0].strip()}"' if there else "không có dấu kết thúc"
            text = last.text[-50:] if len(last.text) > 50 else last.text
            message = f'{message}; quy định "{mark}"'
            fix = f'gõ "{mark}" ở cuối nội dung'
            yield reading.fault(last.paragraph, "Cuối nội dung", text, message, component.source, fix)
    for appendix in found.appendices:
        texts = [item for item in appendix.paragraphs if item.text]
        if not any(item.text.endswith(mark) for item in texts[-NEAR_END:]):
            message = f'cuối phụ lục không có dấu kết thúc "{mark}"'
            paragraph = texts[-1] if texts else appendix.label.lines[0].paragraph
            yield reading.fault(
                paragraph, appendix.label.text, "", message, component.source, f'gõ "{mark}"', level=Level.HINT
            )
