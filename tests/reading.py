"""Files as a reader, or somebody who looks for what is hidden, sees them. Other code than that which wrote them."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import lxml.etree
import lxml.html
import pikepdf
import pypdfium2


def words(text: str) -> str:
    """Return the text with ligatures, soft hyphens and white space folded, so that formats can be compared."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("\u00ad", "").split())


def text_of(path: Path) -> str:
    """Return what a reader reads in a PDF, DOCX or HTML file."""
    return words({".pdf": _pdf, ".docx": _docx, ".html": _html}[path.suffix](path))


def _pdf(path: Path) -> str:
    document = pypdfium2.PdfDocument(path.read_bytes())
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def _docx(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        story = re.compile(r"word/(document|footnotes|header\d*|footer\d*)\.xml")
        names = [n for n in package.namelist() if story.fullmatch(n)]
        return "\n".join(_paragraphs(package.read(name)) for name in sorted(names))


def _paragraphs(xml: bytes) -> str:
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    root = lxml.etree.fromstring(xml)
    lines = []
    for paragraph in root.iter(f"{w}p"):
        parts = [
            node.text or "" if node.tag == f"{w}t" else " " for node in paragraph.iter(f"{w}t", f"{w}tab", f"{w}br")
        ]
        lines.append("".join(parts))
    return "\n".join(lines)


def _html(path: Path) -> str:
    root = lxml.html.fromstring(path.read_text(encoding="utf-8"))
    body = root.find("body")
    assert body is not None
    return "".join(_parted(body))


def _parted(node: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield the text of an element, parted where elements part it; those that only say something of words do not."""
    end = "" if node.tag in ("strong", "em") or ("data-source" in node.attrib and node.tag == "span") else "\n"
    yield end + (node.text or "")
    for child in node:
        yield from _parted(child)
        yield child.tail or ""
    yield end


def properties_of(path: Path) -> str:
    """Return what a file says of itself outside its pages: properties, metadata, bookmarks, attributes, its name."""
    found = [path.name]
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            found += [str(value) for value in pdf.docinfo.values()] if pdf.docinfo else []
            with pdf.open_outline() as outline:
                found += [item.title for item in _outline(outline.root)]
            if "/Metadata" in pdf.Root:
                found.append(pdf.Root.Metadata.read_bytes().decode("utf-8", "replace"))
    elif path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            found += [*package.namelist()]
            found += [package.read(n).decode() for n in package.namelist() if n.startswith(("docProps/", "customXml/"))]
            body = package.read("word/document.xml").decode()
            found += re.findall(r'(?:w:name|descr|title|w:val)="([^"]*)"', body)
    else:
        root = lxml.html.fromstring(path.read_text(encoding="utf-8"))
        head = root.find("head")
        assert head is not None
        found += [lxml.html.tostring(head, encoding="unicode")]
        found += [str(value) for node in root.iter() for value in getattr(node, "attrib", {}).values()]
    return words("\n".join(found))


def _outline(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _outline(item.children)


def headings_of(path: Path) -> list[str]:
    """Return the headings of a file: bookmarks of a PDF, heading styles of a DOCX, h1 to h6 of a page."""
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
            return [words(item.title) for item in _outline(outline.root)]
    if path.suffix == ".html":
        root = lxml.html.fromstring(path.read_text(encoding="utf-8"))
        return [words(node.text_content()) for node in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    import docx

    paragraphs = docx.Document(str(path)).paragraphs
    return [words(p.text) for p in paragraphs if re.match("Title|heading|Heading|Key Messages Title", p.style.name)]


def every_byte_of(path: Path) -> Iterator[bytes]:
    """Yield the file as it lies on the disk, and everything in it unpacked: streams, parts, decoded text."""
    data = path.read_bytes()
    yield path.name.encode()
    yield data
    yield text_of(path).encode()
    yield properties_of(path).encode()
    if path.suffix == ".pdf":
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for item in pdf.objects:
                if isinstance(item, pikepdf.Stream):
                    yield item.read_bytes()
                yield item.unparse(resolved=True)
    elif path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                yield name.encode()
                yield package.read(name)
