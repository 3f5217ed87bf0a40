"""From a part's text with marks to its instructions: loops and conditions put together and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Diagnostic, Level, Location
from toolkit.word.expressions import Loop, SyntaxFault, parse_loop, parse_value
from toolkit.word.names import w
from toolkit.word.tags import MARK, Guard, Identity, Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.word.expressions import Expression
    from toolkit.word.program import Instruction
    from toolkit.word.tags import Mark

DEEPEST: Final = 10  # Python takes 20 nested blocks; no document needs half of that

MOST_BRANCHES: Final = 200

OPENERS: Final = {"if", "for"}
WORDS_OF_JINJA: Final = frozenset(
    {
        "set",
        "macro",
        "call",
        "filter",
        "include",
        "import",
        "from",
        "extends",
        "block",
        "raw",
        "with",
        "autoescape",
        "do",
    }
)
WORDS_OF_DOCXTPL: Final = frozenset({"cellbg", "colspan", "hm", "vm"})


class Block:
    """A block still open, or the part itself: what stands in it so far."""

    __slots__ = ("body", "branches", "condition", "loop", "loop_body", "loops", "number", "otherwise", "tag", "word")

    def __init__(self, tag: Tag | None = None, number: int = -1, word: str = "", loops: int = 0) -> None:
        """Open a block by its tag and the tag's number; `loops` counts the loops it lies in."""
        self.tag = tag
        self.number = number
        self.word = word
        self.loops = loops
        self.condition: Expression | None = None
        self.loop: Loop | None = None
        self.branches: list[tuple[Expression, tuple[Instruction, ...], int]] = []
        self.body: list[Instruction] = []
        self.loop_body: tuple[Instruction, ...] | None = None
        self.otherwise = False


