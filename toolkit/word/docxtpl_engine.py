"""The fall-back: templates rendered by docxtpl itself, for what our engine refuses (images, sub-documents, RichText).

docxtpl is used with its three dangers shut: values are escaped (without it "&" and "<" lose text
without a word), missing names are errors, and Jinja runs in its sandbox.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final

from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.word.package import CORE_PROPERTIES, pack_part, read_package, write_package
from toolkit.word.printing import bookmark
from toolkit.word.template import order_of_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Environment
    from jinja2.runtime import Context
    from lxml.etree import _Element

# "x"|center(10**9) and its like: one short tag, a gigabyte of text.
UNBOUNDED_FILTERS: Final = ("center", "format", "indent", "batch", "slice", "wordwrap", "filesizeformat", "pprint")

# What a saved document says of its saving.
SAVING: Final = frozenset({"created", "modified", "revision", "lastModifiedBy", "lastPrinted"})

FIX: Final = "sửa thẻ trong mẫu, hoặc bỏ --engine docxtpl để xem lỗi kèm vị trí"


def render_with_docxtpl(
    template: bytes, values: Mapping[str, Any], name: str, adjust: Callable[[_Element], None] | None = None
) -> bytes:
    """Return the document docxtpl makes of a template, packed our way and without its author's traces.

    Args:
        template: The .docx file.
        values: Plain data, as for `Template.render`.
        name: What messages call the template.
        adjust: As for `compile_template`.

    Raises:
        VanbanError: docxtpl or Jinja refuse the template (MB217).
    """
    from io import BytesIO

    import docxtpl  # 190 ms to import

    prepared = adjusted(template, name, adjust)
    try:
        document = docxtpl.DocxTemplate(BytesIO(prepared))
        document.render(dict(values), guarded_environment(), autoescape=True)
        stream = BytesIO()
        document.save(stream)
    except Exception as error:  # noqa: BLE001  a template from elsewhere makes docxtpl raise anything there is
        raise VanbanError([explain(error, name)]) from None
    return repacked(stream.getvalue(), name)


def guarded_environment() -> Environment:
    """Return Jinja's sandbox, escaping and strict, without the arithmetic and filters that have no bound."""
    import jinja2
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import SandboxedEnvironment
    from markupsafe import Markup

    class GuardedEnvironment(SandboxedEnvironment):
        intercepted_binops = frozenset({"**", "*"})  # 9**9**9 and 'a' * 10**9 pass the sandbox

        def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
            if operator == "**" or not (isinstance(left, int | float) and isinstance(right, int | float)):
                raise SecurityError(f"{operator} is not allowed")
            return super().call_binop(context, operator, left, right)

    environment = GuardedEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)
    for name in UNBOUNDED_FILTERS:
        environment.filters.pop(name, None)
    numbers = itertools.count(1)
    # Our shipped templates mark rows: the same filter here, so that one template serves both engines.
    environment.filters["bookmark"] = lambda value: Markup(bookmark(value, next(numbers)).decode())  # noqa: S704  made of an id
    return environment


def explain(error: Exception, name: str) -> Diagnostic:
    """Return the finding for what docxtpl or Jinja raised; their own words stand in brackets."""
    import jinja2
    from jinja2.exceptions import SecurityError

    if isinstance(error, jinja2.UndefinedError):
        what = "thẻ dùng một tên không có giá trị"
    elif isinstance(error, SecurityError):
        what = "thẻ làm việc không được phép trong mẫu"
    elif isinstance(error, jinja2.TemplateError):
        what = "thẻ sai cú pháp"
    else:
        what = "mẫu dùng thứ cần chương trình riêng, hoặc thẻ đặt sai chỗ"
    line = getattr(error, "lineno", None)
    where = f"dòng {line} của mã Jinja" if line else ""
    words = " ".join(str(error).split())[:200]
    message = f"docxtpl không dựng được mẫu: {what} (docxtpl báo: {words or type(error).__name__})"
    return Diagnostic("MB217", Level.ERROR, Location(name, where=where), message, FIX)


def adjusted(template: bytes, name: str, adjust: Callable[[_Element], None] | None) -> bytes:
    """Return a template cleaned, and with its main document changed as for our own engine."""
    from toolkit.word.compiling import cleaned_parts

    parts = cleaned_parts(template, name, adjust)
    return write_package(pack_part(part, parts[part]) for part in sorted(parts, key=order_of_parts))


def repacked(document: bytes, name: str) -> bytes:
    """Return docxtpl's file with our order, dates and compression, the traces of saving taken out."""
    parts = read_package(document, name)
    if CORE_PROPERTIES in parts:
        parts[CORE_PROPERTIES] = own_properties(parts[CORE_PROPERTIES])
    return write_package(pack_part(part, parts[part]) for part in sorted(parts, key=order_of_parts))


def own_properties(core: bytes) -> bytes:
    """Return the core properties without those of saving and those python-docx adds."""
    from lxml import etree

    from toolkit.word.cleaning import safe_parser

    root = etree.fromstring(core, safe_parser())
    # For a template without this part python-docx makes up a whole one, by "python-docx".
    made_up = any(element.text == "python-docx" for element in root)
    for element in list(root):
        if made_up or etree.QName(element).localname in SAVING or not (element.text or "").strip():
            root.remove(element)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
