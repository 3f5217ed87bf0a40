from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.importing.yaml_text import is_plain, scalar, value_lines, without_forbidden
from toolkit.model.decoding import FORBIDDEN
from toolkit.model.source import SourceText
from toolkit.model.yaml_nodes import Mapping, Scalar, Sequence, parse_yaml

texts = st.text(st.characters(codec="utf-8")).map(
    lambda text: FORBIDDEN.sub("", text.replace("\r", "\n")).strip()
)  # fmt: skip
UNQUOTED = [
    "Trong năm",
    "5%",
    "1.10",
    "No",
    "a: b".replace(": ", ":"),
    "(nếu có)",
    "“Xây dựng”",
    "a #b".replace(" #", "#"),
]


def read(text: str) -> Scalar:
    root = parse_yaml(SourceText("x.yaml", text))
    assert isinstance(root, Mapping)
    node = root.entries[0][1]
    while not isinstance(node, Scalar):
        node = node.items[0] if isinstance(node, Sequence) else node.entries[0][1]
    return node


@given(texts)
def test_every_value_is_read_back_as_it_was(text: str) -> None:
    import unicodedata

    text = unicodedata.normalize("NFC", text).strip()
    assert read("\n".join(value_lines("content", text, 0)) + "\n").text.strip() == text
    assert read("tasks:\n" + "\n".join(value_lines("- content", text, 2)) + "\n").text.strip() == text


@given(texts)
def test_a_list_s_item_of_one_line_is_read_back(text: str) -> None:
    import unicodedata

    line = " ".join(unicodedata.normalize("NFC", text).split())
    assert not line or read(f"legal_bases:\n  - {scalar(line)}\n").text == line


def test_values_are_quoted_only_where_they_must_be() -> None:
    assert [text for text in UNQUOTED if not is_plain(text)] == []
    assert scalar("Trong năm 2026: tổ chức") == '"Trong năm 2026: tổ chức"'
    assert scalar("[... họ tên]") == '"[... họ tên]"'
    assert scalar('Nói "hay"') == 'Nói "hay"'
    assert scalar('"Xanh" và sạch') == '"\\"Xanh\\" và sạch"'


def test_paragraphs_are_a_block_below_their_key() -> None:
    assert list(value_lines("content", "Một\n\nHai", 4)) == ["    content: |", "      Một", "", "      Hai"]
    assert list(value_lines("- text", "Một\nHai", 4)) == ["    - text: |", "        Một", "        Hai"]


def test_breaks_of_other_kinds_become_those_of_a_line() -> None:
    assert without_forbidden("a\r\nb\x0bc\u2028d\x07e\ufeff") == "a\nb\nc\nde"