class BlockParser:
    """Makes the instructions of one part; `findings` says what is wrong with its tags."""

    def __init__(self, marks: Sequence[Mark], template: str) -> None:
        """Read marks by their numbers; `template` is what messages call the file."""
        self.marks = marks
        self.template = template
        self.findings: list[Diagnostic] = []
        self._open: list[Block] = []
        self._expressions: dict[str, Expression] = {}

    def parse(self, text: str) -> tuple[Instruction, ...]:
        """Return the instructions of a serialised part."""
        self._open = [Block()]
        pieces = MARK.split(text)
        self._add_text(pieces[0])
        for number, static in zip(pieces[1::2], pieces[2::2], strict=True):
            mark = self.marks[int(number)]
            if isinstance(mark, Tag):
                try:
                    self._tag(mark, int(number))
                except SyntaxFault as fault:
                    self._report(fault.code, mark, f'thẻ "{mark}": {fault.reason}', SYNTAX_FIXES[fault.code])
            elif isinstance(mark, Guard):
                self._block.body.append(("guard", mark.kind.value, int(number)))
            else:
                self._identity(mark)
            self._add_text(static)
        for block in self._open[1:]:
            if block.tag is not None:
                self._report(
                    "MB204",
                    block.tag,
                    f'thẻ "{block.tag}" không có "end{block.word}"',
                    f"thêm thẻ {{%{block.tag.level} end{block.word} %}} ở cuối phần lặp lại hoặc tùy chọn",
                )
        return tuple(self._open[0].body)

    @property
    def _block(self) -> Block:
        return self._open[-1]

    def _report(self, code: str, tag: Tag, message: str, fix: str) -> None:
        location = Location(self.template, where=tag.where)
        self.findings.append(Diagnostic(code, Level.ERROR, location, message, fix))

    def _add_text(self, text: str) -> None:
        if not text:
            return
        body = self._block.body
        if body and body[-1][0] == "text":
            body[-1] = ("text", body[-1][1] + text)
        else:
            body.append(("text", text))

    def _identity(self, identity: Identity) -> None:
        if self._block.loops:
            self._block.body.append(("identity", identity.kind.value, identity.original))
        else:
            # Outside a loop what the template says is already unique.
            self._add_text(identity.original.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;"))

    def _tag(self, tag: Tag, number: int) -> None:
        if tag.opening == "{#":
            return
        if tag.opening == "{{":
            self._value(tag, number)
            return
        word, _, rest = tag.code.partition(" ")
        rest = rest.strip()
        match word:
            case "if" | "for":
                self._open_block(tag, number, word, rest)
            case "elif" | "else" | "endif" | "endfor":
                self._go_on(tag, number, word, rest)
            case _:
                self._refuse(word)

    def _value(self, tag: Tag, number: int) -> None:
        word = tag.code.partition(" ")[0]
        if word in WORDS_OF_DOCXTPL and tag.code != word:
            self._refuse(word)
            return
        expression = self._expression(tag.code)
        if tag.level == "r":
            if expression[:2] != ("filter", "bookmark"):
                raise SyntaxFault("MB208", "văn bản nhiều định dạng (RichText) chỉ docxtpl mới làm được")
            self._block.body.append(("value", expression, "run", number))
        else:
            if expression[:2] == ("filter", "bookmark"):
                raise SyntaxFault("MB207", 'dấu trang phải viết là "{{r ...|bookmark }}"')
            self._block.body.append(("value", expression, tag.context.value, number))

    def _expression(self, code: str) -> Expression:
        if code not in self._expressions:
            self._expressions[code] = parse_value(code)
        return self._expressions[code]

    def _refuse(self, word: str) -> None:
        if word in WORDS_OF_DOCXTPL:
            raise SyntaxFault("MB208", f'"{word}" chỉ docxtpl mới làm được')
        if word.strip("+-") in WORDS_OF_JINJA:
            raise SyntaxFault("MB207", f'lệnh "{word}" không được dùng trong mẫu')
        raise SyntaxFault("MB203", f'không có lệnh "{word}"')

    def _open_block(self, tag: Tag, number: int, word: str, rest: str) -> None:
        if len(self._open) > DEEPEST:
            raise SyntaxFault("MB207", f"các khối lồng nhau quá {DEEPEST} tầng")
        block = Block(tag, number, word, loops=self._block.loops + (word == "for"))
        self._open.append(block)  # even when its head is wrong, so that its end is not reported too
        if word == "for":
            block.loop = parse_loop(rest)
        else:
            block.condition = self._expression(rest)

    def _go_on(self, tag: Tag, number: int, word: str, rest: str) -> None:
        block = self._block
        opener = block.tag
        wanted = {"elif": {"if"}, "else": OPENERS, "endif": {"if"}, "endfor": {"for"}}[word]
        if opener is None or block.word not in wanted:
            self._report(
                "MB204",
                tag,
                f'thẻ "{tag}" không đi với thẻ nào mở trước nó',
                "bỏ thẻ này, hoặc thêm thẻ mở; các khối phải lồng trọn trong nhau",
            )
            return
        try:
            self._check_pair(opener, tag)
        except SyntaxFault as fault:  # said, and the block closed all the same, so that it is said once
            self._report(fault.code, tag, f'thẻ "{tag}": {fault.reason}', SYNTAX_FIXES[fault.code])
        if word == "endif":
            self._open.pop()
            self._end_if(block)
        elif word == "endfor":
            self._open.pop()
            self._end_for(block)
        elif block.otherwise:
            raise SyntaxFault("MB204", 'không còn nhánh nào sau "else"')
        else:
            self._end_branch(block)
            if len(block.branches) > MOST_BRANCHES:
                raise SyntaxFault("MB207", f"một khối if có quá {MOST_BRANCHES} nhánh")
            if word == "elif":
                block.number = number
                block.condition = self._expression(rest)
            else:
                block.otherwise = True

    def _end_branch(self, block: Block) -> None:
        body = tuple(block.body)
        block.body = []
        if block.word == "for":
            block.loop_body = body
        elif block.condition is not None:
            block.branches.append((block.condition, body, block.number))

    def _end_if(self, block: Block) -> None:
        otherwise: tuple[Instruction, ...] = ()
        if block.otherwise:
            otherwise = tuple(block.body)
        else:
            self._end_branch(block)
        self._block.body.append(("if", tuple(block.branches), otherwise))

    def _end_for(self, block: Block) -> None:
        if block.loop is None:
            return
        body = tuple(block.body)
        loop_body, otherwise = (body, ()) if block.loop_body is None else (block.loop_body, body)
        targets, source, condition = block.loop
        self._block.body.append(("for", targets, source, condition, loop_body, otherwise, block.number))

    def _check_pair(self, opener: Tag, tag: Tag) -> None:
        """Check that what lies between two tags of a block can be repeated or left out whole."""
        if opener.level != tag.level:
            raise SyntaxFault(
                "MB204",
                f'thẻ mở "{opener}" ({opener.where}) và thẻ này phải cùng loại: {{%{opener.level} %}}',
            )
        if opener.chain[0] is tag.chain[0]:
            return
        if opener.level:
            raise SyntaxFault("MB204", f'thẻ mở "{opener}" đứng ở nơi khác ({opener.where})')
        first, second = distinct_parts(opener, tag)
        if first != second or any(name in ROW_PARTS for name in first):
            if any(name in ROW_PARTS for name in (*first, *second)):
                raise SyntaxFault("MB209", f'khối mở bằng "{opener}" ở ô khác ({opener.where})')
            raise SyntaxFault("MB204", f'thẻ mở "{opener}" đứng ở nơi khác ({opener.where})')


ROW_PARTS: Final = frozenset({w("tc"), w("tr"), w("tbl")})

SYNTAX_FIXES: Final = {
    "MB202": "gõ lại bằng nháy thẳng ' hoặc \" (bấm Ctrl+Z ngay sau khi Word tự đổi)",
    "MB203": 'viết như "{{ row.content }}", "{% if row.note %}", "{%tr for row in rows %}"',
    "MB204": "đặt thẻ mở và thẻ đóng cùng loại, cùng một chỗ, lồng trọn trong nhau",
    "MB207": "chỉ dùng tên, tên.trường, bộ lọc đơn giản, for, if và phép so sánh",
    "MB208": "thêm --engine docxtpl để dựng bằng docxtpl, hoặc bỏ thẻ này",
    "MB209": "lặp cả hàng bằng {%tr for ... %} và {%tr endfor %}, mỗi thẻ một hàng riêng",
}


def distinct_parts(one: Tag, other: Tag) -> tuple[list[str], list[str]]:
    """Return the names of the elements two marks stand in, below the first they share."""
    shared = {id(element) for element in one.chain} & {id(element) for element in other.chain}
    first, second = ([element.tag for element in tag.chain if id(element) not in shared] for tag in (one, other))
    return first, second
