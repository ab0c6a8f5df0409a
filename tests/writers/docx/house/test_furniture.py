"""The house's headers and footers stay, ours are in each of them, and nothing else of the file travels."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.tools.house_file import (
    document,
    house_file,
    picture,
    relationships,
    styles,
)
from tests.tools.house_file import (
    part as house_part,
)
from tests.writers.docx.house.houses import dressed, said
from tests.writers.docx.reading import NS, W, brief, members, paragraph, part

HOUSE = house_file()
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {0} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{1}</w:t></w:r><w:r><w:fldChar '
    'w:fldCharType="end"/></w:r>'
)


def _text(data: bytes, name: str) -> str:
    return "".join(node.text or "" for node in part(data, name).iter(f"{W}t"))


def _header(content: str) -> bytes:
    """Return a house with this in the header of its pages after the first."""
    return house_file({"word/header1.xml": house_part("hdr", content)})


def test_each_header_and_footer_in_use_has_the_label_and_what_the_house_prints() -> None:
    data = dressed(HOUSE)
    references = part(data).xpath("//w:sectPr/*[@w:type]", namespaces=NS)
    assert [(node.tag.rpartition("}")[2], node.get(f"{W}type")) for node in references] == [
        ("headerReference", "default"), ("footerReference", "default"),
        ("headerReference", "first"), ("footerReference", "first"),
    ]  # fmt: skip
    for number in (1, 2):
        header, foot = _text(data, f"word/header{number}.xml"), _text(data, f"word/footer{number}.xml")
        assert "TLP:AMBER" in header
        assert "DRAFT" in header
        assert "TLP:AMBER" in foot
        assert "1 Harbour Street, Quell" in foot
    assert "The Institute" in _text(data, "word/header1.xml")
    assert "Zedland Policy Institute" in _text(data, "word/header2.xml")
    assert "Embargoed until" in _text(data, "word/header1.xml")


def test_pages_are_counted_once() -> None:
    counted = dressed(HOUSE)
    assert _codes(counted) == ["PAGE", "NUMPAGES"]
    bare = house_part("ftr", "<w:p><w:r><w:t>1 Harbour Street</w:t></w:r></w:p>")
    assert _codes(dressed(house_file({"word/footer1.xml": bare}))) == ["PAGE", "NUMPAGES"]


def _codes(data: bytes) -> list[str]:
    return [node.text.strip() for node in part(data, "word/footer1.xml").iter(f"{W}instrText")]


def test_pages_with_even_numbers_have_the_label_even_if_the_house_leaves_their_headers_empty() -> None:
    settings = house_part("settings", "<w:mirrorMargins/><w:evenAndOddHeaders/>")
    data = dressed(house_file({"word/settings.xml": settings}))
    kinds = part(data).xpath("//w:headerReference/@w:type", namespaces=NS)
    assert kinds == ["default", "first", "even"]
    assert "TLP:AMBER" in _text(data, "word/header3.xml")
    assert part(data, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    assert part(data, "word/settings.xml").find(f"{W}mirrorMargins") is not None


def test_the_title_in_a_header_is_that_of_the_brief_and_other_fields_are_left_out() -> None:
    fields = {
        "TITLE": "SECRET title",
        "STYLEREF &quot;Titel&quot;": "SECRET heading",
        r"FILENAME \p": "SECRET.dotx",
    }
    header = (
        f"<w:p>{''.join(FIELD.format(*field) for field in fields.items())}"
        '<w:fldSimple w:instr=" AUTHOR "><w:r><w:t>SECRET author</w:t></w:r></w:fldSimple>'
        "<w:r><w:t>kept</w:t></w:r></w:p>"
    )
    data = dressed(_header(header), brief(paragraph("Text."), title="Ports & Fees"))
    text = _text(data, "word/header1.xml")
    assert text.startswith("Ports & FeesPorts & Feeskept")
    assert b"SECRET" not in b"".join(members(data).values())
    (warned,) = [d.message for d in said(_header(header)) if "left out" in d.message]
    assert warned == "docx: left out of the header and footer of h.dotx: field AUTHOR, field FILENAME"


def test_a_picture_travels_and_one_without_words_is_marked_as_decorative_with_a_warning() -> None:
    data = dressed(HOUSE)
    assert members(data)["word/media/house1.png"] == members(HOUSE)["word/media/logo.png"]
    assert not any("decorative" in d.message for d in said(HOUSE))
    house = _header(f"<w:p>{picture(200_000)}</w:p>")
    header = part(dressed(house), "word/header1.xml")
    assert header.xpath("//adec:decorative/@val", namespaces=NS) == ["1"]
    assert any("counts as decorative" in d.message for d in said(house))


def test_links_lead_to_the_web_only() -> None:
    links = "".join(
        f'<w:hyperlink r:id="rId{n}"><w:r><w:t>{word} </w:t></w:r></w:hyperlink>'
        for n, word in ((1, "web"), (2, "disk"), (3, "code"))
    )
    house = house_file(
        {
            "word/header1.xml": house_part("hdr", f"<w:p>{links}</w:p>"),
            "word/_rels/header1.xml.rels": relationships(
                ("hyperlink", "https://www.example.org/"),
                ("hyperlink", "file:///C:/SECRET/x.docx"),
                ("hyperlink", "javascript://SECRET"),
            ),
        }
    )
    data = dressed(house)
    assert _text(data, "word/header1.xml").startswith("web disk code")
    assert len(list(part(data, "word/header1.xml").iter(f"{W}hyperlink"))) == 1
    assert b"SECRET" not in b"".join(members(data).values())


def test_tracked_changes_are_settled() -> None:
    header = (
        '<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="SECRET"/></w:rPr></w:pPr>'
        '<w:ins w:id="2" w:author="SECRET"><w:r><w:t>new</w:t></w:r></w:ins>'
        '<w:del w:id="3" w:author="SECRET"><w:r><w:delText>SECRET</w:delText></w:r></w:del></w:p>'
    )
    data = dressed(_header(header))
    assert _text(data, "word/header1.xml").startswith("new")
    assert b"SECRET" not in b"".join(members(data).values())


def _full_of_secrets() -> bytes:
    body = (
        '<w:p w:rsidR="005ECRE7"><w:r><w:t>SECRET body</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    header = (
        '<w:p w:rsidR="005ECRE7"><w:bookmarkStart w:id="0" w:name="SECRET"/><w:bookmarkEnd w:id="0"/>'
        '<w:commentRangeStart w:id="0"/><w:r><w:t>Letter</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r>'
        '<w:sdt><w:sdtPr><w:alias w:val="SECRET"/><w:dataBinding w:xpath="/SECRET[1]" w:storeItemID="{SECRET}"/>'
        "</w:sdtPr>"
        "<w:sdtContent><w:r><w:t>SECRET bound</w:t></w:r></w:sdtContent></w:sdt>"
        f"{picture(9_000).replace('Sign', 'SECRET.png')}{picture(9_000).replace('r:embed', 'r:link')}"
        '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="SECRET" r:id="rId3"/>'
        '</w:object></w:r><x:SECRET xmlns:x="urn:SECRET">SECRET</x:SECRET></w:p>'
    )
    settings = (
        '<w:attachedTemplate r:id="rId1"/><w:mailMerge><w:mainDocumentType w:val="SECRET"/></w:mailMerge><w:docVars>'
        '<w:docVar w:name="SECRET" w:val="SECRET"/></w:docVars><w:rsids><w:rsidRoot w:val="005ECRE7"/></w:rsids>'
        '<w:themeFontLang w:val="en"/>'
    )
    sheet = styles().replace("<w:qFormat/>", '<w:rsid w:val="005ECRE7"/><w:qFormat/>')
    changes: dict[str, str | bytes] = {
        "word/document.xml": document(body),
        "word/header1.xml": house_part("hdr", header),
        "word/_rels/header1.xml.rels": relationships(
            ("image", "media/logo.png"), ("image", "http://example.org/SECRET.png"), ("oleObject", "embeddings/o.bin")
        ),
        "word/settings.xml": house_part("settings", settings),
        "word/_rels/settings.xml.rels": relationships(("attachedTemplate", "file://SECRET/Normal.dotm")),
        "word/styles.xml": sheet,
    }
    for name in (
        "word/comments.xml", "word/glossary/document.xml", "customXml/item1.xml", "docProps/core.xml",
        "docProps/app.xml",
        "docProps/custom.xml", "docProps/thumbnail.jpeg", "word/embeddings/o.bin", "word/printerSettings1.bin",
        "word/stylesWithEffects.xml", "word/people.xml", "word/footnotes.xml",
    ):  # fmt: skip
        changes[name] = f'<?xml version="1.0"?><SECRET>SECRET {name}</SECRET>'
    return house_file(changes)


def test_nothing_else_of_the_file_travels() -> None:
    house = _full_of_secrets()
    assert b"SECRET" in b"".join(members(house).values())
    data = dressed(house)
    for name, content in members(data).items():
        assert b"SECRET" not in content, name
        assert b"005ECRE7" not in content, name
        assert "SECRET" not in name
    assert b"SECRET" not in data
    assert set(members(data)) == set(members(dressed(HOUSE)))
    assert "Letter" in _text(data, "word/header1.xml")


@pytest.mark.parametrize(
    "missing", ["word/theme/theme1.xml", "word/numbering.xml", "word/settings.xml", "word/fontTable.xml"]
)
def test_a_house_may_lack_any_part_but_its_styles(missing: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in members(HOUSE).items():
            if name != missing:
                package.writestr(name, content)
    assert missing in members(dressed(stream.getvalue()))


def test_letters_that_are_told_by_number_do_not_travel() -> None:
    letters = "".join(f'<w:r><w:sym w:font="Georgia" w:char="{ord(letter):04X}"/></w:r>' for letter in "Quell")
    header = part(dressed(_header(f"<w:p>{letters}<w:r><w:t>Institute</w:t></w:r></w:p>")), "word/header1.xml")
    assert "Institute" in "".join(header.itertext())
    assert header.find(f".//{W}sym") is None
