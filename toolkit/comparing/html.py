"""The page on which reviewers read a comparison in a browser: one file that asks nothing of any other.

`page.css` and `page.js` are laid into it. Its security policy names both by their hashes and forbids all else, so that
not even a fault of ours in escaping a draft's text would run anything. Without scripts the page shows every change,
folds and layouts work; filters, search and keys need the script.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from importlib import resources
from typing import TYPE_CHECKING, Final

from toolkit.comparing.comparison import CLASS_NAMES, NOISY, ChangeClass, UnitKind
from toolkit.comparing.html_entries import SIGNS, Names, agencies_of, write_entry, write_left_place, write_run
from toolkit.comparing.html_sections import LeftPlace, Run, Section, Shown, arrange
from toolkit.comparing.html_text import opening, plain, shown
from toolkit.model.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from toolkit.comparing.comparison import Comparison, Side

_STYLE: Final = "page.css"
_SCRIPT: Final = "page.js"
_LONG: Final = 400  # from so many entries on, laying out those far from the window is put off
_UNIT_NAMES: Final = {
    UnitKind.SECTION: "mục",
    UnitKind.PROGRAMME: "chương trình",
    UnitKind.TASK: "nhiệm vụ",
    UnitKind.ROW: "hàng của bảng khác",
    UnitKind.PARAGRAPH: "đoạn văn",
}


def comparison_page(comparison: Comparison) -> str:
    """Return a whole HTML document that shows a comparison: same comparison, same text.

    Args:
        comparison: What was found. Its entries hold the very units of its sides: by them the page knows where
            what moved has stood.
    """
    agencies = _agencies(comparison)
    counts = comparison.counts
    long = ' class="long"' if len(comparison.entries) > _LONG else ""
    names = Names.of(comparison, agencies)
    sections = arrange(comparison)
    return "".join(
        (
            _head(comparison),
            f'<body{long}>\n<a class="skip" href="#ui-changes">Tới phần so sánh</a>\n',
            _summary(comparison, counts),
            _toolbar(),
            '<div id="ui-columns">\n<aside aria-label="Bộ lọc và mục lục">\n',
            _filters(counts, agencies),
            _contents(sections),
            '</aside>\n<main id="ui-changes" tabindex="-1">\n',
            _column_heads(comparison),
            *(text for section in sections for text in _section(section, names)),
            '<p id="ui-nothing" hidden>Không có nội dung nào hợp với bộ lọc.</p>\n</main>\n</div>\n',
            _HELP,
            "</body>\n</html>\n",
        )
    )


# ---- what stands round the changes


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _head(comparison: Comparison) -> str:
    style, script = _asset(_STYLE), _asset(_SCRIPT)
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>So sánh {plain(comparison.old.name)} với {plain(comparison.new.name)}</title>\n"
        f"<style>{style}</style>\n<script>{script}</script>\n</head>\n"
    )


def _summary(comparison: Comparison, counts: Counter[ChangeClass]) -> str:
    items = "".join(
        f'<li class="tag t-{kind.value}"><span aria-hidden="true">{SIGNS[kind]}</span> {CLASS_NAMES[kind]} '
        f"<b>{counts[kind]}</b></li>"
        for kind in ChangeClass
        if counts[kind]
    )
    return (
        '<header id="ui-summary">\n<h1>So sánh hai bản</h1>\n<div id="ui-sides">'
        f"{_side('Bản cũ', comparison.old)}{_side('Bản mới', comparison.new)}</div>\n"
        f'<p id="ui-total">{_total(comparison, counts)}</p>\n'
        + (f'<ul class="tags" aria-label="Số thay đổi theo loại">{items}</ul>\n' if items else "")
        + "<noscript><p>Trình duyệt không chạy script: trang vẫn hiện đủ mọi thay đổi; bộ lọc, tìm kiếm và phím tắt "
        "không dùng được.</p></noscript>\n</header>\n"
    )


def _side(name: str, side: Side) -> str:
    counts = Counter(unit.kind for unit in side.units)
    units = ", ".join(f"{counts[kind]} {word}" for kind, word in _UNIT_NAMES.items() if counts[kind])
    title = f'<span class="document">{shown(side.title)}</span>' if side.title else ""
    return (
        f'<section class="side"><h2>{name}</h2><p><b class="file">{shown(side.name)}</b>{title}'
        f'<span class="units">{units or "không có nội dung"}</span></p></section>'
    )


def _total(comparison: Comparison, counts: Counter[ChangeClass]) -> str:
    if not counts:
        return "Hai bản không có gì khác nhau."
    loud = sum(number for kind, number in counts.items() if kind not in NOISY)
    places = sum(any(change.kind not in NOISY for change in entry.changes) for entry in comparison.entries)
    slight = counts.total() - loud
    told = f"<b>{loud} thay đổi</b> ở {places} nội dung" if loud else "<b>Không có thay đổi về nội dung</b>"
    return f"{told}; ngoài ra {slight} thay đổi nhỏ." if slight else f"{told}."


def _toolbar() -> str:
    return (
        '<section id="ui-toolbar" aria-label="Công cụ xem">\n'
        '<div class="group steps script">'
        '<button type="button" id="ui-previous" aria-keyshortcuts="k p">↑ Trước</button>'
        '<button type="button" id="ui-next" aria-keyshortcuts="j n">↓ Sau</button>'
        '<span id="ui-position" aria-hidden="true"></span></div>\n'
        '<fieldset class="group"><legend>Cách xem</legend>'
        '<label><input type="radio" name="ui-layout" id="ui-side" checked autocomplete="off"> Song song</label>'
        '<label><input type="radio" name="ui-layout" id="ui-inline" autocomplete="off"> Liền dòng</label></fieldset>\n'
        '<div class="group script"><label for="ui-search">Tìm</label> '
        '<input type="search" id="ui-search" autocomplete="off" aria-keyshortcuts="/"></div>\n'
        '<p id="ui-status" class="script" role="status" aria-live="polite"></p>\n'
        '<div class="group last script"><label for="ui-theme">Nền</label> <select id="ui-theme" autocomplete="off">'
        '<option value="">Theo máy</option><option value="light">Sáng</option><option value="dark">Tối</option>'
        '</select><button type="button" id="ui-help-open" aria-keyshortcuts="?">Trợ giúp</button></div>\n</section>\n'
    )


def _filters(counts: Counter[ChangeClass], agencies: Mapping[str, int]) -> str:
    boxes = "".join(_class_box(kind, counts[kind]) for kind in ChangeClass if kind not in NOISY)
    slight = "".join(_class_box(kind, counts[kind]) for kind in ChangeClass if kind in NOISY)
    options = "".join(
        f'<option value="{number}">{plain(name)} ({count})</option>'
        for number, (name, count) in enumerate(agencies.items())
    )
    return (
        '<details id="ui-filters" class="script" open><summary>Bộ lọc</summary>\n<form>\n'
        f"<fieldset><legend>Loại thay đổi</legend>{boxes}</fieldset>\n"
        f"<fieldset><legend>Thay đổi nhỏ</legend>{slight}</fieldset>\n"
        '<p><label for="ui-agency">Cơ quan liên quan</label><select id="ui-agency" autocomplete="off">'
        f'<option value="">Tất cả cơ quan</option>{options}</select></p>\n'
        '<p><label><input type="checkbox" id="ui-all" autocomplete="off"> Hiện cả nội dung không thay đổi</label></p>\n'
        '<p><button type="button" id="ui-reset">Xóa bộ lọc</button></p>\n</form>\n</details>\n'
    )


def _class_box(kind: ChangeClass, count: int) -> str:
    state = ("" if kind in NOISY else " checked") + ("" if count else " disabled")
    return (
        f'<label class="class{"" if count else " none"}"><input type="checkbox" class="kind" value="{kind.value}" '
        f'autocomplete="off"{state}> <span class="sign t-{kind.value}" aria-hidden="true">{SIGNS[kind]}</span> '
        f'{CLASS_NAMES[kind]} <span class="count">{count}</span></label>'
    )


def _agencies(comparison: Comparison) -> dict[str, int]:
    """Return the agencies of both drafts in the order of a dictionary, with the number of units that changed."""
    counts: Counter[str] = Counter()
    for entry in comparison.entries:
        weight = 1 if any(change.kind not in NOISY for change in entry.changes) else 0
        for name in agencies_of(entry):
            counts[name] += weight
    return {name: counts[name] for name in sorted(counts, key=lambda name: (sort_key(name), name))}


def _contents(sections: Sequence[Section]) -> str:
    items = "".join(
        f'<li><a href="#{section.anchor}">{shown(opening(section.heading, 80))}</a> '
        f'<span class="count">{_changed(section)}</span></li>'
        for section in sections
    )
    return f'<nav aria-labelledby="ui-contents"><h2 id="ui-contents">Mục lục</h2><ol>{items}</ol></nav>\n'


def _changed(section: Section) -> int:
    """Return how many units of a section changed."""
    return sum(
        _changed(item) if isinstance(item, Section) else isinstance(item, Shown) and not item.quiet
        for item in section.items
    )


# ---- the changes


def _column_heads(comparison: Comparison) -> str:
    return (
        f'<div id="ui-heads" aria-hidden="true"><span>Bản cũ: {shown(comparison.old.name)}</span>'
        f"<span>Bản mới: {shown(comparison.new.name)}</span></div>\n"
    )


def _section(section: Section, names: Names) -> Iterator[str]:
    level = section.level
    yield f'<section class="part" id="{section.anchor}" aria-labelledby="{section.anchor}--h">'
    yield f'<h{level} id="{section.anchor}--h">{shown(section.heading)}</h{level}>\n'
    for item in section.items:
        if isinstance(item, Section):
            yield from _section(item, names)
        elif isinstance(item, Run):
            yield write_run(item, names)
        elif isinstance(item, LeftPlace):
            yield write_left_place(item, names)
        else:
            yield write_entry(item, level + 1, names)
        yield "\n"
    yield "</section>\n"


_KEYS: Final = (
    ("j</kbd> <kbd>n", "tới thay đổi sau"),
    ("k</kbd> <kbd>p", "về thay đổi trước"),
    ("i", "đổi giữa song song và liền dòng"),
    ("/", "tìm trong nội dung"),
    ("Esc", "đóng bảng này; trong ô tìm: xóa chữ đang tìm"),
    ("?", "mở bảng này"),
)
_HELP: Final = (
    '<dialog id="ui-help" aria-labelledby="ui-help-title"><h2 id="ui-help-title">Trợ giúp</h2>\n<dl>'
    + "".join(f"<div><dt><kbd>{key}</kbd></dt><dd>{told}</dd></div>" for key, told in _KEYS)
    + "</dl>\n<p><ins>Chữ thêm</ins> có gạch chân, <del>chữ bỏ</del> có gạch ngang; mỗi loại thay đổi có dấu riêng: "
    "<b>+</b> thêm, <b>−</b> bỏ, <b>→</b> chuyển chỗ, <b>≠</b> đổi nội dung hoặc một ô, <b>≈</b> thay đổi nhỏ. "
    "Bấm vào tên một nội dung để lấy địa chỉ dẫn thẳng tới đó.</p>\n"
    '<p><label><input type="checkbox" id="ui-keys" checked autocomplete="off"> Dùng phím tắt</label></p>\n'
    '<button type="button" id="ui-help-close">Đóng</button></dialog>\n'
)
