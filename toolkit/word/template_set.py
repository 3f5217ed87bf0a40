"""A folder of templates, each compiled when first asked for; and the cache that keeps it compiled.

Importing lxml and jinja2 takes longer than everything else a build of one document does, so what
they make of a template is kept in the user's cache folder, keyed by the template's bytes, its
layout and the compiler itself. The cache holds data, never code: rendering functions are written
anew from it (see `program`), and a file that cannot be read is a template compiled again.
"""

from __future__ import annotations

import marshal
import os
import sys
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

import deflate

from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.word.package import COMPRESSION_LEVEL, PackedPart
from toolkit.word.template import TaggedPart, TagPlace, Template

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml.etree import _Element

    from toolkit.word.layout import TableLayout

# A compiled template is what these modules make of it: when one changes, so does the key.
COMPILER_MODULES: Final = (
    "blocks", "cleaning", "compiling", "expressions", "grammar", "layout", "package", "part_actions",
    "part_soundness", "printing", "reference_actions", "runs", "schema", "soundness", "tags", "template",
)  # fmt: skip

DIGEST_SIZE: Final = 32


class TemplateSet:
    """The templates of one folder."""

    def __init__(self, folder: Path, cache_folder: str | None = None, shipped: Path | None = None) -> None:
        """Take templates from `folder`; keep them compiled in `cache_folder`, or only in memory.

        What a folder with some templates has not is taken from `shipped`: a clerk edits one kind of document,
        and a later version brings kinds that the folder was made without.
        """
        self.folder = folder
        self.cache_folder = cache_folder
        self.shipped = shipped
        self._compiled: dict[tuple[str, TableLayout | None], Template] = {}

    def get(self, name: str, layout: TableLayout | None = None) -> Template:
        """Return a template of the folder, compiled for a layout.

        Raises:
            VanbanError: There is no such file, or it is wrong.
        """
        key = (name, layout)
        if key not in self._compiled:
            self._compiled[key] = self._load(name, layout)
        return self._compiled[key]

    def read(self, name: str) -> tuple[bytes, str]:
        """Return a template's bytes and what messages call it.

        Raises:
            VanbanError: It cannot be read (MB106).
        """
        path = self.folder / name
        try:
            if self.shipped is not None and not path.exists() and any(self.folder.glob("*.docx")):
                path = self.shipped / name
            return path.read_bytes(), str(path)
        except OSError as error:
            reason = "không có mẫu này" if isinstance(error, FileNotFoundError) else "không đọc được mẫu"
            fix = "chép bộ mẫu gốc ra thư mục bằng lệnh vanban template copy"
            raise VanbanError([Diagnostic("MB106", Level.ERROR, Location(str(path)), reason, fix)]) from None

    def _load(self, name: str, layout: TableLayout | None) -> Template:
        data, shown = self.read(name)
        if self.cache_folder is None:
            return compiled(data, shown, layout)
        file = os.path.join(self.cache_folder, cache_key(data, layout))  # noqa: PTH118  pathlib costs more than the read
        template = load_compiled(file, shown)
        if template is None:
            template = compiled(data, shown, layout)
            store_compiled(file, template)
        return template


def compiled(data: bytes, name: str, layout: TableLayout | None) -> Template:
    """Return a template compiled for a layout."""
    from toolkit.word.compiling import compile_template  # brings lxml and jinja2

    return compile_template(data, name, adjustment(layout, name))


def adjustment(layout: TableLayout | None, name: str) -> Callable[[_Element], None] | None:
    """Return what fits a template's tree to a layout."""
    if layout is None:
        return None
    from toolkit.word.layout import lay_out  # only when a template is compiled

    return lambda root: lay_out(root, layout, name)


def default_cache_folder() -> str | None:
    """Return the user's cache folder for compiled templates; None where there is none to write to.

    VANBAN_CACHE names another folder; empty, it means no cache.
    """
    named = os.environ.get("VANBAN_CACHE")
    if named is not None:
        return named or None
    root = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    if not root:
        home = os.environ.get("USERPROFILE" if sys.platform == "win32" else "HOME")
        if not home:
            return None
        root = os.path.join(home, "AppData" if sys.platform == "win32" else ".cache")  # noqa: PTH118
    return os.path.join(root, "vanban")  # noqa: PTH118


def cache_key(data: bytes, layout: TableLayout | None) -> str:
    """Return the name under which a compiled template is kept."""
    digest = sha256(data)
    compressor = (deflate.__version__, COMPRESSION_LEVEL)  # packed parts are kept compressed
    digest.update(repr((sys.version_info, marshal.version, compressor, sorted(compiler_state()))).encode())
    if layout is not None:
        digest.update(repr((layout.columns, sorted(layout.fields), sorted(layout.fixed), layout.landscape)).encode())
    return f"{digest.hexdigest()}.template"


def compiler_state() -> list[tuple[str, int, int]]:
    """Return size and time of the modules a compiled template depends on."""
    state = []
    folder = os.path.dirname(__file__)  # noqa: PTH120
    for module in COMPILER_MODULES:
        try:
            found = os.stat(os.path.join(folder, f"{module}.py"))  # noqa: PTH116, PTH118
        except OSError:
            continue
        state.append((module, found.st_size, found.st_mtime_ns))
    return state


def load_compiled(file: str, name: str) -> Template | None:
    """Return the template kept in a file of the cache; None where there is none, or a broken one."""
    try:
        with open(file, "rb") as stream:  # noqa: PTH123
            digest, plain = stream.read(DIGEST_SIZE), stream.read()
        if sha256(plain).digest() != digest:  # a damaged file could change a document without a word
            return None
        return restored(marshal.loads(plain), name)  # noqa: S302  data of our own, in the user's own folder
    except (OSError, EOFError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None


def store_compiled(file: str, template: Template) -> None:
    """Keep a template in the cache; a cache that cannot be written to is no fault."""
    temporary = f"{file}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120
        plain = marshal.dumps(as_plain(template))
        with open(temporary, "wb") as stream:  # noqa: PTH123
            stream.write(sha256(plain).digest() + plain)
        os.replace(temporary, file)  # noqa: PTH105
    except OSError:
        return


def as_plain(template: Template) -> tuple[Any, ...]:
    """Return a template as tuples, texts and numbers."""
    parts = [
        (part.name, part.instructions, part.first_number)
        if isinstance(part, TaggedPart)
        else (part.name, part.method, part.crc, part.size, part.data)
        for part in template.parts
    ]
    return tuple(parts), {number: (place.where, place.tag) for number, place in template.places.items()}


def restored(plain: tuple[Any, ...], name: str) -> Template:
    """Return the template `as_plain` was given."""
    parts, places = plain
    return Template(
        name,
        tuple(TaggedPart(*part) if len(part) == 3 else PackedPart(*part) for part in parts),
        {number: TagPlace(*place) for number, place in places.items()},
    )
