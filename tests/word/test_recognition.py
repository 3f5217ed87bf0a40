"""Documents by other hands, each with a head, a middle or an end that nobody at our house would write."""

from __future__ import annotations

import unicodedata

from tests.checking.corpus.packages import package
from tests.word.packages import p, run, table
from toolkit.word.document import WordDocument
from toolkit.word.recognition.parts import DocumentKind, PartKind, Recognised
from toolkit.word.recognition.recognise import recognise

SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="851" '
    'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
CENTRED = '<w:pPr><w:jc w:val="center"/></w:pPr>'
BREAK = "<w:r><w:br/></w:r>"
PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DATE = "Lai Châu, ngày      tháng      năm 2026"
TEXT = (
    "Các cơ quan, đơn vị, địa phương căn cứ chức năng, nhiệm vụ được giao chủ động triển khai thực hiện, bảo đảm tiến "
    "độ, chất lượng và hiệu quả."
)


def c(*texts: str) -> str:
    return p(*texts, properties=CENTRED)


def head(number: str = "Số:      /KH-SNV") -> str:
    left = c("UBND TỈNH LAI CHÂU") + c("SỞ NỘI VỤ") + c(number)
    return table([left, c(TITLE) + c(MOTTO) + c(DATE)])


def plan_head() -> str:
    return head() + c("KẾ HOẠCH") + c("Công tác năm 2026") + p("")


def end() -> str:
    right = c("KT. GIÁM ĐỐC") + c("PHÓ GIÁM ĐỐC") + c("") + c("") + c("Nguyễn Văn An")
    return table([p("Nơi nhận:") + p("- UBND tỉnh;") + p("- Lưu: VT, CCHC."), right])


def read(body: str, **parts: str) -> Recognised:
    return recognise(WordDocument(package(body + SECTION, parts), "van-ban.docx"))


def said(found: Recognised, kind: PartKind) -> list[str]:
    part = found.part(kind)
    return [] if part is None else [line.plain for line in part.lines]


def levels(found: Recognised) -> list[str]:
    return [f"{item.level.value if item.level else '-'} {item.number}".strip() for item in found.body]


# ---- the head


def test_supervising_and_issuing_agency_are_told_apart() -> None:
    found = read(plan_head() + p(TEXT) + end())
    assert said(found, PartKind.SUPERVISING_AGENCY) == ["UBND TỈNH LAI CHÂU"]
    assert said(found, PartKind.ISSUING_AGENCY) == ["SỞ NỘI VỤ"]


def test_a_name_on_two_lines_is_one_agency() -> None:
    for lines in (
        ("ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ", "DU LỊCH"),
        ("VĂN PHÒNG", "ỦY BAN NHÂN DÂN"),
    ):
        left = "".join(map(c, lines)) + c("Số: 12/KH-UBND")
        body = table([left, c(TITLE) + c(MOTTO) + c(DATE)]) + c("KẾ HOẠCH") + c("Công tác") + p(TEXT) + end()
        found = read(body)
        assert said(found, PartKind.ISSUING_AGENCY) == list(lines)
        assert said(found, PartKind.SUPERVISING_AGENCY) == []


def test_head_in_two_tables_with_a_draft_mark_above() -> None:
    above = table(["<w:p/>", p("DỰ THẢO")])
    first = table([c("UBND TỈNH LAI CHÂU") + c("SỞ NỘI VỤ"), c(TITLE) + c(MOTTO)])
    second = table([c("Số: …../KH-SNV"), c("Lai Châu, ngày … tháng … năm 2026")])
    found = read(above + first + second + c("KẾ HOẠCH") + c("Công tác") + p(TEXT) + end())
    assert said(found, PartKind.ISSUING_AGENCY) == ["SỞ NỘI VỤ"]
    assert said(found, PartKind.NUMBER_AND_SYMBOL) == ["Số: …../KH-SNV"]
    assert said(found, PartKind.PLACE_AND_DATE) == ["Lai Châu, ngày … tháng … năm 2026"]


