"""What a rule is given: one file with its texts, and the plan or the Word document it is."""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from toolkit.model.agencies import Registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.checking.texts import CheckedText
    from toolkit.model.plan import Plan
    from toolkit.model.yaml_nodes import Node
    from toolkit.word.document import WordDocument

Made = TypeVar("Made")


class FileKind(Enum):
    """What a checked file is."""

    PLAN = "plan"
    DOCX = "docx"


class Subject:
    """A file that is checked.

    Attributes:
        name: The file as the user named it.
        kind: Plan or .docx.
        registry: The agencies nearest to the file; empty where there are none.
        root: The nodes of a plan's source, where they were at hand.
    """

    def __init__(
        self,
        name: str,
        *,
        plan: Plan | None = None,
        root: Node | None = None,
        document: WordDocument | None = None,
        registry: Registry | None = None,
    ) -> None:
        """Keep what was read: a plan with the nodes of its source, or a document."""
        self.name = name
        self.kind = FileKind.PLAN if plan is not None else FileKind.DOCX
        self.registry = registry or (plan.registry if plan is not None else Registry())
        self._plan = plan
        self.root = root
        self._document = document
        self._shared: dict[Callable[[Subject], Any], Any] = {}

    @property
    def plan(self) -> Plan:
        """The plan; only to be asked for where `kind` is PLAN."""
        assert self._plan is not None  # noqa: S101 - the rule has not looked at `kind`
        return self._plan

    @property
    def document(self) -> WordDocument:
        """The Word document as it was read, tracked changes and all; only to be asked for where `kind` is DOCX."""
        assert self._document is not None  # noqa: S101 - the rule has not looked at `kind`
        return self._document

    @cached_property
    def texts(self) -> tuple[CheckedText, ...]:
        """The texts it prints, in the order of printing; of a .docx with all tracked changes accepted."""
        if self._document is not None:
            from toolkit.checking.word_roles import paragraph_roles
            from toolkit.checking.word_texts import word_texts

            return tuple(word_texts(self._document, paragraph_roles(self)))
        from toolkit.checking.source_texts import source_texts

        return tuple(source_texts(self.plan, self.root))

    def shared(self, make: Callable[[Subject], Made]) -> Made:
        """Return what a function makes of this subject, made once for all rules that ask for it.

        Several rules about citations share one list of them: `subject.shared(find_citations)`.
        """
        if make not in self._shared:
            self._shared[make] = make(self)
        made: Made = self._shared[make]
        return made
