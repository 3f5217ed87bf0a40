"""Compiled templates in the cache: never other bytes, never a reason to fail."""

from __future__ import annotations

import ast
import marshal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.word.packages import docx, p, table
from toolkit.build import Kind, OwnEngine, build_documents
from toolkit.diagnostics import VanbanError
from toolkit.resources import shipped
from toolkit.word import compiling, template_set
from toolkit.word.compiling import compile_template
from toolkit.word.layout import TableLayout
from toolkit.word.template_set import TemplateSet, cache_key, default_cache_folder

if TYPE_CHECKING:
    from toolkit.model.plan import Plan
    from toolkit.word.template import Template

TEMPLATE = docx(p("{{ title }}") + table(["{%tr for row in rows %}", ""], ["{{ row.a }}", "x"], ["{%tr endfor %}", ""]))
VALUES = {"title": "Kế hoạch & phụ lục", "rows": [{"a": "1"}, {"a": "2"}]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one template."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "letter.docx").write_bytes(TEMPLATE)
    return tmp_path / "templates"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Return where the cache will be."""
    return tmp_path / "a" / "cache"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the templates that get compiled from now on."""
    names: list[str] = []

    def watched(data: bytes, name: str, *others: Any) -> Template:
        names.append(Path(name).name)
        return compile_template(data, name, *others)

    monkeypatch.setattr(compiling, "compile_template", watched)
    return names


def made(folder: Path, cache: Path | None) -> bytes:
    return TemplateSet(folder, str(cache) if cache else None).get("letter.docx").render(VALUES)


def test_a_warm_cache_gives_the_bytes_of_a_cold_one(folder: Path, cache: Path, compiled: list[str]) -> None:
    without, cold, warm = made(folder, None), made(folder, cache), made(folder, cache)
    assert without == cold == warm
    assert compiled == ["letter.docx"] * 2


def test_the_shipped_appendix_from_a_warm_cache(sample_plan: Plan, cache: Path, appendix: bytes) -> None:
    for _ in range(2):
        templates = TemplateSet(shipped("templates"), str(cache))
        assert next(build_documents(sample_plan, Kind.APPENDIX, OwnEngine(templates))).data == appendix
    assert len(list(cache.iterdir())) == 1


def test_one_set_compiles_a_template_once(folder: Path, compiled: list[str]) -> None:
    templates = TemplateSet(folder)
    assert templates.get("letter.docx") is templates.get("letter.docx")
    assert compiled == ["letter.docx"]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00" * 100, b"not a cache", marshal.dumps(None), marshal.dumps(()), marshal.dumps(((), {}, 1)),
     marshal.dumps(((("a",),), {})), marshal.dumps((1, 2)), marshal.dumps({"a": 1})],
    ids=["empty", "zeros", "text", "nothing", "no-parts", "three", "short-part", "numbers", "dict"],
)  # fmt: skip
def test_a_broken_cache_file_is_a_template_compiled_again(
    content: bytes, folder: Path, cache: Path, compiled: list[str]
) -> None:
    good = made(folder, cache)
    (file,) = cache.iterdir()
    right = file.read_bytes()
    file.write_bytes(content)
    assert made(folder, cache) == good
    assert len(compiled) == 2
    assert file.read_bytes() == right


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_truncated_cache_file_is_a_template_compiled_again(share: float, folder: Path, cache: Path) -> None:
    good = made(folder, cache)
    (file,) = cache.iterdir()
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])
    assert made(folder, cache) == good


def test_a_cache_that_cannot_be_written_to_is_no_fault(folder: Path, tmp_path: Path) -> None:
    # A file where a folder should be: refused to root too, whom permissions do not stop.
    (tmp_path / "file").write_bytes(b"")
    assert made(folder, tmp_path / "file" / "cache") == made(folder, None)
    assert made(folder, tmp_path / "file") == made(folder, None)


def test_nothing_but_compiled_templates_stays_in_the_cache(folder: Path, cache: Path) -> None:
    made(folder, cache)
    assert [file.suffix for file in cache.iterdir()] == [".template"]


def test_a_template_changed_in_word_is_compiled_anew(folder: Path, cache: Path, compiled: list[str]) -> None:
    before = made(folder, cache)
    (folder / "letter.docx").write_bytes(docx(p("{{ title }}!")))
    assert made(folder, cache) != before
    assert len(compiled) == 2
    assert len(list(cache.iterdir())) == 2


def test_the_key_tells_bytes_and_layouts_apart() -> None:
    fields, fixed = frozenset({"a", "b"}), frozenset({"a"})
    layouts = [
        None,
        TableLayout(("a", "b"), fields, fixed, landscape=True),
        TableLayout(("b", "a"), fields, fixed, landscape=True),
        TableLayout(("a", "b"), fields, fixed, landscape=False),
        TableLayout(("a", "b"), fields, frozenset(), landscape=True),
    ]
    keys = {cache_key(data, layout) for data in (b"1", b"2") for layout in layouts}
    assert len(keys) == 10


def test_the_key_changes_with_the_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    before = cache_key(b"1", None)
    state = template_set.compiler_state()
    assert [name for name, _, _ in state] == list(template_set.COMPILER_MODULES)
    monkeypatch.setattr(template_set, "compiler_state", lambda: [*state[:-1], (state[-1][0], 1, 1)])
    assert cache_key(b"1", None) != before


def test_every_module_the_compiler_uses_takes_part_in_the_key() -> None:
    package = Path(template_set.__file__).parent
    reached, waiting = set[str](), ["compiling"]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        for node in ast.walk(ast.parse((package / f"{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("toolkit.word."):
                found = str(node.module).split(".")[2]
                if found not in reached:
                    waiting.append(found)
    # What runs after the cache, or holds nothing but names, may change without harm.
    assert reached - set(template_set.COMPILER_MODULES) <= {"bookmarks", "names", "printing", "program"}


def test_messages_from_a_warm_cache_name_the_template_and_the_place(folder: Path, cache: Path) -> None:
    texts = []
    for _ in range(2):
        with pytest.raises(VanbanError) as caught:
            TemplateSet(folder, str(cache)).get("letter.docx").render({"title": "a", "rows": [{}]})
        texts.append(str(caught.value))
    assert texts[0] == texts[1]
    assert "letter.docx" in texts[0]
    assert "bảng 1, hàng 2, cột 1" in texts[0]


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({"VANBAN_CACHE": ""}, None),
        ({"VANBAN_CACHE": "x"}, "x"),
        ({"XDG_CACHE_HOME": "c"}, str(Path("c") / "vanban")),
        ({"HOME": "h"}, str(Path("h") / ".cache" / "vanban")),
        ({}, None),
    ],
    ids=["none", "named", "xdg", "home", "homeless"],
)
def test_where_the_cache_is(environment: dict[str, str], wanted: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("VANBAN_CACHE", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert default_cache_folder() == wanted
