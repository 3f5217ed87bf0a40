"""The page of docs that shows the rules to clerks and maintainers: docs/decree-30.md, made from the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.decree30.presentation import Alignment, LetterCase, Numerals, Orientation, Slant, TitlePlace, Weight
from toolkit.decree30.sources import Level, Source
from toolkit.decree30.units import Measure, Mm, Pt
from toolkit.decree30.wording import POINT_LETTERS, format_short_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from toolkit.decree30.appendix import Table, TableColumn
    from toolkit.decree30.presentation import BodyLevel, Component, LevelTitle, Margins, RuleLines
    from toolkit.decree30.rulebook import Rulebook

LEVEL_WORDS: Final = {
    Level.LAW: "luật",
    Level.FORM: "mẫu",
    Level.CONVENTION: "thông lệ",
    Level.CHOICE: "lựa chọn",
}
WORDS: Final = {
    LetterCase.UPPER: "chữ in hoa",
    LetterCase.LOWER: "chữ in thường",
    Weight.BOLD: "đậm",
    Weight.REGULAR: "không đậm",
    Slant.UPRIGHT: "đứng",
    Slant.ITALIC: "nghiêng",
    Alignment.LEFT: "sát trái",
    Alignment.CENTER: "canh giữa",
    Alignment.JUSTIFY: "đều hai lề",
    Numerals.ARABIC: "chữ số Ả Rập",
    Numerals.ROMAN: "chữ số La Mã",
    Numerals.VIETNAMESE_LETTERS: "chữ cái tiếng Việt",
    Orientation.PORTRAIT: "đứng",
    Orientation.LANDSCAPE: "ngang",
    TitlePlace.NEXT_LINE: "dưới dòng đánh số",
    TitlePlace.SAME_LINE: "cùng dòng với số",
}
FIRST: Final = {Numerals.ARABIC: "1", Numerals.ROMAN: "I", Numerals.VIETNAMESE_LETTERS: POINT_LETTERS[0]}
COLUMN_WORDS: Final = {
    "ordinal": "Số thứ tự",
    "content": "Nội dung nhiệm vụ",
    "deliverable": "Sản phẩm",
    "lead_agencies": "Cơ quan chủ trì",
    "coordinating_agencies": "Cơ quan phối hợp",
    "schedule": "Thời gian thực hiện",
    "funding": "Kinh phí",
    "monitoring": "Theo dõi",
    "note": "Ghi chú",
}
COMPARED_WORDS: Final = {
    "ordinal": "Số thứ tự",
    "old": "Nội dung cũ",
    "new": "Nội dung dự thảo",
    "explanation": "Thuyết minh",
}
ISSUE_WORDS: Final = {
    "paper": "Văn bản giấy",
    "electronic_same_file": "Văn bản điện tử, phụ lục cùng tệp",
    "electronic_separate_file": "Văn bản điện tử, phụ lục là tệp riêng",
}
RULE_HEADING: Final = ("Nội dung", "Được phép", "Mẫu của chương trình", "Mức", "Căn cứ hoặc lý do")
Row = tuple[str, ...]

INTRODUCTION: Final = """\
# Thể thức văn bản theo Nghị định 30/2020/NĐ-CP

Trang này do chương trình viết ra từ tệp toolkit/decree30/rules.yaml, nơi duy nhất ghi các con số về thể thức.
Muốn đổi thì sửa tệp ấy, đừng sửa trang này. Mỗi quy tắc thuộc một trong bốn mức:

