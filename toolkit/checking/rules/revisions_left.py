"""DL405: tệp Word còn sửa đổi được theo dõi hoặc bình luận.

Mức: lỗi, chỉ với `--ready`.
Vì sao: người nhận thấy được chữ đã xóa, ai đã sửa và lời bình luận; hai bản "có theo dõi" và "không theo dõi" đọc
    khác nhau.
Cách sửa: trong Word, thẻ Xem lại (Review): chấp nhận hoặc từ chối mọi sửa đổi, xóa mọi bình luận, rồi lưu.
Nguồn: thực tiễn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.subject import FileKind
from toolkit.checking.texts import Fault
from toolkit.diagnostics import Level, Location
from toolkit.word.names import w
from toolkit.word.revisions import tracked_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject

CODE: Final = "DL405"
LEVEL: Final = Level.ERROR
READY: Final = True


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for the tracked changes and one for the comments of a .docx."""
    if subject.kind is not FileKind.DOCX:
        return
    document = subject.document
    margins = [relation.target for relation in document.relations(document.main).values()
               if relation.kind in {"header", "footer", "footnotes", "endnotes"}]  # fmt: skip
    changes = 0
    for part in dict.fromkeys((document.main, *margins)):
        root = document.root(part)
        changes += 0 if root is None else sum(1 for _ in tracked_marks(root))
    if changes:
        fix = "trong Word: Xem lại (Review), chấp nhận hoặc từ chối mọi sửa đổi, rồi lưu"
        yield Fault(Location(subject.name), f"còn {changes} chỗ sửa đổi được theo dõi", fix)
    comments = document.root(document.related("comments"))
    count = 0 if comments is None else sum(1 for _ in comments.iterchildren(w("comment")))
    if count:
        yield Fault(Location(subject.name), f"còn {count} bình luận", "trong Word: xóa mọi bình luận, rồi lưu")
