"""A compiled template part as instructions, and the Python function they become.

The instructions are plain tuples, so they can be stored and read back without Jinja or lxml; the
function made of them is what renders: no look-up by attribute, no call a template could name, every
value escaped. An instruction is one of

    ("text", s)
    ("value", expression, context, tag)       context: see `tags.Context`; "run" for a bookmark
    ("for", targets, source, condition, body, otherwise, tag)
    ("if", ((condition, body, tag), ...), otherwise)
    ("guard", kind, tag)
    ("identity", kind, original)              only inside a loop

`tag` is an index into the template's list of places: what a message about a failed rendering names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit.word.printing import (
    FILTERS,
    RenderFault,
    bookmark,
    close_cell,
    close_table,
    default,
    escape_attribute,
    escape_plain,
    escape_text,
    is_defined,
    make_encoder,
    printed,
    sequence,
    unique_name,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from toolkit.word.expressions import Expression

Instruction = tuple[Any, ...]

LARGEST_PART: Final = 512 * 2**20  # bytes of one rendered part
MOST_TURNS: Final = 5_000_000  # of all loops in one part
FLUSH_MASK: Final = 63  # the output is gathered, and measured, every 64 turns


class Output:
    """One part in UTF-8 as it grows, never past the limit."""

    __slots__ = ("_gathered", "pieces")

    def __init__(self) -> None:
        """Begin empty."""
        self.pieces: list[bytes] = []
        self._gathered = bytearray()

    def flush(self, turns: int) -> None:
        """Gather the pieces; the last one stays, for the guards to look at."""
        if turns > MOST_TURNS:
            raise RenderFault("MB212", "vòng lặp trong mẫu chạy quá nhiều lượt")
        pieces = self.pieces
        last = pieces.pop()
        self._gathered += b"".join(pieces)
        pieces.clear()
        pieces.append(last)
        if len(self._gathered) > LARGEST_PART:
            raise RenderFault("MB212", f"kết quả lớn quá {LARGEST_PART >> 20} MB")

    def finish(self) -> bytearray:
        """Return the whole part in UTF-8."""
        self._gathered += b"".join(self.pieces)
        self.pieces.clear()
        return self._gathered


COMPARISONS: Final = {word: word for word in ("==", "!=", "<", "<=", ">", ">=", "in", "not in")}
LOOP_FIELDS: Final[Mapping[str, str]] = {
    "first": "({i} == 0)",
    "index": "({i} + 1)",
    "index0": "{i}",
    "last": "({i} == {n} - 1)",
    "length": "{n}",
    "revindex": "({n} - {i})",
    "revindex0": "({n} - 1 - {i})",
}
# By context, the names of the values already encoded, and of what encodes another (`make_encoder`).
ENCODERS: Final[Mapping[str, tuple[str, str]]] = {
    "text": ("texts", "encode_text"),
    "plain": ("plains", "encode_plain"),
    "attribute": ("attributes", "encode_attribute"),
}


class FunctionWriter:
    """Writes the Python source of one part's rendering function.

    Nothing of the template reaches the source but as a literal: names become keys, variables are
    numbered.
    """

    def __init__(self, first_number: int) -> None:
        """Begin a function; new bookmarks and drawings are numbered from `first_number`."""
        self.lines = [
            "def render(values, output):",
            "    pieces = output.pieces; emit = pieces.append; flush = output.flush",
            f"    turns = 0; tag = -1; number = {int(first_number) - 1}",
            "    try:",
        ]
        self.literals: dict[str, bytes] = {}
        self._count = 0
        self._identities: dict[str, str] = {}

    def _name(self, prefix: str) -> str:
        self._count += 1
        return f"{prefix}{self._count}"

    def write(self, body: Sequence[Instruction], scope: Mapping[str, str], indent: int) -> None:
        """Write the instructions of a block; `scope` maps loop variables to Python's."""
        if not body:
            self._line(indent, "pass")
        for instruction in body:
            match instruction:
                case ("text", text):
                    name = self._name("s")
                    self.literals[name] = text.encode()
                    self._line(indent, f"emit({name})")
                case ("value", expression, context, tag):
                    self._line(indent, f"tag = {tag:d}")
                    self._value(expression, context, scope, indent)
                case ("for", *rest):
                    self._loop(*rest, scope=scope, indent=indent)
                case ("if", branches, otherwise):
                    self._branches(branches, otherwise, scope, indent)
                case ("guard", kind, tag):
                    self._line(
                        indent,
                        f"tag = {tag:d}; " + ("close_cell" if kind == "cell" else "close_table") + "(pieces)",
                    )
                case ("identity", kind, original):
                    self._identity(kind, original, indent)

    def _line(self, indent: int, code: str) -> None:
        self.lines.append("    " * indent + code)

    def _value(self, expression: Expression, context: str, scope: Mapping[str, str], indent: int) -> None:
        if context == "run":
            self._line(indent, f"number += 1; emit(bookmark({self.source(expression[2], scope)}, number))")
        else:
            # Most values of a table are printed many times: the registry of those met comes first.
            known, encode = ENCODERS[context]
            self._line(indent, f"emit({known}.get(value := {self.source(expression, scope)}) or {encode}(value))")

    def _identity(self, kind: str, original: str, indent: int) -> None:
        if kind == "bookmark_start":
            variable = self._identities[original] = self._name("b")
            self._line(indent, f"number += 1; {variable} = number; emit(b'%d' % number)")
        elif kind == "bookmark_end":
            self._line(indent, f"emit(b'%d' % {self._identities.get(original, 'number')})")
        elif kind == "bookmark_name":
            self._line(indent, f"emit(unique_name({original!r}, number).encode())")
        else:
            self._line(indent, "number += 1; emit(b'%d' % number)")

    def first_identities(self) -> str:
        """Return the line that gives every bookmark of a loop an id before its first turn."""
        return "    " + "".join(f"{variable} = " for variable in self._identities.values()) + "0"

    def _branches(
        self, branches: Sequence[Any], otherwise: Sequence[Instruction], scope: Mapping[str, str], indent: int
    ) -> None:
        for word, (condition, body, tag) in zip(("if", *["elif"] * len(branches)), branches, strict=False):
            # The tag is set inside the condition: an elif has no line of its own before it.
            self._line(indent, f"{word} (tag := {tag:d}) >= 0 and {self.source(condition, scope)}:")
            self.write(body, scope, indent + 1)
        if otherwise:
            self._line(indent, "else:")
            self.write(otherwise, scope, indent + 1)

    def _loop(
        self,
        targets: Sequence[str],
        source: Expression,
        condition: Expression | None,
        body: Sequence[Instruction],
        otherwise: Sequence[Instruction],
        tag: int,
        *,
        scope: Mapping[str, str],
        indent: int,
    ) -> None:
        items, count, index = self._name("items"), self._name("n"), self._name("i")
        variables = [self._name("v") for _ in targets]
        unpacked = ", ".join(variables)
        inner = {**scope, **dict(zip(targets, variables, strict=True)), "loop": f"{index} {count}"}
        self._line(indent, f"tag = {tag:d}; {items} = sequence({self.source(source, scope)})")
        if condition is not None:
            test = self.source(condition, {**inner, "loop": ""})
            self._line(
                indent,
                f"{items} = [({unpacked}{',' if len(targets) > 1 else ''}) for {unpacked} in {items} if {test}]",
            )
        self._line(indent, f"{count} = len({items})")
        self._line(
            indent,
            f"for {index}, {unpacked if len(targets) == 1 else f'({unpacked})'} in enumerate({items}):",
        )
        self._line(indent + 1, f"turns += 1; turns & {FLUSH_MASK} or flush(turns)")
        self.write(body, inner, indent + 1)
        if otherwise:
            self._line(indent, f"if not {count}:")
            self.write(otherwise, scope, indent + 1)

    def source(self, expression: Expression, scope: Mapping[str, str]) -> str:
        """Return an expression in Python."""
        match expression:
            case ("name", "loop") if scope.get("loop"):
                index, count = scope["loop"].split()
                fields = (f"{name!r}: {code.format(i=index, n=count)}" for name, code in LOOP_FIELDS.items())
                return f"{{{', '.join(fields)}}}"
            case ("name", name):
                return scope.get(name) or f"values[{name!r}]"
            case ("get", ("name", "loop"), field) if scope.get("loop") and field in LOOP_FIELDS:
                index, count = scope["loop"].split()
                return LOOP_FIELDS[field].format(i=index, n=count)
            case ("get", of, key):
                return f"{self.source(of, scope)}[{key!r}]"
            case ("const", value):
                return repr(value)
            case ("list", items):
                return f"[{', '.join(self.source(item, scope) for item in items)}]"
            case ("concat", items):
                return f"''.join(({''.join(f'printed({self.source(item, scope)}), ' for item in items)}))"
            case ("not", of):
                return f"(not {self.source(of, scope)})"
            case ("and" | "or" as word, left, right):
                return f"({self.source(left, scope)} {word} {self.source(right, scope)})"
            case ("if", test, then, other):
                parts = (self.source(part, scope) for part in (then, test, other))
                return "({} if {} else {})".format(*parts)
            case ("compare", left, operands):
                # A stored template may have been tampered with: only these words reach the source.
                rest = "".join(f" {COMPARISONS[operator]} {self.source(right, scope)}" for operator, right in operands)
                return f"({self.source(left, scope)}{rest})"
        return self._call(expression, scope)

    def _call(self, expression: Expression, scope: Mapping[str, str]) -> str:
        kind, name, of, arguments = expression
        value = self.source(of, scope)
        others = [self.source(argument, scope) for argument in arguments]
        match kind, name:
            case "filter", "default" | "d":
                return f"default({', '.join([f'lambda: {value}', *others])})"
            case "filter", _:
                return f"FILTERS[{name!r}]({', '.join([value, *others])})"
            case "test", "defined":
                return f"is_defined(lambda: {value})"
            case "test", "undefined":
                return f"(not is_defined(lambda: {value}))"
            case "test", "none":
                return f"({value} is None)"
            case "test", "even":
                return f"({value} % 2 == 0)"
            case "test", "odd":
                return f"({value} % 2 == 1)"
        return f"({value} % {others[0]} == 0)"