def test_head_and_end_in_the_middle_of_the_page() -> None:
    found = read(
        c(TITLE) + c(MOTTO) + c("-------------") + p("ỦY BAN NHÂN DÂN XÃ BÌNH LƯ") + p("Số: 12/TB-UBND")
        + p("Bình Lư, ngày 12 tháng 5 năm 2026") + c("THÔNG BÁO") + c("Về việc nghỉ lễ") + p(TEXT)
        + p("Nơi nhận:") + p("- Các thôn;") + p("- Lưu: VT.") + c("CHỦ TỊCH") + c("") + c("Nguyễn Văn An")
    )  # fmt: skip
    assert (found.kind, found.type_name) == (DocumentKind.NAMED, "Thông báo")
    assert said(found, PartKind.ISSUING_AGENCY) == ["ỦY BAN NHÂN DÂN XÃ BÌNH LƯ"]
    assert said(found, PartKind.RECIPIENTS) == ["- Các thôn;", "- Lưu: VT."]
    assert said(found, PartKind.SIGNER_NAME) == ["Nguyễn Văn An"]


def test_head_in_the_header_of_the_first_page() -> None:
    section = SECTION.replace("<w:pgSz", '<w:headerReference w:type="default" r:id="rIdheader1"/><w:pgSz')
    data = package(c("KẾ HOẠCH") + c("Công tác năm 2026") + p(TEXT) + end() + section, {"header1": head()})
    found = recognise(WordDocument(data, "van-ban.docx"))
    assert said(found, PartKind.NATIONAL_TITLE) == [TITLE]
    assert said(found, PartKind.SUBJECT) == ["Công tác năm 2026"]
    title = found.part(PartKind.NATIONAL_TITLE)
    assert title is not None
    assert title.lines[0].paragraph.where == "đầu trang, bảng 1, hàng 1, cột 2"


def test_decomposed_letters_are_read_as_composed() -> None:
    found = read(unicodedata.normalize("NFD", plan_head() + p(TEXT) + end()))
    assert said(found, PartKind.NATIONAL_TITLE) == [TITLE]
    assert found.type_name == "Kế hoạch"


def test_subject_runs_over_lines_up_to_the_text() -> None:
    found = read(head() + c("KẾ HOẠCH") + c("Triển khai Nghị quyết số 01/NQ-CP") + c("của Chính phủ") + p(TEXT) + end())
    assert said(found, PartKind.SUBJECT) == ["Triển khai Nghị quyết số 01/NQ-CP", "của Chính phủ"]


def test_who_decides_is_no_subject_and_no_signature() -> None:
    found = read(
        head("Số: 12/QĐ-SNV") + c("QUYẾT ĐỊNH") + c("Về việc khen thưởng") + c("GIÁM ĐỐC SỞ NỘI VỤ TỈNH LAI CHÂU")
        + p("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;") + p("Theo đề nghị của Chánh Văn phòng Sở.")
        + c("QUYẾT ĐỊNH:") + p(f"Điều 1. {TEXT}") + p(f"Điều 2. {TEXT}") + end()
    )  # fmt: skip
    assert said(found, PartKind.SUBJECT) == ["Về việc khen thưởng"]
    assert said(found, PartKind.AUTHORITY_AND_POSITION) == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert len(said(found, PartKind.LEGAL_BASES)) == 2
    assert levels(found) == ["Điều 1", "Điều 2"]
    assert found.has_articles


# ---- the middle


def test_addressees_in_a_table() -> None:
    left = c("SỞ NỘI VỤ") + c("Số: 3/SNV-VP") + c("V/v họp giao ban") + c("quý I")
    addressees = table([p("Kính gửi:"), p("- Sở Tài chính;") + p("- Sở Y tế.")])
    found = read(table([left, c(TITLE) + c(MOTTO) + c(DATE)]) + addressees + p(TEXT) + end())
    assert found.kind is DocumentKind.LETTER
    assert said(found, PartKind.LETTER_SUBJECT) == ["V/v họp giao ban", "quý I"]
    assert said(found, PartKind.ADDRESSEES) == ["Kính gửi:", "- Sở Tài chính;", "- Sở Y tế."]
    assert [item.text for item in found.body] == [TEXT]


