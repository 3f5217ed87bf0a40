"""How much a rule binds, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

DECREE: Final = "Decree 30/2020/NĐ-CP"
DECREE_VIETNAMESE: Final = "Nghị định 30/2020/NĐ-CP"
CLAUSE_WORDS: Final = {
    "Annex": "Phụ lục", "Article": "Điều", "Part": "Phần", "form": "mẫu", "forms": "mẫu", "note": "chú thích",
    "and": "và", "to": "đến",
}  # fmt: skip


class Level(Enum):
    """How much a rule binds."""

    LAW = "law"  # the decree's text says it
    FORM = "form"  # only its forms (Annex III) show it
    CONVENTION = "convention"  # offices do it so
    CHOICE = "choice"  # we do it so; another way is as good


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from.

    Attributes:
        level: How much it binds.
        words: Law and form: the clause, "Annex I, II.4(b)". Convention and choice: the reason, in Vietnamese.
    """

    level: Level
    words: str

    @property
    def cites_decree(self) -> bool:
        """Whether the rule is the decree's own, in its text or its forms."""
        return self.level in (Level.LAW, Level.FORM)

    def __str__(self) -> str:
        """Return "Decree 30/2020/NĐ-CP, Annex I, II.4(b)", or the reason."""
        return f"{DECREE}, {self.words}" if self.cites_decree else self.words

    @property
    def vietnamese(self) -> str:
        """The source as clerks cite it: "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4.b"; or the reason."""
        return f"{DECREE_VIETNAMESE}, {self.clause_vietnamese}" if self.cites_decree else self.words

    @property
    def clause_vietnamese(self) -> str:
        """The clause without the decree's name: "Phụ lục I, mục II.4.b"; or the reason."""
        if not self.cites_decree:
            return self.words
        words = re.sub(r"(?<=, )(?=[IVX]+\b)", "mục ", self.words)
        words = re.sub(r"(?<= and )\(([a-zđ])\)", r"\1", words)
        words = re.sub(r"\(([a-zđ])\)", r".\1", words)
        return re.sub(r"[A-Za-z]+", lambda word: CLAUSE_WORDS.get(word[0], word[0]), words)
