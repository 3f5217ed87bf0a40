"""What may stand in a template's tags: Jinja's syntax, an allow-list of it, as plain tuples.

Templates come from elsewhere. Jinja parses the tags; of what it understands, names, dotted names,
constants, comparisons and a few filters and tests are let through and everything else is refused,
so nothing a template says can call, compute without bound or reach beyond its values.

An expression is a tuple that begins with its kind, so that a compiled template can be stored:

    ("name", n)  ("get", of, key)  ("const", v)  ("list", items)  ("filter", name, of, arguments)
    ("test", name, of, arguments)  ("not", a)  ("and", a, b)  ("or", a, b)  ("if", test, a, b)
    ("compare", a, ((operator, b), ...))  ("concat", items)
"""

from __future__ import annotations

import re
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import jinja2
from jinja2 import nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

Expression = tuple[Any, ...]

# Name of a filter or test: how many arguments it may take at most.
FILTERS: Final[Mapping[str, int]] = {
    "bookmark": 0,
    "capitalize": 0,
    "count": 0,
    "d": 1,
    "default": 2,
    "e": 0,
    "escape": 0,
    "first": 0,
    "join": 1,
    "last": 0,
    "length": 0,
    "lower": 0,
    "replace": 2,
    "trim": 0,
    "upper": 0,
}
TESTS: Final[Mapping[str, int]] = {
    "defined": 0,
    "divisibleby": 1,
    "even": 0,
    "none": 0,
    "odd": 0,
    "undefined": 0,
}
OPERATORS: Final[Mapping[str, str]] = {
    "eq": "==",
    "ne": "!=",
    "lt": "<",
    "lteq": "<=",
    "gt": ">",
    "gteq": ">=",
    "in": "in",
    "notin": "not in",
}
DEEPEST: Final = 20

STRING: Final = re.compile(r"""'[^']*'|"[^"]*\"""")
CURLY_QUOTES: Final = re.compile("[“”„‘’‚«»]")


class SyntaxFault(Exception):
    """An expression that cannot be read, or is not allowed.

    Attributes:
        code: MB202 for curly quotes, MB203 where it is not Jinja's syntax, MB207 where it is and is refused,
            MB208 where docxtpl has it.
        reason: What is wrong, in Vietnamese.
    """

    def __init__(self, code: str, reason: str) -> None:
        """Keep code and reason."""
        self.code = code
        self.reason = reason
        super().__init__(reason)


class Loop(NamedTuple):
    """The head of a `{% for %}`: its targets, what it goes through and which items it takes."""

    targets: tuple[str, ...]
    source: Expression
    condition: Expression | None


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(autoescape=True)
    # Only the parser is used; it refuses names it does not know, so ours must be known to it.
    environment.filters["bookmark"] = str
    return environment


def _parse(source: str) -> nodes.Node:
    try:
        return _environment().parse(source).body[0]
    except jinja2.TemplateSyntaxError:
        raise SyntaxFault("MB203", "sai cú pháp") from None
    except (RecursionError, IndexError, ValueError):  # ValueError: a number of thousands of digits
        raise SyntaxFault("MB203", "biểu thức rỗng hoặc quá phức tạp") from None


def parse_value(code: str) -> Expression:
    """Return the expression of a `{{ }}`, or of an `{% if %}`'s condition.

    Raises:
        SyntaxFault: Not readable, or not allowed.
    """
    if not code:
        raise SyntaxFault("MB203", "thẻ rỗng")
    _refuse_curly_quotes(code)
    if code[0] in "-+" or code[-1] in "-+":
        raise SyntaxFault("MB207", 'không dùng dấu "-" hoặc "+" sát dấu mở, đóng thẻ')
    output = _parse("{{ " + code + " }}")
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        raise SyntaxFault("MB203", "sai cú pháp")
    return _convert(output.nodes[0], 0)


