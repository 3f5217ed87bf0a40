"""CT054: tên loại của một văn bản cụ thể không viết hoa.

Vì sao: văn bản cụ thể viết hoa chữ đầu của tên loại, của tên luật cả âm tiết thứ nhất ("Luật Tổ chức chính quyền
    địa phương"); nói chung ("các kế hoạch của tỉnh") thì không.
Sai: theo kế hoạch số 8416/KH-UBND
Đúng: theo Kế hoạch số 8416/KH-UBND
Cách sửa: viết hoa chữ đầu của tên loại.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục II, V.6.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.citations import cited
from toolkit.checking.texts import Role
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT054"
LEVEL: Final = Level.WARNING

_LAW: Final = re.compile(
    r"(?<!\w)(?<!pháp[ \xa0])(?<!dự[ \xa0])(?<!án[ \xa0])(?<!kỷ[ \xa0])(?<!quy[ \xa0])(?<!thảo[ \xa0])"
    r"(?P<kind>luật|bộ luật|pháp lệnh)[ \xa0](?=[A-ZĐ][^\W\d_]*[ \xa0][^\W\d_])"
)
# "Luật tổ chức chính quyền địa phương": the first syllable of the law's name is small.
_NAMES: Final = (
    "an ninh mạng|an toàn thông tin|an toàn thực phẩm|ban hành văn bản|bảo hiểm|bảo vệ môi trường|bình đẳng giới|"
    "cán bộ|căn cước|"
    "công nghệ|công chứng|cư trú|di sản|doanh nghiệp|du lịch|đất đai|đấu thầu|đầu tư|giao dịch|giáo dục|hôn nhân|hộ "
    "tịch|"
    "khiếu nại|khoa học|kiểm toán|lao động|lâm nghiệp|lưu trữ|ngân sách|nhà ở|người cao tuổi|người khuyết tật|nuôi "
    "con nuôi|"
    "phòng, chống|phòng cháy|quản lý|quy hoạch|thanh niên|thanh tra|thi đua|thư viện|tiếp cận|tiếp công dân|tố cáo|"
    "tổ chức|"
    "trẻ em|trợ giúp|viên chức|việc làm|xây dựng|xử lý vi phạm|y tế"
)
_SMALL_NAME: Final = re.compile(rf"(?<!\w)(?P<kind>Luật|Bộ luật|Pháp lệnh)[ \xa0](?P<name>{_NAMES})(?!\w)")
_NO_LAWS: Final = re.compile(r"[ \xa0]?(?:Việt|Nam|Quốc|Sư|Anh|Pháp)")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each numbered document and each law with a small letter."""
    for item in subject.shared(cited):
        span = item.citation.kind_span
        kind = item.citation.kind
        if span is None or item.citation.is_law or kind == "Văn bản" or not item.text.text[span.start].islower():
            continue
        message = f'"{item.text.text[slice(*span)]}" ở đây là một văn bản cụ thể, phải viết hoa'
        yield item.text.fault(*span, message, f'viết "{kind}"')
    for text in subject.texts:
        if text.role is Role.INSTRUMENT or not ("uật" in text.text or "lệnh" in text.text):
            continue
        for match in _LAW.finditer(text.text):
            if not _NO_LAWS.match(text.text, match.end()):
                kind = match["kind"]
                message = f'"{kind}" ở đây là một văn bản cụ thể, phải viết hoa'
                yield text.fault(*match.span("kind"), message, f'viết "{kind.capitalize()}"')
        for match in _SMALL_NAME.finditer(text.text):
            name = match["name"]
            right = name[0].upper() + name[1:]
            message = f'"{name}" là đầu tên của {match["kind"].lower()}, phải viết hoa'
            yield text.fault(*match.span("name"), message, f'viết "{match["kind"]} {right} ..."')