- **luật**: lời văn của Nghị định nói rõ;
- **mẫu**: chỉ thấy ở các mẫu trong Phụ lục III;
- **thông lệ**: các cơ quan quen làm như vậy;
- **lựa chọn**: chương trình chọn như vậy, cách khác cũng không sai.
"""


def format_handbook(book: Rulebook) -> str:
    """Return docs/decree-30.md: the rules as Vietnamese tables in Markdown, with one line end at the end."""
    decree = book.decree
    parts = [
        INTRODUCTION,
        f"Nghị định {decree.number} ban hành ngày {format_short_date(decree.issued)}, có hiệu lực từ ngày "
        f"{format_short_date(decree.effective)}, thay các Nghị định {' và '.join(decree.repeals)}. "
        f"Phạm vi áp dụng: {decree.scope}. "
        f"Tình trạng khi tra ngày {format_short_date(decree.status_checked)}: {decree.status}.\n",
        _section("Trang giấy", RULE_HEADING, _page_rows(book)),
        _section(
            "Thành phần thể thức",
            ("Ô", "Thành phần", "Cỡ chữ được phép", "Cỡ chữ của mẫu", "Kiểu chữ", "Vị trí", "Mức", "Căn cứ"),
            (_component_row(component) for component in book.components.values()),
        ),
        _section("Đường kẻ, khoảng cách, đoạn văn", RULE_HEADING, _detail_rows(book)),
        _sizes_together(book),
        _section(
            "Bố cục nội dung có điều",
            ("Cấp", "Đánh số", "Trình bày", "Tiêu đề"),
            map(_level_row, book.body_levels.with_articles),
        ),
        _section(
            "Bố cục nội dung không có điều",
            ("Cấp", "Đánh số", "Trình bày", "Tiêu đề"),
            map(_level_row, book.body_levels.without_articles),
        ),
        _section("Phụ lục", RULE_HEADING, _appendix_rows(book)),
        _section("Các cột của bảng nhiệm vụ", ("Cột", "Bề rộng", "Canh lề"), _column_rows(book.appendix.table)),
        _section("Bản so sánh, thuyết minh", RULE_HEADING, _comparison_rows(book)),
        _section(
            "Quyền hạn của người ký",
            ("Viết tắt", "Nghĩa", "Đứng trước"),
            ((key, one.meaning, one.before) for key, one in book.signing.authorities.by_abbreviation.items()),
        ),
        _section(
            "Tên loại văn bản và chữ viết tắt",
            ("Tên loại", "Viết tắt", "Mẫu"),
            [(one.name, one.abbreviation or "không có", one.form) for one in book.document_types.types]
            + [(name, abbreviation, "") for name, abbreviation in book.document_types.copies.items()],
        ),
        _section("Số, ký hiệu, ngày tháng và văn bản điện tử", RULE_HEADING, _writing_rows(book)),
        _section(
            "Viết hoa",
            ("Quy tắc", "Từ ngữ", "Căn cứ"),
            ((one.rule, "; ".join(one.words), one.source.clause_vietnamese) for one in book.capitalisation),
        ),
        _section("Gõ chữ", RULE_HEADING, _typography_rows(book)),
        "## Nghị định để ngỏ\n\n" + "\n".join(f"- {line}" for line in book.silent) + "\n",
    ]
    return "\n".join(parts)


def _section(title: str, heading: Row, rows: Iterable[Row]) -> str:
    lines = [heading, tuple("---" for _ in heading), *rows]
    table = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
    return f"## {title}\n\n{table}\n"


def _rule(name: str, allowed: str, chosen: str, source: Source) -> Row:
    return (name, allowed, chosen, LEVEL_WORDS[source.level], source.clause_vietnamese)


def _measured(name: str, measure: Measure[Mm] | Measure[Pt] | Measure[float], source: Source, unit: str = "") -> Row:
    return _rule(name, _allowed(measure, unit), _value(measure.chosen, unit), source)


def _allowed(measure: Measure[Mm] | Measure[Pt] | Measure[float], unit: str = "") -> str:
    least, most = measure.allowed.minimum, measure.allowed.maximum
    if most is None:
        return f"từ {_value(least, unit)} trở lên"
    return _value(least, unit) if least == most else f"{_value(least, unit)} đến {_value(most, unit)}"


def _value(value: Mm | Pt | float, unit: str = "") -> str:
    text = str(value) if isinstance(value, Mm | Pt) else f"{value:g}{unit}"
    return text.replace(".", ",")


def _percent(measure: Measure[float]) -> Measure[float]:
    low, high = measure.allowed.minimum, measure.allowed.maximum
    scaled = type(measure.allowed)(round(low * 100), None if high is None else round(high * 100))
    return Measure(scaled, round(measure.chosen * 100))


def _yes(value: bool | None) -> str:
    return "" if value is None else "có" if value else "không"


def _page_rows(book: Rulebook) -> Iterator[Row]:
    page = book.page
    paper = page.paper
    size = f"{paper.name} ({_value(paper.width)} x {_value(paper.height)})"
    yield _rule("Khổ giấy", size, size, paper.source)
    orientation = WORDS[page.orientation.default]
    yield _rule("Chiều giấy", f"{orientation}; {page.orientation.exception}", orientation, page.orientation.source)
    yield from _margin_rows("Lề", page.margins)
    yield from _margin_rows("Lề của tệp Phụ lục III công bố:", book.official_file_margins)
    yield _measured("Đầu trang cách mép giấy", page.edge_distances.header, page.edge_distances.source)
    yield _measured("Chân trang cách mép giấy", page.edge_distances.footer, page.edge_distances.source)
    yield _rule("Phông chữ", f"{page.font.family}, {page.font.encoding}, màu đen", page.font.family, page.font.source)
    numbering = page.numbering
    first = "hiện" if numbering.on_first_page else "không hiện"
    counted = f"{WORDS[numbering.numerals]}, từ {numbering.start}, {first} ở trang đầu"
    yield _rule("Đánh số trang", counted, counted, numbering.source)


def _margin_rows(prefix: str, margins: Margins) -> Iterator[Row]:
    for name, measure in (
        ("trên", margins.top), ("dưới", margins.bottom), ("trái", margins.left), ("phải", margins.right),
    ):  # fmt: skip
        yield _measured(f"{prefix} {name}", measure, margins.source)


def _component_row(component: Component) -> Row:
    style = (component.case, component.weight, component.slant, component.alignment)
    return (
        component.cell,
        component.name + (" (nếu có)" if component.optional else ""),
        _allowed(component.size) if component.size else "",
        _value(component.size.chosen) if component.size else "",
        ", ".join(WORDS[part] for part in style if part),
        component.place,
        LEVEL_WORDS[component.source.level],
        component.source.clause_vietnamese,
    )


def _detail_rows(book: Rulebook) -> Iterator[Row]:
    for component in book.components.values():
        line, spacing, paragraphs = component.rule_line, component.spacing, component.paragraphs
        name = component.name
        if line and line.share_of_text:
            shares = _percent(line.share_of_text)
            passed = f" (sai lệch không quá {line.tolerance:.0%} thì cho qua)" if line.tolerance else ""
            allowed = _allowed(shares, "%") + passed
            yield _rule(f"{name}: đường kẻ so với dòng chữ", allowed, _value(shares.chosen, "%"), line.source)
        if line and line.length:
            yield _measured(f"{name}: độ dài đường kẻ", line.length, line.source)
        if line and line.gap:
            yield _measured(f"{name}: khoảng cách tới đường kẻ", line.gap, line.source)
        if spacing and spacing.before:
            yield _measured(f"{name}: cách trên", spacing.before, spacing.source)
        if spacing and spacing.after:
            yield _measured(f"{name}: cách dưới", spacing.after, spacing.source)
        if spacing and spacing.lines:
            yield _measured(f"{name}: khoảng cách dòng", spacing.lines, spacing.source, " dòng")
        if paragraphs:
            indents = " hoặc ".join(map(_value, paragraphs.named_indents))
            chosen = _value(paragraphs.first_line_indent.chosen)
            yield _rule(f"{name}: lùi đầu dòng", indents, chosen, paragraphs.source)
            yield _measured(f"{name}: khoảng cách giữa các đoạn", paragraphs.space_between, paragraphs.source)
            yield _measured(f"{name}: khoảng cách dòng", paragraphs.line_spacing, paragraphs.source, " dòng")
        for text, frame in (component.frames or {}).items():
            size = f"{_value(frame.width)} x {_value(frame.height)}"
            yield _rule(f"{name}: khung dấu {text}", size, size, component.source)
    yield from _rule_line_rows(book.rule_lines)
    yield from _block_rows(book)


def _rule_line_rows(lines: RuleLines) -> Iterator[Row]:
    yield _rule("Độ đậm của đường kẻ", "nét liền", _value(lines.weight), lines.source)
    yield _measured("Đường kẻ: cách dòng chữ phía trên", lines.gap, lines.source)
    yield _rule("Đường kẻ: chiều cao của đoạn trống bên dưới", "tùy", _value(lines.height), lines.source)
    lengths = "; ".join(map(_value, lines.lengths))
    words = "dài từ 1/3 đến 1/2 dòng chữ"
    yield _rule("Đường kẻ dưới tên cơ quan, dưới trích yếu", words, f"một trong các độ dài {lengths}", lines.source)


def _block_rows(book: Rulebook) -> Iterator[Row]:
    head, addressees, signature = book.head_block, book.addressee_block, book.signature_block
    for name, width, source in (
        ("Đầu trang: cột trái", head.left, head.source),
        ("Đầu trang: cột phải", head.right, head.source),
        ("Đầu trang: khoảng trống giữa chữ hai cột", head.between, head.source),
        ("Nhiều nơi nhận: chữ Kính gửi cách lề trái", addressees.label_indent, addressees.source),
        ("Nhiều nơi nhận: gạch đầu dòng cách lề trái", addressees.line_indent, addressees.source),
        ("Nhiều nơi nhận: dòng tiếp theo lùi vào", addressees.hanging, addressees.source),
        ("Nơi nhận: bề rộng", signature.recipients, signature.source),
        ("Phần chữ ký: bề rộng", signature.signature, signature.source),
    ):
        yield _rule(name, "tùy", _value(width), source)
    yield _measured("Phần chữ ký: chỗ cho chữ ký và dấu", signature.room, signature.source)
    yield _measured("Nơi nhận và phần chữ ký: cách trên", signature.before, signature.source)


def _sizes_together(book: Rulebook) -> str:
    together = book.sizes_together
    lines = [
        "- " + "; ".join(f"{book.components[key].name} {_value(size)}" for key, size in sizes.items())
        for sizes in together.sets
    ]
    title = "## Cỡ chữ cùng tăng, cùng giảm\n\nChỉ dùng một trong các bộ sau"
    return (
        f"{title} ({LEVEL_WORDS[together.source.level]}; {together.source.clause_vietnamese}):\n\n"
        + "\n".join(lines)
        + "\n"
    )


def _level_row(level: BodyLevel) -> Row:
    own_line = "dòng riêng" if level.own_line else ""
    style: Sequence[str] = [
        own_line,
        *(WORDS[part] for part in (level.label_case, level.weight, level.alignment) if part),
    ]
    if level.indent:
        style = [*style, f"lùi {_allowed(level.indent)}"]
    label = f"`{level.label.format(n=FIRST[level.numerals]).strip()}`, {WORDS[level.numerals]}"
    return (level.name, label, ", ".join(part for part in style if part), _title_words(level.title))


def _title_words(title: LevelTitle | None) -> str:
    if title is None:
        return "không"
    parts = ["bắt buộc" if title.required else "nếu có"]
    parts += [WORDS[part] for part in (title.case, title.weight, title.alignment, title.place) if part]
    if title.own_line:
        parts.append("thành dòng riêng")
    return ", ".join(parts)


def _appendix_rows(book: Rulebook) -> Iterator[Row]:
    appendix = book.appendix
    orientation = WORDS[appendix.orientation.default]
    yield _rule("Chiều giấy", "ngang hoặc đứng", orientation, appendix.orientation.source)
    yield from _margin_rows("Giấy ngang, lề", appendix.margins)
    numbering = appendix.numbering
    counted = f"{WORDS[numbering.numerals]}, khi có từ {numbering.numbered_from} phụ lục"
    yield _rule("Đánh số phụ lục", counted, counted, numbering.source)
    own = _yes(numbering.pages_on_their_own)
    yield _rule("Số trang đánh riêng theo từng phụ lục", own, own, numbering.source)
    pointed = _yes(numbering.reference_in_main_text)
    yield _rule("Văn bản phải có chỉ dẫn về phụ lục", pointed, pointed, numbering.source)
    head = _yes(appendix.head.head_block)
    yield _rule("Quốc hiệu và tên cơ quan ở đầu phụ lục", head, head, appendix.head.source)
    for key, issue in appendix.issues.items():
        signed = "" if issue.signed is None else f"; ký số riêng tệp phụ lục: {_yes(issue.signed)}"
        words = f"điền số, ngày vào dòng Kèm theo: {_yes(issue.reference_filled)}{signed}"
        yield _rule(ISSUE_WORDS[key], words, words, issue.source)
    yield from _table_rows(appendix.table)


def _table_rows(table: Table) -> Iterator[Row]:
    yield _measured("Bảng: cỡ chữ", table.text.size, table.text.source)
    rows = table.rows
    for name, words in (
        ("hàng tiêu đề", f"{WORDS[rows.heading_weight]}, {WORDS[rows.heading_alignment]}"),
        ("tên mục", WORDS[rows.section_weight]),
        ("tên chương trình", WORDS[rows.programme_weight]),
        ("nhiệm vụ", f"{WORDS[rows.task_weight]}, {WORDS[rows.slant]}"),
        ("lặp hàng tiêu đề ở mỗi trang", _yes(rows.heading_repeated)),
        ("cắt một hàng sang hai trang", _yes(rows.torn_across_pages)),
    ):
        yield _rule(f"Bảng: {name}", "tùy", words, rows.source)
    for name, space in (("cách trên", table.spacing.before), ("cách dưới", table.spacing.after)):
        if space:
            yield _measured(f"Bảng: đoạn văn {name}", space, table.spacing.source)
    if table.spacing.lines:
        yield _measured("Bảng: khoảng cách dòng", table.spacing.lines, table.spacing.source, " dòng")
    padding = table.cell_padding
    edges = (padding.top, padding.bottom, padding.left, padding.right)
    yield _rule("Bảng: chữ cách nét kẻ trên, dưới, trái, phải", "tùy", "; ".join(map(_value, edges)), padding.source)
    yield _rule("Bảng: nét kẻ", "tùy", _value(table.borders.weight), table.borders.source)
    yield _rule("Bảng: bề rộng cột", "tùy", "xem dưới đây", table.columns.source)


def _column_rows(table: Table) -> Iterator[Row]:
    named = [(COLUMN_WORDS[key], column) for key, column in table.columns.by_field.items()]
    named += [(f"{COLUMN_WORDS[field]}, trong công văn", column) for field, column in table.columns.in_letters.items()]
    for name, column in named:
        yield (name, *_column(column))


def _column(column: TableColumn) -> tuple[str, str]:
    width = _value(column.width) if column.width else f"{column.share} phần của chỗ còn lại"
    return width, WORDS[column.alignment]


def _comparison_rows(book: Rulebook) -> Iterator[Row]:
    compared = book.comparison_table
    torn = f"khi một ô có từ {compared.torn_from} ký tự"
    yield _rule("Cắt một hàng sang hai trang", "tùy", torn, compared.source)
    for key, column in compared.columns.items():
        yield _rule(f"Cột: {COMPARED_WORDS[key]}", "tùy", ", ".join(_column(column)), compared.source)


def _writing_rows(book: Rulebook) -> Iterator[Row]:
    symbols, lengths, dates = book.symbols, book.lengths, book.long_dates
    padded = f"thêm số 0 trước số nhỏ hơn {symbols.pad_numbers_below}"
    yield _rule("Số của văn bản", padded, padded, symbols.source)
    yield _rule("Ký hiệu văn bản có tên loại", symbols.named_example, symbols.named_example, symbols.source)
    yield _rule("Ký hiệu công văn", symbols.letter_example, f"{symbols.letter_example}; {symbols.note}", symbols.source)
    months = " và ".join(str(month) for month in dates.padded_months)
    padded = f"thêm số 0 trước ngày nhỏ hơn {dates.pad_days_below} và tháng {months}"
    yield _rule("Ngày tháng viết đủ", padded, padded, dates.source)
    yield _rule("Ngày tháng viết bằng chữ số", padded, padded, book.short_dates.source)
    for name, number in (("số", lengths.number), ("ký hiệu", lengths.symbol), ("trích yếu", lengths.subject)):
        yield _rule(f"Độ dài {name}", f"đến {number} ký tự", f"đến {number} ký tự", lengths.source)
    electronic = book.electronic_document
    for name, image in (("chữ ký người ký", electronic.signer_image), ("dấu cơ quan", electronic.agency_image)):
        words = ", ".join(
            part
            for part in (f"màu {image.colour}", image.file_format, f"nền {image.background}", image.place, image.size)
            if part
        )
        yield _rule(f"Hình ảnh {name}", words, words, image.source)
    scan = electronic.digitised_copy
    colour = "ảnh màu" if scan.in_colour else "ảnh đen trắng"
    words = f"{scan.file_format} {scan.version}, {colour}, từ {scan.resolution_dpi} dpi, tỷ lệ {scan.scale}"
    yield _rule("Văn bản số hóa", words, words, scan.source)


def _typography_rows(book: Rulebook) -> Iterator[Row]:
    typing = book.typography
    variants = ", ".join(f"`{one.format(first=2026, last=2030)}`" for one in typing.year_range_variants)
    for name, allowed, chosen in (
        ("Bảng mã", f"Unicode dạng {typing.normal_form}", typing.normal_form),
        ("Vị trí dấu thanh", "hòa hoặc hoà, thống nhất", typing.tone_marks),
        ("Khoảng năm", variants, f"`{typing.year_range.format(first=2026, last=2030)}`"),
        ("Giữa hai cơ quan", typing.agency_separator_reason, f"`{typing.agency_separator}`"),
        ("Số nhỏ", "tùy, thống nhất", typing.small_numbers),
        ("Dấu ngoặc kép", " ".join(typing.quotation_marks), " ".join(typing.quotation_marks)),
        *((f"Từ nên dùng thay cho “{word}”", "", better) for word, better in typing.preferred_words.items()),
        *((f"Chữ viết tắt {word}", "", meaning) for word, meaning in typing.ambiguous_abbreviations.items()),
    ):
        yield _rule(name, allowed, chosen, typing.source)