def make_function(body: Sequence[Instruction], first_number: int) -> Callable[[Mapping[str, Any], Output], None]:
    """Return the function that renders a part's instructions.

    It is called with the values and an `Output`, and raises `RenderFault`.
    """
    writer = FunctionWriter(first_number)
    writer.write(body, {}, 2)
    writer.lines.insert(1, writer.first_identities())
    writer.lines += [
        "    except (LookupError, TypeError, ValueError, ArithmeticError, RenderFault) as error:",
        "        raise fault(error, tag) from None",
    ]
    namespace: dict[str, Any] = {**RUNTIME, **writer.literals}
    for escape, (known, encode) in zip((escape_text, escape_plain, escape_attribute), ENCODERS.values(), strict=True):
        namespace[known], namespace[encode] = make_encoder(escape)
    exec(compile("\n".join(writer.lines), "<template>", "exec"), namespace)  # noqa: S102  our own source, see FunctionWriter
    render: Callable[[Mapping[str, Any], Output], None] = namespace["render"]
    return render


def fault(error: Exception, tag: int) -> RenderFault:
    """Return what stopped a rendering, with the tag where it stopped."""
    if isinstance(error, RenderFault):
        error.tag = tag
        return error
    if isinstance(error, KeyError):
        return RenderFault("MB206", f'không có giá trị nào tên "{error.args[0]}"', tag)
    return RenderFault("MB215", "giá trị không dùng được ở đây", tag)


RUNTIME: Final[Mapping[str, Any]] = {
    "FILTERS": FILTERS,
    "RenderFault": RenderFault,
    "bookmark": bookmark,
    "close_cell": close_cell,
    "close_table": close_table,
    "default": default,
    "fault": fault,
    "is_defined": is_defined,
    "printed": printed,
    "sequence": sequence,
    "unique_name": unique_name,
}
