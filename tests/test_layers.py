"""The floors of the house: what may import what, read from the imports themselves; and what an import costs."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "toolkit"
MODULES = sorted(PACKAGE.rglob("*.py"))

# From the top down; a unit imports only units of lower floors. A new unit has to be given its floor here.
FLOORS = [
    {"__main__"},
    {"cli"},
    {"batch"},
    {"build", "merging"},
    {"documents", "checking", "comparing", "importing", "rollover", "tracking"},
    {"word", "model", "outputs"},
    {"decree30", "diagnostics", "resources"},
    {"toolkit"},  # the package's own __init__: the version
]
FLOOR = {unit: -number for number, units in enumerate(FLOORS) for unit in units}
# `outputs` is five modules for one thing.
SAME_UNIT = dict.fromkeys(("output_names", "output_findings", "output_memory", "output_editing"), "outputs")
# What the floors alone would allow, or, between neighbours, forbid.
KNOWS_ONLY = {
    "diagnostics": set[str](),
    "resources": set[str](),
    "decree30": {"diagnostics"},
    "model": {"diagnostics"},
    "outputs": {"diagnostics"},
    "word": {"diagnostics", "decree30"},
    "documents": {"diagnostics", "decree30", "model"},
}


def unit(module: str) -> str:
    """Return the unit of a module: "word" for toolkit.word.package."""
    name = module.split(".")[1] if "." in module else "toolkit"
    return SAME_UNIT.get(name, name)


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[str]:
    """Yield every module a file imports, at its top or inside a function, for types or for use."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                is_module = (ROOT / Path(*inner.split("."))).with_suffix(".py").is_file()
                is_package = (ROOT / Path(*inner.split("."))).is_dir()
                yield inner if is_module or is_package else str(node.module)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"import_module", "__import__"}:
            yield from (str(a.value) for a in node.args[:1] if isinstance(a, ast.Constant))


def ours(path: Path) -> set[str]:
    """Return the units a file imports beside its own."""
    found = {unit(name) for name in imports(path) if name.split(".")[0] == "toolkit"}
    return found - {unit(module_name(path))}


def names(paths: list[Path]) -> list[str]:
    return [module_name(path) for path in paths]


@pytest.mark.parametrize("path", MODULES, ids=names(MODULES))
def test_arrows_only_go_down(path: Path) -> None:
    own = FLOOR[unit(module_name(path))]
    assert {other for other in ours(path) if FLOOR[other] >= own} == set()


@pytest.mark.parametrize("name", KNOWS_ONLY)
def test_who_knows_whom(name: str) -> None:
    paths = [path for path in MODULES if unit(module_name(path)) == name]
    assert paths
    known = {other for path in paths for other in ours(path)}
    assert known - KNOWS_ONLY[name] == set()


def test_the_reader_of_imports_sees_them() -> None:
    assert {"documents", "word", "diagnostics"} <= ours(PACKAGE / "build.py")
    assert "docxtpl" in set(imports(PACKAGE / "word" / "docxtpl_engine.py"))


def test_only_the_fall_back_imports_docxtpl() -> None:
    users = {module_name(path) for path in MODULES for name in imports(path) if name.split(".")[0] == "docxtpl"}
    assert users == {"toolkit.word.docxtpl_engine"}


def test_only_the_command_line_imports_click_and_prints() -> None:
    for path in MODULES:
        if unit(module_name(path)) in {"cli", "__main__"}:
            continue
        assert "click" not in {name.split(".")[0] for name in imports(path)}, path
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        assert not calls & {"print", "sys.stdout.write", "sys.stderr.write"}, path


# ---- what an import costs


HEAVY = ("lxml", "jinja2", "docxtpl", "docx", "yaml", "zipfile", "asyncio", "logging")


def loaded(code: str, *, folder: Path | None = None, **environment: str) -> set[str]:
    """Return which of the heavy libraries a program has loaded by its end."""
    report = (
        f"import sys\ntry:\n    {code}\nfinally:\n    print('loaded:', *(n for n in {HEAVY!r} if n in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", report],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        timeout=120,
        check=True,
    )
    last = done.stdout.decode().splitlines()[-1]
    assert last.startswith("loaded:")
    return set(last.split()[1:])


def test_help_loads_nothing_heavy() -> None:
    before = loaded("pass")
    assert loaded("import toolkit.cli") - before == set()
    assert loaded("import toolkit.cli.build") & {"lxml", "jinja2", "docxtpl", "docx", "zipfile"} == before & {"zipfile"}


def test_a_build_with_a_warm_cache_reads_its_plan_and_loads_nothing_to_make_templates(tmp_path: Path) -> None:
    arguments = "build plans/gender-equality/2026.yaml --only appendix --out"
    code = "from toolkit.cli import main; main({!r}.split())"
    cache = str(tmp_path / "cache")
    cold = loaded(code.format(f"{arguments} cold"), folder=tmp_path, VANBAN_CACHE=cache)
    warm = loaded(code.format(f"{arguments} warm"), folder=tmp_path, VANBAN_CACHE=cache)
    assert {"lxml", "jinja2", "yaml"} <= cold
    assert warm & {"lxml", "jinja2", "docxtpl", "docx", "zipfile"} == loaded("pass") & {"zipfile"}
    made = [(tmp_path / run / "gender-equality-2026" / "phu-luc.docx").read_bytes() for run in ("cold", "warm")]
    assert made[0] == made[1]
