from __future__ import annotations

import ast
import errno
import gettext
import json
import os
import re
import string
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner, Result

import toolkit.cli
from toolkit.cli import COMMANDS, CommandEntry, translations, vanban
from toolkit.cli.reporting import Outcome, display_path, print_findings, reported
from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(toolkit.cli.__file__).parents[2]
CLICK_FILES = sorted(Path(click.__file__).parent.glob("*.py"))

# What click says to the programmer who calls it wrongly; our users never see it.
FOR_PROGRAMMERS = {
    "Invalid start character for option ({option})",
    "Could not determine name for option with declarations {decls!r}",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
    "Did you mean to pass '--{name}'?",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Unknown color {colour!r}",
    "Unknown standard stream '{name}'",
    "Choice({choices})",
}
# What click hands to gettext by way of a variable: the expression, and all it can hold.
BY_VARIABLE = {"extra['required']": ["required"]}

FINDING = Diagnostic(
    "DL102", Level.ERROR, Location("2026.yaml", 2, 3, 4, source_line="a: Sở X"), "không có", "gõ đúng tên"
)
WARNING = Diagnostic("DL105", Level.WARNING, Location("2026.yaml"), "chưa rõ")


def messages() -> Iterator[tuple[str, str]]:
    """Yield the file and text of every message click passes through gettext."""
    for file in CLICK_FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            count = {"_": 1, "gettext": 1, "ngettext": 2}.get(node.func.id, 0)
            for argument in node.args[:count]:
                if isinstance(argument, ast.Constant):
                    yield file.name, str(argument.value)
                else:
                    yield from ((file.name, text) for text in BY_VARIABLE[ast.unparse(argument)])


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a runner of `vanban thu ...`, a throw-away command with the given body."""

    def run(body: Callable[..., Outcome], *arguments: str, writes: bool = True) -> Result:
        module = ModuleType("tests.throw_away")
        made = click.command("x", help="Lệnh thử.")(reported(writes=writes)(body))
        made.params.append(click.Option(["--jobs"], type=int, help="Số việc cùng lúc.", expose_value=False))
        made.params.append(click.Argument(["plan"], required=False, expose_value=False))
        module.command = made  # type: ignore[attr-defined]  # a module made here has no attributes known
        monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setitem(COMMANDS, "try", CommandEntry("thu", "Lệnh thử", module.__name__))
        return CliRunner().invoke(vanban, ["thu", *arguments], prog_name="vanban")

    return run


def run_program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "toolkit", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=60,
        check=False,
    )


def done(**_: Any) -> Outcome:
    return Outcome()


# ---- click in Vietnamese


def test_every_message_of_click_has_a_translation() -> None:
    missing = {f"{file}: {text}" for file, text in messages() if text not in {*translations.TEXTS, *FOR_PROGRAMMERS}}
    assert not missing


def test_the_walk_through_click_sees_its_messages() -> None:
    assert {"Usage:", "Missing argument", "Got unexpected extra arguments ({args})"} <= {text for _, text in messages()}


@pytest.mark.parametrize("message", translations.TEXTS, ids=range(len(translations.TEXTS)))
def test_a_translation_fills_in_no_more_than_the_message(message: str) -> None:
    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    translated = translations.TEXTS[message]
    assert fields(translated) <= fields(message)
    assert re.findall(r"%\(\w+\)s", translated) == re.findall(r"%\(\w+\)s", message)


def test_no_module_of_click_speaks_through_gettext_any_more() -> None:
    translations.translate_click()
    loaded = [module for name, module in sys.modules.items() if name.partition(".")[0] == "click"]
    assert not [
        module.__name__
        for module in loaded
        for value in vars(module).values()
        if value is gettext.gettext or value is gettext.ngettext
    ]


def test_other_libraries_keep_their_gettext() -> None:
    assert gettext.gettext("Usage:") == "Usage:"


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["try", "--help"], ["thu", "-h"]], ids=str)
def test_help_holds_no_english_word_of_click(command: Callable[..., Result], arguments: list[str]) -> None:
    command(done)
    result = CliRunner().invoke(vanban, arguments, prog_name="vanban")
    assert result.exit_code == 0
    assert result.output.startswith("Cách dùng: vanban")
    assert not re.findall(
        r"usage|options|commands|show|exit|message|integer|text|args|positional", result.output.lower()
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--no-such"], 'Lỗi: Không có tùy chọn "--no-such"'),
        (["thu", "--dry-rum"], 'Lỗi: Không có tùy chọn "--dry-rum'),
        (["thu", "--jobs"], 'Lỗi: Tùy chọn "--jobs" cần một giá trị.'),
        (["thu", "--jobs", "x"], "Lỗi: Giá trị không hợp lệ cho '--jobs': \"x\" không phải là số hợp lệ."),
        (["thu", "a", "b", "c"], "Lỗi: Thừa tham số (b c)"),
        (["thu", "--json=1"], 'Lỗi: Tùy chọn "--json" không nhận giá trị.'),
        (["biuld"], 'Lỗi: Không có lệnh "biuld". Có phải "build"?'),
        (["tạo"], 'Lỗi: Không có lệnh "tạo". Có phải "tao"?'),
        (["xyzzy"], 'Lỗi: Không có lệnh "xyzzy".'),
    ],
    ids=["option", "near-option", "no-value", "bad-value", "extra", "flag", "near-command", "marks", "command"],
)
def test_wrong_use_is_told_in_vietnamese(command: Callable[..., Result], arguments: list[str], said: str) -> None:
    command(done)
    result = CliRunner().invoke(vanban, arguments, prog_name="vanban")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1].startswith(said)  # versions of click differ in what follows


def test_a_slip_in_an_option_is_told_with_the_right_one(command: Callable[..., Result]) -> None:
    assert re.search(r"Có phải '?--dry-run'?\?", command(done, "--dry-rum").stderr)


def test_wrong_use_under_an_alias_names_the_command_itself(command: Callable[..., Result]) -> None:
    first, second, *_ = command(done, "--no-such").stderr.splitlines()
    assert first == "Cách dùng: vanban try [TÙY CHỌN] [PLAN]"
    assert re.fullmatch("Gõ 'vanban try (-h|--help)' để xem trợ giúp.", second)


# ---- commands


def test_help_lists_each_command_once_beside_its_alias_without_loading_it() -> None:
    code = (
        "import sys; from toolkit.cli import vanban, COMMANDS\n"
        "try: vanban.main(['--help'], prog_name='vanban')\n"
        "except SystemExit: pass\n"
        "heavy = {'lxml', 'jinja2', 'yaml', 'json', 'dataclasses', 'toolkit.diagnostics', 'pathlib', 'difflib'}\n"
        "assert not (heavy | {entry.module for entry in COMMANDS.values()}) & set(sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{code}"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    for name, entry in COMMANDS.items():
        assert re.findall(rf"^  {name}, {entry.alias} +{re.escape(entry.summary)}$", result.stdout, re.MULTILINE)


def test_names_and_aliases_are_all_different() -> None:
    names = [name for key, entry in COMMANDS.items() for name in (key, entry.alias)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ["try", "thu"])
def test_a_command_answers_to_its_name_and_its_alias(command: Callable[..., Result], name: str) -> None:
    command(done)
    assert CliRunner().invoke(vanban, [name]).exit_code == 0


def test_no_command_at_all_is_wrong_use_and_shows_help() -> None:
    result = CliRunner().invoke(vanban, [], prog_name="vanban")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Cách dùng:")


def test_version_is_one_line() -> None:
    assert run_program("--version").stdout.decode().splitlines() == ["vanban 0.1.0"]


def test_a_shell_can_ask_for_completion() -> None:
    result = run_program(_VANBAN_COMPLETE="bash_complete", COMP_WORDS="vanban ", COMP_CWORD="1")
    assert result.returncode == 0
    names = [name for key, entry in COMMANDS.items() for name in (key, entry.alias)]
    assert result.stdout.decode().splitlines() == [f"plain,{name}" for name in names]


# ---- results


def test_written_paths_go_to_stdout_one_a_line(command: Callable[..., Result]) -> None:
    result = command(lambda **_: Outcome(written=[Path("out/a.docx"), Path.cwd() / "b.docx"]))
    assert (result.stdout, result.stderr) == (f"{Path('out/a.docx')}\nb.docx\n", "")


def test_a_path_elsewhere_is_shown_whole(tmp_path: Path) -> None:
    assert display_path(tmp_path / "a.docx") == str(tmp_path / "a.docx")


def test_findings_go_to_stderr_with_their_number(command: Callable[..., Result]) -> None:
    result = command(lambda **_: Outcome(findings=[WARNING, WARNING]))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "2026.yaml: DL105 (cảnh báo) chưa rõ\n" * 2 + "Tổng cộng: 2 cảnh báo\n"


def test_findings_that_were_asked_for_go_to_stdout(command: Callable[..., Result]) -> None:
    result = command(lambda **_: Outcome(findings=[WARNING], findings_are_result=True), writes=False)
    assert (result.stdout, result.stderr) == (
        "2026.yaml: DL105 (cảnh báo) chưa rõ\n",
        "Tổng cộng: 1 cảnh báo\n",
    )


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        (Outcome(findings=[WARNING]), 0),
        (Outcome(findings=[WARNING, FINDING], written=[Path("a")]), 1),
        (Outcome(needs_attention=True), 1),
    ],
    ids=["warning", "error", "attention"],
)
@pytest.mark.parametrize("options", [[], ["--json"]], ids=["text", "json"])
def test_exit_code_says_whether_somebody_is_needed(
    command: Callable[..., Result], outcome: Outcome, code: int, options: list[str]
) -> None:
    assert command(lambda **_: outcome, *options).exit_code == code


def test_json_is_one_object_with_the_keys_of_every_command(command: Callable[..., Result]) -> None:
    outcome = Outcome(
        written=[Path("a.docx")], removed=[Path("old.docx")], findings=[FINDING], details={"rows": 28, "ok": 7}
    )
    result = command(lambda **_: outcome, "--json")
    assert result.stderr == ""
    assert json.loads(result.stdout) == {
        "ok": False,
        "written": ["a.docx"],
        "findings": [
            {
                "code": "DL102",
                "level": "error",
                "file": "2026.yaml",
                "line": 2,
                "column": 3,
                "where": "",
                "message": "không có",
                "fix": "gõ đúng tên",
            }
        ],
        "removed": ["old.docx"],
        "dry_run": False,
        "rows": 28,
    }


def test_work_that_cannot_be_done_ends_with_two_and_its_findings(command: Callable[..., Result]) -> None:
    def fail(**_: Any) -> Outcome:
        raise VanbanError([FINDING])

    text = command(fail)
    assert (text.exit_code, text.stdout) == (2, "")
    assert text.stderr.startswith("2026.yaml:2:3: DL102 không có\n   2 | a: Sở X\n")
    answer = command(fail, "--json")
    assert (answer.exit_code, answer.stderr) == (2, "")
    content = json.loads(answer.stdout)
    assert (content["ok"], content["written"], content["findings"][0]["code"]) == (False, [], "DL102")


def test_the_command_is_told_of_dry_run_and_force(command: Callable[..., Result]) -> None:
    seen: dict[str, bool] = {}

    def body(**options: bool) -> Outcome:
        seen.update(options)
        return Outcome(written=[Path("a.docx")])

    result = command(body, "--dry-run", "--force")
    assert seen == {"dry_run": True, "force": True}
    assert (result.stdout, result.stderr) == ("a.docx\n", "Chạy thử: chưa ghi tệp nào.\n")


def test_a_command_that_only_reads_has_no_options_for_writing(command: Callable[..., Result]) -> None:
    assert command(done, "--force", writes=False).exit_code == 2


def test_the_docstring_of_a_command_is_not_its_help() -> None:
    @reported(writes=False)
    def body(**_: Any) -> Outcome:
        """Return English words."""
        return Outcome()

    assert click.command("x")(body).help is None


def test_control_characters_of_the_data_do_not_reach_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_findings([Diagnostic("DL102", Level.ERROR, Location("a\x1b[2J"), "b\x1b]0;x\x07\u202ec\x9b")])
    assert capsys.readouterr().err.startswith("a␛[2J: DL102 b␛]0;x␇\ufffdc\ufffd\n")


@pytest.mark.parametrize("variable", ["", "NO_COLOR"])
def test_colours_only_the_word_of_the_level_and_not_against_no_color(
    monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    if variable:
        monkeypatch.setenv(variable, "1")

    @click.command()
    def show() -> None:
        print_findings([WARNING])

    first = CliRunner().invoke(show, color=True).stderr.splitlines()[0]
    expected = "DL105 (cảnh báo)" if variable else click.style("DL105 (cảnh báo)", fg="yellow", bold=True)
    assert first == f"2026.yaml: {expected} chưa rõ"


# ---- what must not happen


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (RuntimeError("x"), "Lỗi của chính vanban, không phải do tệp của bạn (RuntimeError)"),
        (RecursionError("x"), "Lỗi của chính vanban, không phải do tệp của bạn (RecursionError)"),
        (MemoryError(), "Lỗi: không đủ bộ nhớ"),
        (KeyboardInterrupt(), "Đã dừng theo yêu cầu."),
        (click.Abort(), "Đã dừng theo yêu cầu."),
        (OSError(errno.ENOSPC, "No space left", "a.docx"), "a.docx: AT109 đĩa đầy"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_whatever_goes_wrong_is_told_without_a_traceback(
    command: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, error: BaseException, said: str
) -> None:
    monkeypatch.delenv("VANBAN_DEBUG", raising=False)

    def fail(**_: Any) -> Outcome:
        raise error

    result = command(fail)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.lstrip().startswith(said)
    assert "Traceback" not in result.stderr


def test_a_fault_of_ours_shows_its_traceback_when_asked(
    command: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VANBAN_DEBUG", "1")

    def fail(**_: Any) -> Outcome:
        raise RuntimeError

    assert "Traceback" in command(fail).stderr


def test_a_pipe_with_a_code_page_gets_utf_8() -> None:
    result = run_program("--help", PYTHONIOENCODING="cp1252", LC_ALL="C", PYTHONUTF8="0")
    assert (result.returncode, result.stderr) == (0, b"")
    assert "Cách dùng: vanban [TÙY CHỌN] LỆNH" in result.stdout.decode("utf-8")


def test_wrong_use_through_a_code_page_gets_utf_8() -> None:
    result = run_program("--không-có", PYTHONIOENCODING="cp1252")
    assert result.returncode == 2
    assert 'Không có tùy chọn "--không-có"' in result.stderr.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="cần tên tệp là byte bất kỳ")
def test_a_name_that_is_no_text_does_not_stop_the_message() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "toolkit", b"--\xff"], cwd=ROOT, capture_output=True, timeout=60, check=False
    )
    assert result.returncode == 2
    assert "\\udcff" in result.stderr.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="cần /dev/full")
def test_a_full_disk_behind_stdout_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "toolkit", "--help"],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    assert result.returncode == 2
    first, *_, last = result.stderr.decode().splitlines()
    assert first == "đầu ra của lệnh: AT109 đĩa đầy hoặc hết hạn mức"
    assert last == "Tổng cộng: 1 lỗi"  # and Python does not complain once more when it ends


@pytest.mark.skipif(os.name == "nt", reason="cần ống dẫn kiểu POSIX")
def test_a_reader_that_has_gone_is_no_news() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    result = subprocess.run(
        [sys.executable, "-m", "toolkit", "--help"],
        cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False,
    )  # fmt: skip
    os.close(writer)
    assert (result.returncode, result.stderr) == (2, b"")
