"""From rules.yaml to the typed rules: each value is read as its field's annotation says.

The file is ours and travels in the package, so a fault in it is a programmer's: a ValueError that
names the key. Every scalar is text until its annotation types it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from importlib import resources
from types import MappingProxyType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import yaml

from toolkit.decree30 import wording
from toolkit.decree30.rulebook import Rulebook
from toolkit.decree30.sources import Level, Source
from toolkit.decree30.units import Measure, Mm, Pt, Range

RULES_FILE: Final = "rules.yaml"
WORDING: Final = "wording."  # "wording.MOTTO" stands for the constant
LENGTH: Final = re.compile(r"(\d+(?:\.\d+)?) (mm|pt)")
NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
CLAUSE: Final = re.compile(
    r"Article \d+(\.\d+)?|Annex I(, Part II)?, [IVX]+(\.\d+(\([a-zđ]\)( and \([a-zđ]\))?)?)?(, note \d)?"
    r"|Annex II, [IVX]+\.\d+(\([a-zđ]\))?|Annex III(, forms? \d\.\d+(( to|, | and) ?\d\.\d+)*)?|Annex VI"
)


def load_rulebook() -> Rulebook:
    """Return the rules of the package's own file.

    Raises:
        ValueError: A value is missing, unknown or not what its type asks.
    """
    text = resources.files(__package__).joinpath(RULES_FILE).read_text(encoding="utf-8")
    return parse_rulebook(text)


def parse_rulebook(text: str) -> Rulebook:
    """Return the rules that a text in the form of rules.yaml states.

    Raises:
        ValueError: As `load_rulebook`.
    """
    # The base loaders type nothing: "NO" stays an abbreviation and "1.10" a form. Not every build has libyaml.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        node = yaml.load(text, Loader=loader)  # noqa: S506  # a base loader makes only text, lists and mappings
    except yaml.YAMLError as error:
        raise ValueError(f"{RULES_FILE}: {error}") from error
    book = _build(Rulebook, node, None, RULES_FILE)
    if not isinstance(book, Rulebook):
        raise TypeError(RULES_FILE)
    return book


def _build(hint: Any, node: Any, source: Source | None, where: str) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):  # only "... | None" occurs: an absent key is None, a key that stands has its type
        return _build(get_args(hint)[0], node, source, where)
    if origin is Measure:
        return _measure(get_args(hint)[0], node, where)
    if origin is Sequence:
        items = _checked(node, list, where)
        return tuple(_build(get_args(hint)[0], item, source, f"{where}[{i}]") for i, item in enumerate(items))
    if origin is Mapping:
        entries = _checked(node, dict, where)
        value_hint = get_args(hint)[1]
        return MappingProxyType(
            {key: _build(value_hint, value, source, f"{where}.{key}") for key, value in entries.items()}
        )
    if is_dataclass(hint) and hint not in (Mm, Pt):
        return _group(hint, node, source, where)
    return _scalar(hint, _checked(node, str, where), where)


def _checked(node: Any, kind: type, where: str) -> Any:
    if not isinstance(node, kind):
        raise ValueError(f"{where}: {kind.__name__} expected")  # noqa: TRY004  # data, not a caller, is wrong
    return node


def _group(kind: Any, node: Any, outer: Source | None, where: str) -> Any:
    entries = dict(_checked(node, dict, where))
    source = _source(entries, where) if "level" in entries else outer
    values: dict[str, Any] = {}
    for name, hint, required in _fields_of(kind):
        if hint is Source:
            if source is None:
                raise ValueError(f"{where}: no level and source, here or above")
            values[name] = source
        elif name in entries:
            values[name] = _build(hint, entries.pop(name), source, f"{where}.{name}")
        elif required:
            raise ValueError(f"{where}: {name} is missing")
    if entries:
        raise ValueError(f"{where}: unknown {', '.join(sorted(entries))}")
    return kind(**values)


@cache
def _fields_of(kind: Any) -> tuple[tuple[str, Any, bool], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, hints[field.name], field.default is MISSING) for field in fields(kind))


def _source(entries: dict[str, Any], where: str) -> Source:
    level = _scalar(Level, entries.pop("level"), f"{where}.level")
    key = "source" if level in (Level.LAW, Level.FORM) else "reason"
    words = entries.pop(key, None)
    if not isinstance(words, str) or not words:
        raise ValueError(f"{where}: a rule of level {level.value} needs its {key}")
    source = Source(level, words)
    if source.cites_decree and not all(CLAUSE.fullmatch(clause) for clause in words.split("; ")):
        raise ValueError(f'{where}: "{words}" is no clause of the decree')
    return source


def _measure(quantity: Any, node: Any, where: str) -> Measure[Any]:
    """Read "11 pt", which allows nothing else, or {allowed: [13 pt, 14 pt], chosen: 14 pt}; "" is no end."""
    if isinstance(node, str):
        value = _scalar(quantity, node, where)
        return Measure(Range(value, value), value)
    entries = _checked(node, dict, where)
    if set(entries) != {"allowed", "chosen"} or len(_checked(entries["allowed"], list, where)) != 2:
        raise ValueError(f"{where}: allowed: [least, most] and chosen expected")
    least, most = entries["allowed"]
    minimum = _scalar(quantity, least, where)
    maximum = _scalar(quantity, most, where) if most else None
    try:
        return Measure(Range(minimum, maximum), _scalar(quantity, entries["chosen"], where))
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from error


def _scalar(hint: Any, text: str, where: str) -> Any:
    try:
        if hint is str:
            return getattr(wording, text.removeprefix(WORDING)) if text.startswith(WORDING) else text
        if hint is Mm or hint is Pt:
            return _length(hint, text)
        if hint is float:
            return _number(text)
        if hint is bool:
            return {"true": True, "false": False}[text]
        if hint is dt.date:
            return dt.date.fromisoformat(text)
        if hint is int or (isinstance(hint, type) and issubclass(hint, Enum)):
            return hint(text)
    except (AttributeError, KeyError, ValueError) as error:
        raise ValueError(f'{where}: "{text}" is no {hint.__name__}') from error
    raise TypeError(f"{where}: no way to read {hint}")


def _length(unit: type[Mm] | type[Pt], text: str) -> Mm | Pt:
    match = LENGTH.fullmatch(text)
    if match is None or match[2] != unit.__name__.lower():
        raise ValueError(text)
    return unit(_number(match[1]))


def _number(text: str) -> float:
    if NUMBER.fullmatch(text) is None:
        raise ValueError(text)
    return float(text)
