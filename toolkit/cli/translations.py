"""The Vietnamese texts of click's own messages.

click passes its texts through gettext, which finds a translation by the environment and, on Windows,
without LANGUAGE not at all. So the two functions click has taken from gettext are exchanged for ours,
in click's modules and nowhere else: no environment variable, no file, no other library is touched.
"""

from __future__ import annotations

import gettext
import sys
from typing import Final

# Where click names a kind of thing ("File", "integer") in a sentence, the sentence does without.
TEXTS: Final = {
    "Usage:": "Cách dùng:",
    "Options": "Tùy chọn",
    "Commands": "Lệnh",
    "Positional arguments": "Tham số",
    "Show this message and exit.": "Hiện phần trợ giúp này rồi thoát.",
    "Show the version and exit.": "Hiện phiên bản rồi thoát.",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "required": "bắt buộc",
    "default: {default}": "mặc định: {default}",
    "env var: {var}": "biến môi trường: {var}",
    "(dynamic)": "(tính khi chạy)",
    "deprecated": "sắp bỏ",
    "(Deprecated) {text}": "(sắp bỏ) {text}",
    "{text} {deprecated_message}": "{text} {deprecated_message}",
    "DeprecationWarning: The command {name!r} is deprecated.": 'Lưu ý: lệnh "{name}" sắp bỏ.',
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": (
        'Lưu ý: lệnh "{name}" sắp bỏ.{extra_message}'
    ),
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": (
        'Lưu ý: "{name}" sắp bỏ.{extra_message}'
    ),
    "Try '{command} {option}' for help.": "Gõ '{command} {option}' để xem trợ giúp.",
    "Error: {message}": "Lỗi: {message}",
    "Error: {e.message}": "Lỗi: {e.message}",
    "Aborted!": "Đã dừng.",
    "unknown error": "lỗi không rõ",
    "Could not open file {filename!r}: {message}": 'Không mở được tệp "{filename}": {message}',
    "Windows error: {error}": "Lỗi của Windows: {error}",
    # wrong use
    "Missing command.": "Thiếu tên lệnh.",
    "Missing argument": "Thiếu tham số",
    "Missing option": "Thiếu tùy chọn",
    "Missing parameter": "Thiếu tham số",
    "Missing {param_type}": "Thiếu tham số",
    "Missing parameter: {param_name}": "Thiếu tham số: {param_name}",
    "No such option {name!r}.": 'Không có tùy chọn "{name}".',
    "No such option: {name}": 'Không có tùy chọn "{name}".',
    "No such command {name!r}.": 'Không có lệnh "{name}".',
    "Did you mean {possibility}?": "Có phải {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Có phải {possibilities}?",
    "(Possible options: {possibilities})": "(Có thể là: {possibilities})",
    "Got unexpected extra argument ({args})": "Thừa tham số ({args})",
    "Got unexpected extra arguments ({args})": "Thừa tham số ({args})",
    "Option {name!r} does not take a value.": 'Tùy chọn "{name}" không nhận giá trị.',
    "Option {name!r} requires an argument.": 'Tùy chọn "{name}" cần một giá trị.',
    "Option {name!r} requires {nargs} arguments.": 'Tùy chọn "{name}" cần {nargs} giá trị.',
    "Argument {name!r} takes {nargs} values.": 'Tham số "{name}" cần {nargs} giá trị.',
    "Takes {nargs} values but 1 was given.": "Cần {nargs} giá trị nhưng chỉ có 1.",
    "Takes {nargs} values but {len} were given.": "Cần {nargs} giá trị nhưng có {len}.",
    "{len_type} values are required, but {len_value} was given.": ("Cần {len_type} giá trị nhưng có {len_value}."),
    "{len_type} values are required, but {len_value} were given.": ("Cần {len_type} giá trị nhưng có {len_value}."),
    "Value must be an iterable.": "Cần một danh sách giá trị.",
    # values
    "Invalid value: {message}": "Giá trị không hợp lệ: {message}",
    "Invalid value for {param_hint}: {message}": "Giá trị không hợp lệ cho {param_hint}: {message}",
    "Choose from:\n\t{choices}": "Chọn một trong:\n\t{choices}",
    "{value!r} is not {choice}.": 'không nhận "{value}"; dùng được: {choice}.',
    "{value!r} is not one of {choices}.": 'không nhận "{value}"; dùng được: {choices}.',
    "{value!r} does not match the format {format}.": '"{value}" không đúng dạng {format}.',
    "{value!r} does not match the formats {formats}.": '"{value}" không đúng dạng nào trong {formats}.',
    "{value!r} is not a valid {number_type}.": '"{value}" không phải là số hợp lệ.',
    "{value} is not in the range {range}.": "{value} nằm ngoài khoảng {range}.",
    "{value!r} is not a valid boolean.": '"{value}" không phải giá trị đúng/sai.',
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        '"{value}" không phải giá trị đúng/sai. Dùng một trong: {states}'
    ),
    "{value!r} is not a valid UUID.": '"{value}" không phải là UUID hợp lệ.',
    "file": "tệp",
    "directory": "thư mục",
    "path": "đường dẫn",
    "{name} {filename!r} does not exist.": 'không tìm thấy "{filename}".',
    "{name} {filename!r} is a file.": '"{filename}" là tệp.',
    "{name} {filename!r} is a directory.": '"{filename}" là thư mục.',
    "{name} '{filename}' is a directory.": '"{filename}" là thư mục.',
    "{name} {filename!r} is not readable.": 'không đọc được "{filename}".',
    "{name} {filename!r} is not writable.": 'không ghi được "{filename}".',
    "{name} {filename!r} is not executable.": 'không chạy được "{filename}".',
    # questions and progress
    "Do you want to continue?": "Tiếp tục?",
    "Confirm the action without prompting.": "Đồng ý luôn, không hỏi lại.",
    "Repeat for confirmation": "Gõ lại lần nữa",
    "Error: The two entered values do not match.": "Lỗi: hai lần gõ không giống nhau.",
    "Error: The value you entered was invalid.": "Lỗi: giá trị vừa gõ không hợp lệ.",
    "Error: invalid input": "Lỗi: giá trị vừa gõ không hợp lệ",
    "Press any key to continue...": "Bấm phím bất kỳ để tiếp tục...",
    "d": " ngày",
    "{editor}: Editing failed": "{editor}: không sửa được",
    "{editor}: Editing failed: {e}": "{editor}: không sửa được: {e}",
    # shell completion
    "Couldn't detect Bash version, shell completion is not supported.": (
        "Không rõ phiên bản Bash nên không gợi ý lệnh được."
    ),
    "Shell completion is not supported for Bash versions older than 4.4.": ("Bash cũ hơn 4.4 không gợi ý lệnh được."),
}


def translate(message: str) -> str:
    """Return click's message in Vietnamese, or as it is where we have no words for it."""
    return TEXTS.get(message, message)


def translate_counted(singular: str, plural: str, count: int) -> str:
    """Return click's message for `count` things in Vietnamese."""
    # Vietnamese knows no plural, but click's two sentences may differ in more than that.
    return translate(singular if count == 1 else plural)


def translate_click() -> None:
    """Give the modules of click that are loaded our two functions; do so again when more are loaded."""
    exchanged = {gettext.gettext: translate, gettext.ngettext: translate_counted}
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "click":
            for attribute, value in list(vars(module).items()):
                if value is gettext.gettext or value is gettext.ngettext:
                    setattr(module, attribute, exchanged[value])
