"""Files that somebody has edited, and maps of fonts that other programs write."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from briefgen.style.theme import load_theme
from briefgen.tracing.glyphs import meanings
from briefgen.tracing.trace import traced
from briefgen.writers import WriteOptions, writer
from tests.samples import sample

OLD = "<w:p><w:r><w:t>An old quay.</w:t></w:r></w:p>"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def edited(added: str) -> bytes:
    """Return a Word file with a paragraph more at its end."""
    target = BytesIO()
    data = writer("docx")(sample(), load_theme("press"), WriteOptions()).data
    with zipfile.ZipFile(BytesIO(data)) as opened, zipfile.ZipFile(target, "w") as made:
        for name in opened.namelist():
            text = opened.read(name)
            if name == "word/document.xml":
                text = b"".join((text[: text.rindex(b"<w:sectPr")], added.encode(), text[text.rindex(b"<w:sectPr") :]))
            made.writestr(name, text)
    return target.getvalue()


@pytest.mark.parametrize(
    ("added", "read"),
    [
        (OLD, True),
        (OLD.replace("<w:r>", '<w:ins w:id="9" w:author="R. Example"><w:r>').replace("</w:r>", "</w:r></w:ins>"), True),
        (OLD.replace("<w:r>", '<w:moveFrom w:id="9"><w:r>').replace("</w:r>", "</w:r></w:moveFrom>"), False),
        (OLD.replace("<w:r>", '<w:del w:id="9"><w:r>').replace("</w:r>", "</w:r></w:del>"), False),
        (f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Fallback>{OLD}</mc:Fallback></mc:AlternateContent>', False),
    ],
    ids=["added", "inserted", "moved away", "deleted", "for older programs"],
)
def test_of_an_edited_word_file_what_word_shows_is_read(added: str, read: bool) -> None:
    found = traced(Path("a.docx"), edited(added))
    assert ("An old quay." in [sentence.text for sentence in found.sentences]) is read


def test_what_stands_within_an_artifact_is_none_of_the_text() -> None:
    with pikepdf.open(BytesIO(writer("pdf")(sample(), load_theme("press"), WriteOptions()).data)) as pdf:
        inner = b"/Artifact BMC /P<</MCID 0/ActualText(An old quay.)>>BDC EMC EMC"
        pdf.pages[0].contents_add(inner)
        target = BytesIO()
        pdf.save(target)
    found = traced(Path("a.pdf"), target.getvalue())
    assert "An old quay." not in [sentence.text for sentence in found.sentences]


def test_a_map_of_a_font_may_name_ranges_and_lists() -> None:
    assert meanings("1 beginbfrange <0003><0005><0041> endbfrange") == {3: "A", 4: "B", 5: "C"}
    assert meanings("1 beginbfrange <0003><0004>[<00660069><0042>] endbfrange") == {3: "fi", 4: "B"}
    assert meanings("2 beginbfchar <0003><0041> <0004><0042> endbfchar") == {3: "A", 4: "B"}
