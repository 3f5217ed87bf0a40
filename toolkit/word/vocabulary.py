"""Are all names of a template among the values? Asked once a template, before anything is written.

Rendering stops at the first name that is missing; a clerk who has changed a template wants to
hear of all of them, with the nearest right name beside each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.diagnostics import Diagnostic, Level, Location
from toolkit.word.program import LOOP_FIELDS
from toolkit.word.template import TaggedPart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from toolkit.word.expressions import Expression
    from toolkit.word.program import Instruction
    from toolkit.word.template import Template

# What a name may stand for, as far as the values tell: None where they tell nothing (an empty list).
Samples = list[Any] | None


def unknown_names(template: Template, values: Mapping[str, Any]) -> list[Diagnostic]:
    """Return an error (MB206) for each name of the template that the values do not have."""
    reader = NameReader(template, values)
    for part in template.parts:
        if isinstance(part, TaggedPart):
            reader.read(part.instructions, {})
    return reader.findings


class NameReader:
    """Walks the instructions with samples of the values in place of the values."""

    def __init__(self, template: Template, values: Mapping[str, Any]) -> None:
        """Begin with no findings."""
        self.template = template
        self.values = values
        self.findings: list[Diagnostic] = []
        self._tag = -1
        self._tested: set[Expression] = set()
        self._reported: set[tuple[int, str]] = set()

    def read(self, body: Sequence[Instruction], scope: Mapping[str, Samples]) -> None:
        """Look at every name of a block; `scope` holds the loop variables."""
        for instruction in body:
            match instruction:
                case ("value", expression, _, tag):
                    self._tag = tag
                    self.samples(expression, scope)
                case ("if", branches, otherwise):
                    for condition, inner, tag in branches:
                        self._tag = tag
                        self.samples(condition, scope)
                        self.read(inner, scope)
                    self.read(otherwise, scope)
                case ("for", targets, source, condition, inner, otherwise, tag):
                    self._tag = tag
                    inner_scope = {
                        **scope,
                        **self._targets(targets, self.samples(source, scope)),
                        "loop": LOOP_SAMPLE,
                    }
                    if condition is not None:
                        self.samples(condition, inner_scope)
                    self.read(inner, inner_scope)
                    self.read(otherwise, scope)

    def _targets(self, targets: Sequence[str], sources: Samples) -> dict[str, Samples]:
        items = [item for source in sources or () if isinstance(source, list | tuple) for item in source]
        if len(targets) == 1:
            return {targets[0]: items or None}
        return {
            target: [item[index] for item in items if isinstance(item, list | tuple) and index < len(item)] or None
            for index, target in enumerate(targets)
        }

    def samples(self, expression: Expression, scope: Mapping[str, Samples]) -> Samples:
        """Return samples of what an expression stands for; report the names it misses."""
        match expression:
            case ("name", name):
                if name in scope:
                    return scope[name]
                if name in self.values:
                    return [self.values[name]]
                self._report(expression, name, (*scope, *self.values))
                return None
            case ("get", of, key):
                return self._get(expression, self.samples(of, scope), key)
            case ("const", _):
                return None
            case ("filter" | "test" as kind, name, of, arguments):
                if name in {"default", "d", "defined", "undefined"}:
                    self._tested.add(of)
                found = self.samples(of, scope)
                for argument in arguments:
                    self.samples(argument, scope)
                return found if kind == "filter" and name in {"default", "d"} else None
            case ("compare", left, operands):
                self._all((left, *(right for _, right in operands)), scope)
            case ("list" | "concat", items):
                self._all(items, scope)
            case (_, *parts):
                self._all(parts, scope)
        return None

    def _all(self, expressions: Iterable[Expression], scope: Mapping[str, Samples]) -> None:
        for expression in expressions:
            self.samples(expression, scope)

    def _get(self, expression: Expression, of: Samples, key: str | int) -> Samples:
        if not of:
            return None
        if isinstance(key, int):
            return [
                item[key] for item in of if isinstance(item, list | tuple) and -len(item) <= key < len(item)
            ] or None
        groups = [item for item in of if isinstance(item, dict)]
        found = [item[key] for item in groups if key in item]
        if not found:
            self._report(expression, key, {name for item in groups for name in item})
        return found or None

    def _report(self, expression: Expression, name: str, known: Iterable[str]) -> None:
        if expression in self._tested or (self._tag, name) in self._reported:
            return
        self._reported.add((self._tag, name))
        import difflib  # only when there is something to report

        names = sorted({str(other) for other in known})
        near = difflib.get_close_matches(name, names, 1, 0.6)
        place = self.template.places[self._tag]
        self.findings.append(
            Diagnostic(
                "MB206",
                Level.ERROR,
                Location(self.template.name, where=place.where),
                f'thẻ "{place.tag}": không có giá trị nào tên "{name}"',
                f'có phải "{near[0]}"?' if near else f"dùng một trong: {', '.join(names) or '(không có tên nào)'}",
            )
        )


LOOP_SAMPLE: Samples = [dict.fromkeys(LOOP_FIELDS, 0)]
