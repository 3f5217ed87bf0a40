"""The findings of `outputs`: what forbids to put a file in place, and what the system refused."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Diagnostic, Level, Location

if TYPE_CHECKING:
    from pathlib import Path

REPLACE_FIX: Final = "chuyển tệp sang tên khác, hoặc dùng --force để ghi đè, hoặc --out với thư mục khác"
# What each finding says, and what to do; "{}" is what the place alone does not tell.
TEXTS: Final = {
    "AT101": ("đã có tệp này và tệp không do vanban tạo", REPLACE_FIX),
    "AT102": ("tệp đã có người sửa sau khi vanban tạo", REPLACE_FIX),
    "AT103": ("tệp đang mở ở chương trình khác nên không thay được", "đóng tệp rồi chạy lại{}"),
    "AT104": (
        "chỗ của tệp này đang có thư mục, liên kết hoặc thiết bị",
        "đổi tên hoặc chuyển nó đi nơi khác",
    ),
    "AT105": ("không đặt được tên tệp: {}", "đổi tên, mã hoặc id trong dữ liệu"),
    "AT106": (
        'tệp này trùng tên với tệp "{}" cùng lần tạo',
        "sửa mã hoặc id trong dữ liệu để hai tên khác nhau",
    ),
    "AT107": (
        "liên kết trên đường dẫn dẫn ra ngoài thư mục kết quả",
        "bỏ liên kết, hoặc dùng --out với thư mục khác",
    ),
    "AT108": (
        "hệ thống không cho đọc hoặc ghi ({})",
        "kiểm tra đĩa, quyền với thư mục, hoặc chọn thư mục khác",
    ),
    "AT109": ("đĩa đầy hoặc hết hạn mức", "giải phóng chỗ trên đĩa rồi chạy lại"),
    "AT110": ("đường dẫn quá dài", "chọn thư mục có đường dẫn ngắn hơn"),
    "AT111": (
        "không đọc được sổ ghi các tệp vanban đã tạo; coi như chưa tạo tệp nào ở đây",
        "khôi phục tệp này từ bản sao, hoặc xóa nó rồi chạy lại với --force",
    ),
    "AT112": (
        "lần này không còn tạo tệp này, nhưng {}: tệp được giữ nguyên",
        "xem lại rồi tự xóa nếu không dùng nữa",
    ),
    "AT113": ("cần một thư mục, nhưng đây là tệp", "đổi tên tệp đó, hoặc chọn thư mục khác"),
    "AT121": (
        "tệp vừa được lưu lại ở chương trình khác nên chưa sửa",
        "đóng tệp ở chương trình kia rồi chạy lại",
    ),
}
WARNINGS: Final = frozenset({"AT111", "AT112"})
OWNER_FIX: Final = '; nếu không ai mở tệp nữa, xóa tệp "{}" cùng thư mục hoặc dùng --force'

ERROR_CODES: Final = {
    errno.ENOSPC: "AT109",
    errno.EDQUOT: "AT109",
    errno.ENAMETOOLONG: "AT110",
    errno.EBUSY: "AT103",
    errno.ETXTBSY: "AT103",
    errno.EISDIR: "AT104",
    errno.ENOTDIR: "AT113",
    errno.EEXIST: "AT113",
    errno.ELOOP: "AT107",
}
WINDOWS_ERROR_CODES: Final = {32: "AT103", 33: "AT103", 206: "AT110"}  # two sharing violations; name too long


def output_finding(code: str, place: Path | str, detail: str = "") -> Diagnostic:
    """Return the finding `code` about `place`; `detail` fills what the text leaves open."""
    level = Level.WARNING if code in WARNINGS else Level.ERROR
    message, fix = TEXTS[code]
    return Diagnostic(code, level, Location(str(place)), message.replace("{}", detail), fix.replace("{}", detail))


def explain_os_error(error: OSError, path: Path | None = None) -> Diagnostic:
    """Return the finding that says what the system refused.

    Args:
        error: As caught.
        path: What the user knows the file as; without it, the name in the error.
    """
    place = error.filename or "đầu ra của lệnh" if path is None else path
    windows_code = WINDOWS_ERROR_CODES.get(getattr(error, "winerror", None) or 0)
    code = windows_code or ERROR_CODES.get(error.errno or 0, "AT108")
    name = errno.errorcode.get(error.errno or 0, "không rõ mã")
    return output_finding(code, place, name if code == "AT108" else "")
