"""The fall-back: templates rendered by docxtpl itself, for what our engine refuses (images, sub-documents, RichText).

docxtpl is used with its three dangers shut: values are escaped (without it "&" and "<" lose text
without a word), missing names are errors, and Jinja runs in its sandbox.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any, Final

from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.word.package import pack_part, read_package, write_package
from toolkit.word.printing import bookmark
from toolkit.word.template import order_of_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

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
    import jinja2
    from jinja2.sandbox import SandboxedEnvironment
    from markupsafe import Markup

    numbers = itertools.count(1)
    environment = SandboxedEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)
    # Our shipped templates mark rows: the same filter here, so that one template serves both engines.
    environment.filters["bookmark"] = lambda value: Markup(bookmark(value, next(numbers)))  # noqa: S704  made of an id
    try:
        document = docxtpl.DocxTemplate(BytesIO(adjusted(template, name, adjust)))
        document.render(dict(values), environment, autoescape=True)
        stream = BytesIO()
        document.save(stream)
    except jinja2.TemplateError as error:
        line = getattr(error, "lineno", None)
        where = f"dòng {line} của mã Jinja" if line else ""
        message = f"docxtpl không dựng được mẫu: {error.message or 'lỗi trong thẻ'}"
        raise VanbanError([Diagnostic("MB217", Level.ERROR, Location(name, where=where), message, FIX)]) from None
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        SyntaxError,
        ArithmeticError,
        RecursionError,
    ) as error:
        message = f"docxtpl không dựng được mẫu: {error}"
        raise VanbanError([Diagnostic("MB217", Level.ERROR, Location(name), message, FIX)]) from None
    return repacked(stream.getvalue(), name)


def adjusted(template: bytes, name: str, adjust: Callable[[_Element], None] | None) -> bytes:
    """Return a template cleaned, and with its main document changed as for our own engine."""
    from toolkit.word.compiling import cleaned_parts

    parts = cleaned_parts(template, name, adjust)
    return write_package(pack_part(part, parts[part]) for part in sorted(parts, key=order_of_parts))


def repacked(document: bytes, name: str) -> bytes:
    """Return docxtpl's file with our order, dates and compression, the time of saving taken out."""
    parts = read_package(document, name)
    core = parts.get("docProps/core.xml")
    if core is not None:
        parts["docProps/core.xml"] = re.sub(
            rb"<(dcterms:(?:created|modified)|cp:(?:revision|lastModifiedBy))\b[^>]*(?:/>|>.*?</\1>)",
            b"",
            core,
        )
    return write_package(pack_part(part, parts[part]) for part in sorted(parts, key=order_of_parts))
