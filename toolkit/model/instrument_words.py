"""The words of a cited instrument: what types there are, what opens its subject.

Apart from `year_forms`, whose patterns take 20 ms to compile, for whoever needs no more than these.
"""

from __future__ import annotations

import re
from typing import Final

TYPES: Final = (
    "Báo cáo|Biên bản|Bộ luật|Chỉ thị|Chương trình|Công điện|Công văn|Đề án|Giấy mời|Hiến pháp|Hướng dẫn|Kế hoạch|"
    "Kết luận|Lệnh|Luật|Nghị định|Nghị quyết|Pháp lệnh|Quy chế|Quy định|Quyết định|Sắc lệnh|Thông báo|Thông cáo|"
    "Thông tư liên tịch|Thông tư|Tờ trình|Văn bản"
)

# What opens an instrument's subject.
SUBJECT: Final = re.compile(
    r"(?<!\w)(?:về|ban hành|bổ sung|công bố|giao|hướng dẫn|kiện toàn|phát động|phân bổ|phê duyệt|phối hợp|quy định|"
    r"sơ kết|sửa đổi|tăng cường|tổng kết|tổ chức|thành lập|thông qua|thực hiện|triển khai|tuyên truyền)(?!\w)",
    re.IGNORECASE,
)
