from __future__ import annotations

import pytest

from tests.importing.reading import HEADINGS, TASK, Result, imported_table, tbl, tc, tr
from tests.word.packages import docx, p, run
from toolkit.importing.legacy import TCVN3, VNI, LegacyEncoding, encoding_of, to_unicode

ALPHABET = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"


@pytest.mark.parametrize(
    ("encoding", "typed", "shown"),
    [
        (LegacyEncoding.TCVN3, "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        (LegacyEncoding.TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        (LegacyEncoding.TCVN3_CAPITALS, "uû ban nh©n d©n tØnh", "UỶ BAN NHÂN DÂN TỈNH"),
        (LegacyEncoding.VNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (LegacyEncoding.VNI, "ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
        (LegacyEncoding.VNI, "Öu ñaõi, thôøi haïn, baúng, kyø hoïp", "Ưu đãi, thời hạn, bẳng, kỳ họp"),
    ],
    ids=["tcvn3", "tcvn3-d", "tcvn3-capitals", "vni", "vni-capitals", "vni-rare"],
)
def test_texts_of_both_fonts(encoding: LegacyEncoding, typed: str, shown: str) -> None:
    assert to_unicode(typed, encoding) == shown


def test_every_letter_of_the_alphabet_can_be_reached() -> None:
    marked = {letter for letter in ALPHABET if not letter.isascii()}
    assert marked <= {chr(number) for number in TCVN3.values()}
    assert marked | {letter.upper() for letter in marked} <= set(VNI.values())


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", LegacyEncoding.TCVN3),
        (".VnTimeH", LegacyEncoding.TCVN3_CAPITALS),
        (".VnArial NarrowH", LegacyEncoding.TCVN3_CAPITALS),
        ("VNI-Times", LegacyEncoding.VNI),
        ("Times New Roman", None),
        ("", None),
    ],
    ids=["time", "time-h", "narrow-h", "vni", "today", "none"],
)
def test_fonts_by_their_names(font: str, encoding: LegacyEncoding | None) -> None:
    assert encoding_of(font) is encoding


def old(text: str, font: str = ".VnTime") -> str:
    return run(text, f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>')


def test_only_runs_of_old_fonts_are_converted_and_marked_for_a_second_look() -> None:
    content = p(old("Rµ so¸t "), run("văn bản"))
    result = imported_table(HEADINGS, tr("1", tc(content), *TASK[2:]))
    assert result.texts()["content"] == "Rà soát văn bản"
    assert [finding for finding in result.findings if finding[0] == "NH211"] == [
        ("NH211", ""),
        ("NH211", "bảng 1, hàng 2, cột 2"),
    ]
    assert result.imported.counts.in_doubt == 1


def test_headings_in_an_old_font_are_known() -> None:
    heads = [tc(p(old(text))) for text in ("TT", "Néi dung nhiÖm vô", "C¬ quan chñ tr×", "Phèi hîp", "Thêi gian")]
    assert imported_table(tr(*heads), TASK).rows == ["1 Rà soát văn bản | Sở Nội vụ | Sở Y tế | Trong năm"]


def test_a_vowel_and_its_sign_in_two_runs() -> None:
    content = p(old("Ra", "VNI-Times"), old("ø soa", "VNI-Times"), old("ùt", "VNI-Times"))
    assert imported_table(HEADINGS, tr("1", tc(content), *TASK[2:])).texts()["content"] == "Rà soát"


def test_the_soft_hyphen_is_a_letter_of_tcvn3() -> None:
    content = p('<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>t</w:t><w:softHyphen/><w:t> ph¸p</w:t></w:r>')
    assert imported_table(HEADINGS, tr("1", tc(content), *TASK[2:])).texts()["content"] == "tư pháp"


def test_a_font_named_by_a_style() -> None:
    from tests.word.packages import zipped
    from toolkit.word.package import read_package

    parts = read_package(docx(tbl(HEADINGS, ["1", "Rµ so¸t", *TASK[2:]])), "x")
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>'
        "</w:style></w:styles>"
    )
    parts["word/styles.xml"] = styles.encode()
    # The headings are of the same font and hold no letter that means another.
    assert Result(zipped(parts)).texts()["content"] == "Rà soát"
