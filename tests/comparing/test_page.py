"""The page in a real browser: what `page.css` and `page.js` do."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.browser import Browser
from tests.comparing.comparisons import added, changed, compared, every_class, kept, long_comparison, task
from tests.comparing.test_html import ATTACKS, everywhere
from tests.rendering import read_pages, run_tool
from toolkit.comparing.comparison import ChangeClass
from toolkit.comparing.html import comparison_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from toolkit.comparing.comparison import Comparison

SHOWN = "[...document.querySelectorAll('.entry')].filter(e => e.checkVisibility()).map(e => e.id)"
STATUS = "document.getElementById('ui-status').textContent"
HERE = "document.querySelector('.here')?.id"
FOCUS = "document.activeElement.id || document.activeElement.getAttribute('href')"
USUAL = ["doan-1", "i-1", "cu-i-2", "cu-i-3", "i-2", "i-3", "i-4", "ii-1-1", "ii-1-2", "ii-1-3", "ii-1-4"]
CHANGED = ["doan-1", "cu-i-2", "i-2", "ii-1-1", "ii-1-2", "ii-1-3"]
# Ratio of contrast of every piece of visible text with what is painted behind it (WCAG 2.2, 1.4.3).
LOW_CONTRAST = """(() => {
  const parse = text => text.match(/[\\d.]+/g).map(Number);
  const light = c => c.slice(0, 3).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] === 1) return c; } return [255, 255, 255]; };
  const low = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !e.checkVisibility() || e.closest(':disabled')) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) low.push(e.outerHTML.slice(0, 80));
  }
  return [...new Set(low)];
})()"""


@pytest.fixture(scope="module")
def chromium(needs: Callable[..., None], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    needs("chromium")
    with Browser(tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    """Return the browser as it is new: wide, light, scripts on, nothing remembered."""
    chromium.send("Emulation.setScriptExecutionDisabled", value=False)
    chromium.prefer(prefers_color_scheme="light")
    chromium.resize(1360, 900)
    chromium.forget()
    return chromium


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Browser:
    """Return the browser with the comparison of every class open."""
    return opened(browser, tmp_path, every_class())


def opened(browser: Browser, folder: Path, comparison: Comparison) -> Browser:
    file = folder / "so-sanh.html"
    file.write_text(comparison_page(comparison), encoding="utf-8")
    browser.open(file)
    return browser


def choose(browser: Browser, select: str, label: str) -> None:
    browser.run(
        f"(() => {{ const s = document.getElementById('{select}'); "
        f"s.value = [...s.options].find(o => o.label.startsWith('{label}')).value; "
        "s.dispatchEvent(new Event('change')); })()"
    )


def search(browser: Browser, text: str) -> None:
    browser.press("/")
    browser.send("Input.insertText", text=text)
    browser.run("new Promise(done => setTimeout(done, 300))")


# ---- it opens


def test_it_asks_for_nothing_and_reports_nothing(page: Browser) -> None:
    requests = page.told("Network.requestWillBeSent")
    assert len(requests) == 1
    assert requests[0]["params"]["request"]["url"].endswith("so-sanh.html")
    assert page.told("Runtime.exceptionThrown", "Log.entryAdded") == []


def test_a_hostile_draft_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    for attack in ATTACKS:
        opened(browser, tmp_path, everywhere(attack))
        assert browser.told("Runtime.exceptionThrown", "Log.entryAdded", "Page.javascriptDialogOpening") == []
        assert len(browser.told("Network.requestWillBeSent")) == 1
        assert browser.run("document.title").startswith("So sánh ")
        assert browser.run("document.querySelectorAll('script, style, img, svg, b[onclick]').length") == 2


def test_it_looks_different_in_each_layout_and_in_the_dark(page: Browser) -> None:
    pictures = [page.picture()]
    page.press("i")
    pictures.append(page.picture())
    page.prefer(prefers_color_scheme="dark")
    pictures.append(page.picture())
    assert len({*pictures}) == 3
    assert all(picture.startswith(b"\x89PNG") and len(picture) > 30_000 for picture in pictures)


def test_the_ground_follows_the_machine_until_one_is_chosen(page: Browser, tmp_path: Path) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.run(ground)
    page.prefer(prefers_color_scheme="dark")
    dark = page.run(ground)
    assert dark != light
    choose(page, "ui-theme", "Sáng")
    assert page.run(ground) == light
    page.open(tmp_path / "so-sanh.html")  # remembered
    assert page.run(ground) == light
    choose(page, "ui-theme", "Theo máy")
    assert page.run(ground) == dark


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("layout", ["side", "inline"])
def test_all_text_has_the_contrast_of_level_aa(page: Browser, theme: str, layout: str) -> None:
    page.prefer(prefers_color_scheme=theme)
    page.click(f"#ui-{layout}")
    page.click("#ui-all")
    for box in ("renumbered", "year_rolled", "punctuation", "format"):
        page.click(f"input[value={box}]")
    page.press("?")
    assert page.run(LOW_CONTRAST) == []


@pytest.mark.parametrize("width", [320, 390, 700, 1000, 1360])
def test_no_width_makes_it_scroll_sideways(browser: Browser, tmp_path: Path, width: int) -> None:
    browser.resize(width, 800)
    address = "https://" + "duong_dan_rat_dai_" * 20
    wordy = changed(ChangeClass.CONTENT, "content", f"Xem [-{address}-]{{+{address}+}}")
    entries = (*every_class().entries, kept(task("III.1", address), wordy), kept(task("III.2", address)))
    opened(browser, tmp_path, every_class()._replace(entries=entries))
    for layout in ("side", "inline"):
        browser.click(f"#ui-{layout}")
        assert browser.run("document.documentElement.scrollWidth") <= width


# ---- layouts and filters


def test_layouts_change_and_are_remembered(page: Browser, tmp_path: Path) -> None:
    visible = "['.flow', '.pair', '#ui-heads'].map(s => document.querySelector(s).checkVisibility())"
    assert page.run(visible) == [False, True, True]
    page.click("#ui-inline")
    assert page.run(visible) == [True, False, False]
    page.open(tmp_path / "so-sanh.html")
    assert page.run(visible) == [True, False, False]


def test_changes_and_their_neighbours_are_shown_and_the_rest_is_folded(page: Browser) -> None:
    assert page.run(SHOWN) == USUAL
    assert page.run(STATUS) == "Đang hiện 6/6 nội dung có thay đổi."
    page.click(".run > summary")
    assert len(page.run(SHOWN)) == len(USUAL) + 7


def test_a_class_switched_off_takes_its_entries_and_what_stood_beside_them(page: Browser) -> None:
    page.click("input[value=moved]")
    page.click("input[value=added]")
    # II.1.3 has moved and has a new product: it stays for that.
    assert page.run(SHOWN) == ["doan-1", "cu-i-2", "ii-1-1", "ii-1-2", "ii-1-3"]
    assert page.run(STATUS) == "Đang hiện 5/6 nội dung có thay đổi."
    page.click("#ui-reset")
    assert page.run(SHOWN) == USUAL


def test_a_noisy_class_switched_on_is_unfolded_and_counted(page: Browser) -> None:
    page.click("input[value=format]")
    assert page.run("document.querySelector('#i-1 .minor').open") is True
    assert page.run("document.querySelector('#ii-1-4 .minor').open") is False
    assert page.run(STATUS) == "Đang hiện 6/6 nội dung có thay đổi và 1 nội dung chỉ có thay đổi nhỏ."


def test_a_noisy_class_opens_the_folds_it_is_in_for_itself_alone(browser: Browser, tmp_path: Path) -> None:
    rolled = changed(ChangeClass.YEAR_ROLLED, "schedule", "Năm [-2025-]{+2026+}")
    entries = [kept(task(f"I.{number}", "Kiểm tra"), *([rolled] if number == 5 else [])) for number in range(1, 10)]
    opened(browser, tmp_path, compared([added(task("I.0", "Biên soạn")), *entries]))
    assert browser.run(SHOWN) == ["i-0", "i-1", "i-2"]
    browser.click("input[value=year_rolled]")
    assert browser.run(SHOWN) == ["i-0", "i-1", "i-2", "i-5"]
    browser.click(".run > summary")  # the rest of that fold
    assert browser.run(SHOWN) == [f"i-{number}" for number in range(10)]


def test_where_nothing_fits_it_says_so(page: Browser) -> None:
    search(page, "không có chữ này")
    assert page.run(SHOWN) == []
    assert page.run("document.getElementById('ui-nothing').checkVisibility()") is True
    assert page.run(STATUS) == "Đang hiện 0/6 nội dung có thay đổi."


def test_an_agency_shows_what_concerns_it_in_either_draft(page: Browser) -> None:
    choose(page, "ui-agency", "Sở Tài chính")  # helped with II.1.1 and no longer does
    assert page.run(SHOWN) == ["ii-1-1"]
    assert page.run("document.getElementById('muc-i').checkVisibility()") is False
    choose(page, "ui-agency", "Báo Lai Châu")
    assert page.run(SHOWN) == ["i-2"]
    page.click("#ui-all")
    assert page.run(SHOWN) == ["i-2", *(f"i-{number}" for number in range(3, 12))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("HÀNH ĐỘNG", ["ii-1-1"]),
        ("hanh dong vi", ["ii-1-1"]),
        ("toàn tỉnh", ["ii-1-1"]),
        ("địa bàn tỉnh", ["ii-1-1"]),
        ("hánh động", []),
        ("khởi nghiệp", ["i-2"]),
    ],
    ids=["capitals", "without-marks", "new-words", "old-words", "other-marks", "added"],
)
def test_search(page: Browser, words: str, found: list[str]) -> None:
    search(page, words)
    assert page.run(SHOWN) == found
    page.press("Escape")
    assert page.run(SHOWN) == USUAL


# ---- keys


def test_keys_go_from_change_to_change(page: Browser) -> None:
    seen = []
    for key in "jnjnjj":
        page.press(key)
        seen.append(page.run(HERE))
    assert seen == CHANGED
    assert page.run(FOCUS) == "#ii-1-3"
    assert page.run("document.getElementById('ui-position').textContent") == "6/6"
    page.press("j")
    assert page.run(HERE) == "ii-1-3"  # the last stays the last
    page.press("k")
    page.press("p")
    assert page.run(HERE) == "ii-1-1"
    top, bottom = page.run(
        "(() => { const b = document.querySelector('.here').getBoundingClientRect(); return [b.top, b.bottom]; })()"
    )
    assert page.run("document.getElementById('ui-heads').getBoundingClientRect().bottom") <= top < bottom <= 900


def test_keys_pass_over_what_is_filtered_out(page: Browser) -> None:
    page.click("input[value=gone]")
    page.press("j")
    page.press("j")
    assert page.run(HERE) == "i-2"


def test_keys_for_layout_search_and_help(page: Browser) -> None:
    page.press("i")
    assert page.run("document.documentElement.dataset.layout") == "inline"
    page.press("/")
    assert page.run(FOCUS) == "ui-search"
    page.press("j")
    assert page.run("document.getElementById('ui-search').value") == "j"
    page.press("Escape")
    page.press("?")
    assert page.run("document.getElementById('ui-help').open") is True
    page.press("Escape")
    assert page.run("document.getElementById('ui-help').open") is False


def test_keys_can_be_switched_off(page: Browser) -> None:
    page.press("?")
    page.click("#ui-keys")
    page.press("Escape")
    page.press("j")
    assert page.run(HERE) is None
    page.click("#ui-next")
    assert page.run(HERE) == "doan-1"


def test_everything_is_reached_with_the_tabulator(page: Browser) -> None:
    reached = []
    for _ in range(60):
        page.press("Tab")
        reached.append(page.run(FOCUS))
    controls = {
        "ui-previous",
        "ui-next",
        "ui-side",
        "ui-search",
        "ui-theme",
        "ui-help-open",
        "ui-agency",
        "ui-all",
        "ui-reset",
    }
    assert reached[0] == "#ui-changes"  # past the tools to the changes
    assert controls <= {*reached}
    assert {f"#{name}" for name in CHANGED} <= {*reached}


def test_a_link_to_what_is_folded_or_filtered_out_opens_it(page: Browser, tmp_path: Path) -> None:
    page.open(tmp_path / "so-sanh.html", "#i-8")
    assert "i-8" in page.run(SHOWN)
    page.click("input[value=gone]")
    page.run("location.hash = '#cu-i-2'")
    page.wait_for(f"{HERE} === 'cu-i-2'")
    assert "cu-i-2" in page.run(SHOWN)


def test_a_move_is_followed_both_ways(page: Browser) -> None:
    page.click("#cu-i-3 a")
    page.wait_for(f"location.hash === '#ii-1-3' && {HERE} === 'ii-1-3'")
    page.click("#ii-1-3 .note a")
    page.wait_for(f"location.hash === '#cu-i-3' && {HERE} === 'cu-i-3'")


# ---- other ways to read it


def spoken(browser: Browser) -> Iterator[tuple[str, str]]:
    """Yield role and name of what a screen reader comes across, in order."""
    nodes = {node["nodeId"]: node for node in browser.send("Accessibility.getFullAXTree")["nodes"]}
    waiting = [next(iter(nodes))]
    while waiting:
        node = nodes[waiting.pop()]
        if not node["ignored"]:
            yield node["role"]["value"], node.get("name", {}).get("value", "")
        waiting += [name for name in reversed(node.get("childIds", [])) if name in nodes]


def test_screen_readers_hear_what_came_and_what_went(page: Browser) -> None:
    page.press("i")
    told = list(spoken(page))
    words = " ".join(name for role, name in told if role == "StaticText")
    assert "Sở bỏ: Tài chính (hết) thêm: Tư pháp (hết)" in " ".join(words.split())
    roles = {role for role, _ in told}
    assert {"main", "navigation", "banner", "complementary", "article", "deletion", "insertion", "status"} <= roles
    assert ("heading", "Nhiệm vụ II.1.1") in told
    assert ("region", "Mục I. Truyền thông, nâng cao nhận thức") in told
    assert page.run("document.documentElement.lang") == "vi"


def test_what_is_copied_has_no_words_of_ours(page: Browser) -> None:
    assert page.run("document.querySelector('#ii-1-2 .pair .old').innerText") == "Sở Nội vụ"


def test_without_scripts_it_is_whole_and_its_layouts_work(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "so-sanh.html"
    file.write_text(comparison_page(every_class()), encoding="utf-8")
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(file)
    assert browser.run(SHOWN) == USUAL
    places = "['.flow', '.pair', '#ui-filters', '#ui-search', 'noscript p']"
    visible = f"{places}.map(place => document.querySelector(place).checkVisibility())"
    assert browser.run(visible) == [False, True, False, False, True]
    browser.click("#ui-inline")
    assert browser.run(visible) == [True, False, False, False, True]
    browser.click(".run > summary")
    assert len(browser.run(SHOWN)) == len(USUAL) + 7


def test_on_paper_it_is_a4_unfolded_and_without_tools(
    needs: Callable[..., None], page: Browser, tmp_path: Path
) -> None:
    needs("pdftotext")
    pdf = tmp_path / "so-sanh.pdf"
    pdf.write_bytes(page.printed())
    pages = read_pages(pdf)
    assert {(round(sheet.width), round(sheet.height)) for sheet in pages} == {(595, 842)}
    text = " ".join(run_tool("pdftotext", str(pdf), "-").split())
    assert "Duy trì chuyên mục bình đẳng giới số 9" in text  # folded on the screen
    assert "Chữ đậm thành chữ thường" in text
    assert "Bộ lọc" not in text
    assert "Trước" not in text
    assert page.run("document.querySelector('.run').open") is False  # folded again


def test_on_paper_it_is_unfolded_with_scripts_off_too(
    needs: Callable[..., None], browser: Browser, tmp_path: Path
) -> None:
    needs("pdftotext")
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    file, pdf = tmp_path / "so-sanh.html", tmp_path / "so-sanh.pdf"
    file.write_text(comparison_page(every_class()), encoding="utf-8")
    browser.open(file)
    pdf.write_bytes(browser.printed())
    text = " ".join(run_tool("pdftotext", str(pdf), "-").split())
    assert "Duy trì chuyên mục bình đẳng giới số 9" in text
    assert "Chữ đậm thành chữ thường" in text


def test_three_thousand_rows_stay_usable(browser: Browser, tmp_path: Path) -> None:
    start = time.monotonic()
    opened(browser, tmp_path, long_comparison(3000))
    assert time.monotonic() - start < 10
    spent = "(() => {{ const t = performance.now(); {}; document.body.offsetHeight; return performance.now() - t; }})()"
    for action in ("ui-inline", "ui-next", "ui-all", "ui-reset"):
        assert browser.run(spent.format(f"document.getElementById('{action}').click()")) < 2000
