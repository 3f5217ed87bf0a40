"""The command line: commands by name, loaded when they are called; errors as a user should see them.

This module is what `vanban --help` costs: it imports click, which takes most of that time, and beside
it only what click has loaded already. Whatever a command needs, its own module imports.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

import click

from toolkit import __version__
from toolkit.cli.translations import translate_click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from click.shell_completion import CompletionItem

translate_click()

DONE: Final = 0
NEEDS_ATTENTION: Final = 1
NOT_DONE: Final = 2


class CommandEntry(NamedTuple):
    """A command as help lists it, known without loading it.

    Attributes:
        alias: Its Vietnamese name without marks.
        summary: One line for help.
        module: Where `command`, a click command, is found.
    """

    alias: str
    summary: str
    module: str


# In the order a clerk uses them.
COMMANDS: Final = {
    "import": CommandEntry("nhap", "Nhập tệp Word, Excel, văn bản thành kế hoạch", "toolkit.cli.import_"),
    "build": CommandEntry("tao", "Tạo văn bản Word từ kế hoạch", "toolkit.cli.build"),
    "check": CommandEntry("kiem-tra", "Kiểm tra kế hoạch, tệp Word: nêu chỗ sai và cách sửa", "toolkit.cli.check"),
    "explain": CommandEntry("giai-thich", "Giải thích một mã phát hiện", "toolkit.cli.explain"),
    "clone": CommandEntry("nhan-ban", "Nhân bản kế hoạch sang năm sau", "toolkit.cli.clone"),
    "diff": CommandEntry("so-sanh", "So sánh hai bản: kế hoạch, tệp Word", "toolkit.cli.diff"),
    "outline": CommandEntry("de-cuong", "Xem kế hoạch hoặc tệp Word dưới dạng các dòng chữ", "toolkit.cli.outline"),
    "agencies": CommandEntry("co-quan", "Xem nhiệm vụ của từng cơ quan, từng nhóm", "toolkit.cli.agencies"),
    "template": CommandEntry("mau", "Tạo, sao chép và kiểm tra mẫu văn bản", "toolkit.cli.template"),
}

METAVARS: Final = {"text": "CHỮ", "integer": "SỐ", "integer range": "SỐ", "float": "SỐ", "float range": "SỐ"}


class VanbanGroup(click.Group):
    """The commands of `COMMANDS`, each answering to its alias too."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names, in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of a name or alias, loaded now; None when there is none."""
        for name, entry in COMMANDS.items():
            if cmd_name in (name, entry.alias):
                command: click.Command = import_module(entry.module).command
                command.name = name
                _speak_vietnamese(command)
                return command
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first argument names, under its own name; suggest one for a slip."""
        command = self.get_command(ctx, args[0])
        if command is None and not args[0].startswith("-"):
            ctx.fail(f'Không có lệnh "{args[0]}".{_suggestion(args[0])}')
        if command is None:
            return super().resolve_command(ctx, args)
        return command.name, command, args[1:]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the options before the command; without anything, show help as wrong use."""
        if not args and not ctx.resilient_parsing:  # click 8.1 calls it done, later versions do not
            click.echo(ctx.get_help(), err=True)
            ctx.exit(NOT_DONE)
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands with their aliases, none of them loaded for it."""
        with formatter.section("Lệnh"):
            formatter.write_dl([(f"{name}, {entry.alias}", entry.summary) for name, entry in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the names, aliases or options that go on from what was typed; no command is loaded."""
        from click.shell_completion import CompletionItem  # loads late in click too

        names = [(name, entry) for key, entry in COMMANDS.items() for name in (key, entry.alias)]
        items = [CompletionItem(name, help=entry.summary) for name, entry in names if name.startswith(incomplete)]
        return [*items, *click.Command.shell_complete(self, ctx, incomplete)]

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run a command line; leave by SystemExit with 0, 1 or 2, whatever happens."""
        run: Callable[..., Any] = super().main
        if not standalone_mode:
            return run(*args, standalone_mode=False, **extra)
        try:
            code = run(*args, standalone_mode=False, **extra)
            code = code if isinstance(code, int) else DONE
        except SystemExit:
            # So click ends when nobody reads stdout any more; there is nobody to tell either.
            code = NOT_DONE
        except click.exceptions.Exit as exit_request:
            code = exit_request.exit_code
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - a traceback is nothing for a clerk
            code = NOT_DONE
            _tell(error)
        sys.exit(code)

    def _main_shell_completion(self, *args: Any, **extra: Any) -> None:
        if any(name.endswith("_COMPLETE") for name in os.environ):
            import_module("click.shell_completion")  # click loads it later, untranslated
            translate_click()
        try:
            super()._main_shell_completion(*args, **extra)
        except SystemExit as request:
            raise click.exceptions.Exit(int(request.code or DONE)) from request


def _speak_vietnamese(command: click.Command) -> None:
    """Replace the English words that click puts for what a command leaves unsaid."""
    if isinstance(command, click.Group):
        command.subcommand_metavar = "LỆNH [THAM SỐ]..."
        for subcommand in command.commands.values():
            _speak_vietnamese(subcommand)
    if command.options_metavar == "[OPTIONS]":
        command.options_metavar = "[TÙY CHỌN]"
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.metavar is None and not parameter.is_flag:
            parameter.metavar = METAVARS.get(parameter.type.name)


def _suggestion(word: str) -> str:
    from difflib import get_close_matches  # only for a slip

    names = {alias: name for name, entry in COMMANDS.items() for alias in (name, entry.alias)}
    nearest = get_close_matches(_without_marks(word), names, n=1)
    return f' Có phải "{nearest[0]}"?' if nearest else ""


def _without_marks(word: str) -> str:
    from unicodedata import combining, normalize  # only for a slip

    letters = normalize("NFD", word.casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if not combining(letter))


def _tell(error: BaseException) -> None:
    """Say in Vietnamese, on stderr, why nothing came of it; broken pipes quietly."""
    with suppress(OSError):  # stderr is closed or full: nobody hears us
        _print_error(error)


def _print_error(error: BaseException) -> None:
    if os.environ.get("VANBAN_DEBUG"):
        import traceback  # for developers

        traceback.print_exception(error)
    if isinstance(error, click.ClickException):
        error.show()
    elif isinstance(error, (click.Abort, KeyboardInterrupt)):
        click.echo("Đã dừng theo yêu cầu.", err=True)
    elif isinstance(error, MemoryError):
        click.echo("Lỗi: không đủ bộ nhớ cho việc này.", err=True)
    elif not (isinstance(error, OSError) and error.errno == errno.EPIPE):
        _print_other_error(error)


def _print_other_error(error: BaseException) -> None:
    from toolkit.cli.reporting import print_findings  # loads what help must not cost
    from toolkit.diagnostics import VanbanError
    from toolkit.output_findings import explain_os_error

    if isinstance(error, VanbanError):
        print_findings(error.diagnostics)
    elif isinstance(error, OSError):
        print_findings([explain_os_error(error)])
    else:
        click.echo(
            f"Lỗi của chính vanban, không phải do tệp của bạn ({type(error).__name__}). "
            "Hãy báo cho người phụ trách vanban lệnh vừa gõ và tệp đang dùng; "
            "đặt biến môi trường VANBAN_DEBUG=1 rồi chạy lại để có chi tiết gửi kèm.",
            err=True,
        )


@click.group(
    cls=VanbanGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="LỆNH [THAM SỐ]...",
    help="Lập kế hoạch, phụ lục và công văn theo Nghị định 30/2020/NĐ-CP từ dữ liệu YAML.",
    epilog="Xem từng lệnh: vanban LỆNH --help.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def vanban() -> None:
    """Hold the options that stand before the command."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run `vanban` as a program: set the process up, run the command, exit.

    Args:
        arguments: Without the program's name; None for those of the process.
    """
    for stream in (sys.stdout, sys.stderr):
        # A pipe on Windows is cp1252 and fails at the first "ụ"; a lone surrogate of a file name
        # comes out as "\udc80", which is right in JSON too.
        if stream is not None:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    # A plan of 30,000 tasks makes millions of objects that all stay: with the usual thresholds the
    # collector walks them again and again for nothing (measured: 2.2 s of reading against 0.6 s).
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    vanban.main(args=arguments, prog_name="vanban")
    raise AssertionError  # the line above does not return


__all__ = ["COMMANDS", "DONE", "NEEDS_ATTENTION", "NOT_DONE", "CommandEntry", "main", "vanban"]