def test_first_sentence_that_begins_like_a_basis_is_text() -> None:
    opening = "Căn cứ Kế hoạch số 12/KH-UBND của UBND tỉnh, Sở Nội vụ ban hành Kế hoạch như sau:"
    found = read(plan_head() + p(opening) + p(TEXT) + end())
    assert said(found, PartKind.LEGAL_BASES) == []
    assert found.body[0].text == opening


def test_ground_of_a_letter_is_text() -> None:
    left = c("SỞ NỘI VỤ") + c("Số: 3/SNV-VP") + c("V/v góp ý")
    ground = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;"
    found = read(table([left, c(TITLE) + c(MOTTO) + c(DATE)]) + p("Kính gửi: Sở Y tế") + p(ground) + p(TEXT) + end())
    assert said(found, PartKind.LEGAL_BASES) == []


def test_levels_by_their_labels() -> None:
    texts = (
        "Phần I", "Chương II", "Mục 1", "Tiểu mục 2", "Điều 3. Tên", "I. KẾT QUẢ", "1. Công tác", "1.1. Công tác",
        "a) Công tác", "đ) Công tác", "- Công tác", "* Chú ý", "1/ Công tác", "b. Công tác",
    )  # fmt: skip
    found = read(plan_head() + "".join(map(p, texts)) + end())
    assert levels(found) == [
        "Phần I", "Chương II", "Mục 1", "Tiểu mục 2", "Điều 3", "roman I", "arabic 1", "nested 1.1",
        "letter a", "letter đ", "bullet", "bullet", "arabic 1", "letter b",
    ]  # fmt: skip


def test_what_only_looks_like_a_label() -> None:
    texts = (
        "31/12/2026 là hạn cuối.", "2 - 5 người", "Mục 3 Nghị định này quy định", "Điều 5 của Luật", "A. PHẦN CHUNG",
        "IIII. KHÔNG", "10 người; 5 nhóm", "Chương trình mục tiêu quốc gia",
    )  # fmt: skip
    found = read(plan_head() + "".join(map(p, texts)) + end())
    assert {item.level for item in found.body} == {None}


def test_tables_and_boxes_are_no_body() -> None:
    found = read(plan_head() + p(TEXT) + table(["TT", "Nội dung", "Chủ trì"], ["1", "abc", "xyz"]) + p(TEXT) + end())
    assert [item.text for item in found.body] == [TEXT, TEXT]


def test_a_page_laid_out_in_a_table_has_its_text_there() -> None:
    cell = p(TEXT) + p(f"1. {TEXT}") + p(f"2. {TEXT}")
    found = read(head("Số: 3/KH-SNV") + c("KẾ HOẠCH") + c("Công tác") + table([cell]) + end())
    assert levels(found) == ["-", "arabic 1", "arabic 2"]


# ---- the end


def test_who_drafted_it_is_no_recipient() -> None:
    left = p("Nơi nhận:") + p("- UBND tỉnh;") + p("- Lưu: VT, CCHC.") + p("PL.(300)")
    found = read(plan_head() + p(TEXT) + table([left, c("GIÁM ĐỐC") + c("") + c("Nguyễn Văn An")]))
    assert said(found, PartKind.RECIPIENTS) == ["- UBND tỉnh;", "- Lưu: VT, CCHC."]
    assert said(found, PartKind.DRAFTER_MARK) == ["PL.(300)"]


def test_end_of_lines_broken_in_two_paragraphs() -> None:
    left = f"<w:p>{run('Nơi nhận:')}{BREAK}{run('- Như trên;')}{BREAK}{run('- Lưu: VT.')}</w:p>"
    right = f"<w:p>{CENTRED}{run('KT. GIÁM ĐỐC')}{BREAK}{run('PHÓ GIÁM ĐỐC')}{BREAK * 4}{run('Nguyễn Văn An')}</w:p>"
    found = read(plan_head() + p(TEXT) + table([left, right]))
    assert said(found, PartKind.RECIPIENTS) == ["- Như trên;", "- Lưu: VT."]
    assert said(found, PartKind.AUTHORITY_AND_POSITION) == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert said(found, PartKind.SIGNER_NAME) == ["Nguyễn Văn An"]


