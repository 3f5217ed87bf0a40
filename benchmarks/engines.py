"""The two engines side by side, as each is used: values of documents in, bytes of Word files out."""

from __future__ import annotations

import itertools
from io import BytesIO
from typing import TYPE_CHECKING, Any

from benchmarks.material import template_for_docxtpl
from toolkit.build import KINDS, Kind, render_checked, table_layout
from toolkit.documents.appendix import FILE_NAME as APPENDIX_FILE
from toolkit.resources import shipped
from toolkit.word.printing import bookmark
from toolkit.word.template_set import TemplateSet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.documents import Document
    from toolkit.word.template import Template


def compiled_template(document: Document) -> Template:
    """Return our template of an appendix, compiled for a document's columns."""
    return TemplateSet(shipped("templates")).get(KINDS[Kind.APPENDIX].template, table_layout(Kind.APPENDIX, document))


def build_batch(template: Template, documents: Sequence[Document]) -> list[bytes]:
    """Return the files of a batch as `build_documents` makes them: the first checked whole, the others guarded."""
    first, *others = documents
    return [render_checked(template, first, APPENDIX_FILE), *(template.render(document.values) for document in others)]


def docxtpl_renderer(document: Document) -> Callable[[Document], bytes]:
    """Return docxtpl as its users use it: the template loaded for each document, values escaped, names strict."""
    import jinja2
    from docxtpl import DocxTemplate
    from markupsafe import Markup

    template = template_for_docxtpl(document)
    # Users make an environment once, if at all; one for each document would only be slower.
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    numbers = itertools.count(1)

    def row_bookmark(value: Any) -> Markup:
        return Markup(bookmark(value, next(numbers)))

    environment.filters["bookmark"] = row_bookmark

    def render(document: Document) -> bytes:
        word_file = DocxTemplate(BytesIO(template))
        word_file.render(dict(document.values), environment, autoescape=True)
        stream = BytesIO()
        word_file.save(stream)
        return stream.getvalue()

    return render
