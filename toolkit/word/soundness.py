"""The product's own check that Word will open a .docx package.

LibreOffice opens files Word calls unreadable, and the Open XML SDK's validator misses most table
faults; this check looks for what breaks Word and for what Word would lose. It holds itself to
faults: a sound document of Word, LibreOffice or python-docx has no findings.

Source: ECMA-376 Part 1 (WordprocessingML), Part 2 (packages), Part 3 (markup compatibility).
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote
from xml.parsers import expat

from toolkit.word.names import CONTENT_TYPES, CORE_PROPERTIES, PACKAGE_RELATIONSHIPS
from toolkit.word.part_actions import make_grammar
from toolkit.word.part_soundness import EnoughFindingsError, Facts, Findings, PartCheck

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from toolkit.diagnostics import Diagnostic
