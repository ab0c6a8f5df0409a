"""A brief with secrets on an invented country, and ways to plant words in files that were already written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from briefgen.build import variant
from briefgen.build.plan import Request
from briefgen.build.run import Result, build
from briefgen.document.nodes import Document
from briefgen.style.theme import Theme
from briefgen.writers import WriteOptions, Writer, Written
from tests.build.folders import make_brief

REPORT = """\
Zedland’s Harbours Under Strain
What one winter showed

QUELL - Zedland’s harbours are slow, and small ports wait longest.

Report Findings

- Inspectors visited 14 of the 61 warehouses in the port of Quell.
- Fees fell by 15% in a year while traffic grew by a tenth.
- Permit forms exist only in print in the port of Tidewell.

Ice and Night Boats

- General Kav Dorn keeps 4,712 crates and 37 tonnes of ice in the official fish store of the Marrow Boat Guild.

Conclusion

A register that names owners is within reach.
"""
SECRET = "keeps 4,712 crates and 37 tonnes of ice in the official fish store"
RUN = "ice in the official fish store"
NAME = "Kav Dorn"
SECRET_ID = "ice-night.1"
HEADING = "Ice and Night Boats"
NOTE = "ask the cook of the third boat before spring"
ANNOTATIONS = f"""\
ice-night.1: {{tlp: AMBER}}
report-findings.1: {{note: {NOTE}}}
"""
# A draft: nothing waits for a signature.
BRIEF = "report: report.txt\naudiences: [minister, press]\nformats: [FORMATS]\nmarking: {draft: true}\n"
PRESS = "For the press"

Alter = Callable[[bytes], bytes]


def make_secret_brief(folder: Path, formats: str = "pdf, docx, html", **files: str) -> Path:
    """Write the brief, with another brief.yaml where one is given."""
    brief = files.get("brief", BRIEF).replace("FORMATS", formats)
    return make_brief(folder, brief=brief, report=REPORT, annotations=files.get("annotations", ANNOTATIONS))


def build_one(folder: Path, out: Path) -> Result:
    (result,) = build(Request((folder,), out))
    return result


def planted(patched: pytest.MonkeyPatch, fmt: str, alter: Alter) -> None:
    """Let the writer of a format alter what it writes for the press, after it is written."""
    real = variant.writer

    def writer(name: str) -> Writer:
        write = real(name)

        def altered(document: Document, theme: Theme, options: WriteOptions) -> Written:
            written = write(document, theme, options)
            if name != fmt or document.metadata.audience != PRESS:
                return written
            return replace(written, data=alter(written.data))

        return altered if name == fmt else write

    patched.setattr(variant, "writer", writer)


# ----------------------------------------------------------------------------------------------------------- DOCX


def with_part(name: str, data: bytes | str) -> Alter:
    """Add a part to a package."""

    def alter(package: bytes) -> bytes:
        target = io.BytesIO(package)
        with zipfile.ZipFile(target, "a") as opened:
            opened.writestr(name, data)
        return target.getvalue()

    return alter


def in_part(name: str, old: str, new: str) -> Alter:
    """Put words before the first place of others in a part."""

    def alter(package: bytes) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(package)) as opened, zipfile.ZipFile(target, "w") as made:
            for entry in opened.infolist():
                text = opened.read(entry)
                if entry.filename == name:
                    assert old.encode() in text
                    text = text.replace(old.encode(), (new + old).encode(), 1)
                made.writestr(entry, text)
        return target.getvalue()

    return alter


def with_runs(*runs: str) -> Alter:
    """Add a paragraph of these runs to a DOCX; one that begins with "!" is hidden."""
    made = "".join(
        f"<w:r>{'<w:rPr><w:vanish/></w:rPr>' if run[:1] == '!' else '<w:rPr><w:b/></w:rPr>'}"
        f'<w:t xml:space="preserve">{run.removeprefix("!")}</w:t></w:r>'
        for run in runs
    )
    return in_part("word/document.xml", "<w:sectPr", f"<w:p>{made}</w:p>")


def with_zip_comment(words: str) -> Alter:
    def alter(package: bytes) -> bytes:
        target = io.BytesIO(package)
        with zipfile.ZipFile(target, "a") as opened:
            opened.comment = words.encode()
        return target.getvalue()

    return alter


# ------------------------------------------------------------------------------------------------------------ PDF


def in_pdf(change: Callable[[pikepdf.Pdf], None]) -> Alter:
    """Change a PDF through pikepdf."""

    def alter(data: bytes) -> bytes:
        target = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            change(pdf)
            pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return target.getvalue()

    return alter


def with_drawing(content: str) -> Alter:
    """Draw something more on page one, in a font that every viewer has."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources.Font.FPlanted = pdf.make_indirect(font)
        page.contents_add(f"q BT /FPlanted 9 Tf {content} ET Q".encode("latin-1"))

    return in_pdf(change)


def with_string(*path: str, words: str) -> Alter:
    """Hang a string on the catalog of a PDF, below these keys."""

    def change(pdf: pikepdf.Pdf) -> None:
        value: pikepdf.Object = pikepdf.String(words)
        for key in reversed(path[1:]):
            value = pikepdf.Dictionary({f"/{key}": value})
        pdf.Root[f"/{path[0]}"] = pdf.make_indirect(value) if len(path) > 1 else value

    return in_pdf(change)


def with_file(name: str, data: bytes) -> Alter:
    """Attach a file to a PDF."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)

    return in_pdf(change)


def updated(alter: Alter) -> Alter:
    """Plant something, and take it out again by an update that leaves it in the file."""

    def change(data: bytes) -> bytes:
        spoilt = io.BytesIO()
        with pikepdf.open(io.BytesIO(alter(data))) as pdf:
            pdf.save(spoilt, object_stream_mode=pikepdf.ObjectStreamMode.disable, recompress_flate=True)
        with pikepdf.open(io.BytesIO(spoilt.getvalue())) as pdf:
            root, size, number = pdf.Root.objgen[0], int(pdf.trailer.Size), pdf.Root.Metadata.objgen[0]
        old = spoilt.getvalue()
        start = old.rindex(b"startxref")
        previous = int(old[start:].split()[1])
        body = f"{number} 0 obj\n<< >>\nendobj\n".encode()
        at = len(old)
        table = f"xref\n{number} 1\n{at:010} 00000 n \ntrailer\n"
        table += f"<< /Size {size} /Root {root} 0 R /Prev {previous} >>\n"
        return old + body + f"{table}startxref\n{at + len(body)}\n%%EOF\n".encode()

    return change


# ----------------------------------------------------------------------------------------------------------- HTML


def in_html(words: str, before: str = "</body>") -> Alter:
    """Put words into a page."""

    def alter(data: bytes) -> bytes:
        text = data.decode("utf-8")
        assert before in text
        return text.replace(before, words + before, 1).encode("utf-8")

    return alter