def test_end_in_a_table_row_by_row() -> None:
    rows = table(
        [p("Nơi nhận:"), c("TL. CHỦ TỊCH")],
        [p("- UBND tỉnh;"), c("CHÁNH VĂN PHÒNG")],
        [p("- Lưu: VT."), c("")],
        ["<w:p/>", c("Lê Thị Xuân Mai")],
    )
    found = read(plan_head() + p(TEXT) + rows)
    assert said(found, PartKind.RECIPIENTS) == ["- UBND tỉnh;", "- Lưu: VT."]
    assert said(found, PartKind.AUTHORITY_AND_POSITION) == ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]
    assert said(found, PartKind.SIGNER_NAME) == ["Lê Thị Xuân Mai"]


def test_two_signatures_beside_each_other() -> None:
    signed = table(
        [
            c("GIÁM ĐỐC") + c("SỞ NỘI VỤ") + c("") + c("Nguyễn Văn An"),
            c("GIÁM ĐỐC") + c("SỞ TÀI CHÍNH") + c("") + c("Trần Thị Bình"),
        ]
    )
    found = read(plan_head() + p(TEXT) + signed + p("Nơi nhận:") + p("- UBND tỉnh;") + p("- Lưu: VT."))
    assert [part.text for part in found.all_of(PartKind.SIGNER_NAME)] == ["Nguyễn Văn An", "Trần Thị Bình"]


# ---- appendices and what is attached


def test_appendices_begin_at_their_labels() -> None:
    reference = "(Kèm theo Kế hoạch số      /KH-SNV ngày      tháng      năm 2026 của Sở Nội vụ)"
    appendix = PAGE + c("Phụ lục I") + c("DANH MỤC") + c("NHIỆM VỤ") + c(reference) + table(["1", "abc"])
    found = read(plan_head() + p(TEXT) + end() + appendix + PAGE + c("PHỤ LỤC II: BIỂU MẪU") + p("abc"))
    first, second = found.appendices
    assert (first.label.text, first.title and first.title.text) == ("Phụ lục I", "DANH MỤC NHIỆM VỤ")
    assert first.reference is not None
    assert first.reference.text.startswith("(Kèm theo")
    assert (second.label.text, second.reference) == ("PHỤ LỤC II: BIỂU MẪU", None)


def test_an_appendix_alone_is_one() -> None:
    found = read(
        c("Phụ lục") + c("DANH MỤC") + c("(Kèm theo Kế hoạch số 1/KH-SNV của Sở Nội vụ)") + table(["1", "abc"])
    )
    assert found.kind is DocumentKind.APPENDIX
    assert not found.has_head


def test_an_appendix_spoken_of_is_none() -> None:
    found = read(plan_head() + p(TEXT) + p("Phụ lục I") + p(TEXT) + end())
    assert found.appendices == ()


def test_what_is_attached_is_neither_body_nor_end() -> None:
    attached = PAGE + c("QUY CHẾ") + c("(Ban hành kèm theo Quyết định số 12/QĐ-SNV)") + p("Nơi nhận:") + p("- Tổ;")
    found = read(plan_head() + p(TEXT) + end() + attached + p(TEXT))
    assert [item.text for item in found.body] == [TEXT]
    assert said(found, PartKind.RECIPIENTS) == ["- UBND tỉnh;", "- Lưu: VT, CCHC."]


def test_places_are_told_as_the_texts_of_a_document_tell_them() -> None:
    found = read(plan_head() + p(TEXT) + end())
    assert found.body[0].paragraph.where == "đoạn 4"
    title = found.part(PartKind.NATIONAL_TITLE)
    assert title is not None
    assert title.lines[0].paragraph.where == "bảng 1, hàng 1, cột 2"


def test_what_says_nothing_breaks_nothing() -> None:
    for body in ("", p(""), table(["<w:p/>", "<w:p/>"]), p("Số:"), c("KẾ HOẠCH"), p("Nơi nhận:"), p("Phụ lục")):
        assert read(body).kind is DocumentKind.UNKNOWN
