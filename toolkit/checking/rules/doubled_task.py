"""DL205: một nhiệm vụ ghi hai lần.

Vì sao: chép một nhiệm vụ sang mục khác rồi quên xóa; hai hàng giống nhau thì hai nơi cùng làm hoặc cùng chờ nhau.
Sai: nhiệm vụ I.2 và nhiệm vụ III.1 cùng nội dung
Đúng: một nhiệm vụ, đứng ở một mục
Cách sửa: xóa một trong hai, hoặc viết rõ chỗ khác nhau.
Nguồn: thực tiễn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.task_entries import find_tasks
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "DL205"
LEVEL: Final = Level.ERROR
FEWEST_WORDS: Final = 4  # "Sơ kết, tổng kết" may well come twice

_WORD: Final = re.compile(r"\w+")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each task whose words another had before."""
    first: dict[tuple[str, ...], str] = {}
    for entry in subject.shared(find_tasks):
        words = tuple(_WORD.findall(entry.text("content").casefold()))
        if len(words) < FEWEST_WORDS:
            continue
        earlier = first.setdefault(words, entry.name)
        if earlier != entry.name:
            content = entry.fields["content"][0]
            message = f"nội dung trùng với {earlier}"
            yield content.fault(0, len(content.text), message, "xóa một trong hai, hoặc viết rõ chỗ khác nhau")