def parse_loop(code: str) -> Loop:
    """Return the head of a loop from what follows the word `for`: "task in tasks".

    Raises:
        SyntaxFault: Not readable, or not allowed.
    """
    _refuse_curly_quotes(code)
    head = _parse("{% for " + code + " %}{% endfor %}")
    if not isinstance(head, nodes.For):
        raise SyntaxFault("MB203", "sai cú pháp")
    if head.recursive:
        raise SyntaxFault("MB207", "không dùng vòng lặp đệ quy")
    targets = head.target.items if isinstance(head.target, nodes.Tuple) else [head.target]
    names = tuple(target.name for target in targets if isinstance(target, nodes.Name))
    if len(names) != len(targets) or "loop" in names:
        raise SyntaxFault("MB203", "biến của vòng lặp phải là một tên")
    condition = None if head.test is None else _convert(head.test, 0)
    return Loop(names, _convert(head.iter, 0), condition)


def _refuse_curly_quotes(code: str) -> None:
    # docxtpl straightens them, inside strings too, where they may be meant.
    if CURLY_QUOTES.search(STRING.sub("", code)):
        raise SyntaxFault("MB202", "có dấu nháy cong")


def _convert(node: nodes.Node, depth: int) -> Expression:
    if depth > DEEPEST:
        raise SyntaxFault("MB207", "biểu thức lồng quá sâu")
    depth += 1
    match node:
        case nodes.Name():
            return ("name", _allowed(node.name))
        case nodes.Const(value=float() as value) if not isfinite(value):
            raise SyntaxFault("MB207", "số quá lớn")
        case nodes.Const():
            return ("const", node.value)
        case nodes.TemplateData():
            return ("const", node.data)
        case nodes.Getattr():
            return ("get", _convert(node.node, depth), _allowed(node.attr))
        case nodes.Getitem(arg=nodes.Const(value=key)) if isinstance(key, str | int):
            return ("get", _convert(node.node, depth), _allowed(key) if isinstance(key, str) else key)
        case nodes.Filter(node=nodes.Node() as inner):
            return _call("filter", node, FILTERS, _convert(inner, depth), depth)
        case nodes.Test():
            return _call("test", node, TESTS, _convert(node.node, depth), depth)
        case nodes.Not():
            return ("not", _convert(node.node, depth))
        case nodes.And() | nodes.Or():
            kind = "and" if isinstance(node, nodes.And) else "or"
            return (kind, _convert(node.left, depth), _convert(node.right, depth))
        case nodes.CondExpr():
            other = ("const", "") if node.expr2 is None else _convert(node.expr2, depth)
            return ("if", _convert(node.test, depth), _convert(node.expr1, depth), other)
        case nodes.Compare():
            operands = tuple((OPERATORS[operand.op], _convert(operand.expr, depth)) for operand in node.ops)
            return ("compare", _convert(node.expr, depth), operands)
        case nodes.List() | nodes.Tuple():
            return ("list", tuple(_convert(item, depth) for item in node.items))
        case nodes.Concat():
            return ("concat", tuple(_convert(item, depth) for item in node.nodes))
        case nodes.Neg(node=nodes.Const(value=int() as value)):
            return ("const", -value)
    raise SyntaxFault("MB207", "phép tính hoặc lời gọi này không được dùng trong mẫu")


def _allowed(name: str) -> str:
    # Values are plain data, so a name like __class__ could reach nothing; refusing it says so early.
    if name.startswith("_"):
        raise SyntaxFault("MB207", f'tên "{name}" không được dùng trong mẫu')
    return name


def _call(
    kind: str, node: nodes.Filter | nodes.Test, known: Mapping[str, int], of: Expression, depth: int
) -> Expression:
    word = "bộ lọc" if kind == "filter" else "phép thử"
    if node.name not in known:
        raise SyntaxFault("MB207", f'{word} "{node.name}" không được dùng trong mẫu (được dùng: {", ".join(known)})')
    if node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) > known[node.name]:
        raise SyntaxFault("MB207", f'{word} "{node.name}" không nhận đối số này')
    return (kind, node.name, of, tuple(_convert(argument, depth) for argument in node.args))
