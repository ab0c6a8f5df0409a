"""What the file says about itself: properties, XMP metadata, what its colours mean.

In: the document's metadata. Out: the bodies of objects, a function of the brief alone: dates come from it, never from a
clock. PDF/A asks that properties and XMP agree (ISO 19005-2, 6.6.2.3).
"""

from __future__ import annotations

import re
import struct
from functools import lru_cache
from html import escape

from briefgen.document.nodes import Metadata
from briefgen.writers.pdf.file import stream
from briefgen.writers.pdf.strings import text_string

_PRODUCER = "briefgen"
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def information(metadata: Metadata) -> bytes:
    """Return the document information dictionary; a date stands in it only where the brief has one."""
    entries = {"Title": metadata.title, "Author": metadata.author, "Subject": metadata.audience}
    parts = [b"/%b%b" % (key.encode(), text_string(value)) for key, value in entries.items() if value]
    producer = text_string(_PRODUCER)
    parts.append(b"/Creator%b/Producer%b" % (producer, producer))
    if date := date_string(metadata.iso_date):
        parts.append(b"/CreationDate%b/ModDate%b" % (date, date))
    return b"<<%b>>" % b"".join(parts)


def date_string(iso_date: str) -> bytes:
    """Return a day as a string of the file (ISO 32000-1, 7.9.4); nothing for what is no day."""
    match = _DATE.fullmatch(iso_date)
    return text_string(f"D:{''.join(match.groups())}000000Z") if match else b""


def xmp(metadata: Metadata, part: int) -> bytes:
    """Return the XMP metadata stream; it is not deflated, so that programs that know no PDF can read it.

    `part` is that of ISO 19005. The extension schema declares the property of PDF/UA (ISO 19005-2, 6.6.2.3.3).
    """
    date = f"{metadata.iso_date}T00:00:00Z" if _DATE.fullmatch(metadata.iso_date) else ""
    dates = f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>" if date else ""
    author = f"<dc:creator><rdf:Seq><rdf:li>{_text(metadata.author)}</rdf:li></rdf:Seq></dc:creator>"
    about = f"<dc:description>{_alternative(metadata.audience)}</dc:description>"
    language = f"<dc:language><rdf:Bag><rdf:li>{_text(metadata.language)}</rdf:li></rdf:Bag></dc:language>"
    content = _XMP % {
        "title": _alternative(metadata.title),
        "author": author if metadata.author else "",
        "about": about if metadata.audience else "",
        "language": language if metadata.language else "",
        "dates": dates,
        "producer": _PRODUCER,
        "part": part,
    }
    data = content.encode()
    return b"<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%b\nendstream" % (len(data), data)


def _alternative(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_text(text)}</rdf:li></rdf:Alt>'


def _text(text: str) -> str:
    return escape(text, quote=False)


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format><dc:title>%(title)s</dc:title>%(author)s%(about)s%(language)s
%(dates)s<xmp:CreatorTool>%(producer)s</xmp:CreatorTool><pdf:Producer>%(producer)s</pdf:Producer>
<pdfaid:part>%(part)d</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@lru_cache(maxsize=1)
def colour_profile() -> bytes:
    """Return the stream of an sRGB profile (ICC.1:2010, version 4.2: a matrix and one parametric curve).

    The numbers are those of IEC 61966-2-1, its primaries adapted to the D50 white of the profile connection space.
    """
    curve = b"para\0\0\0\0\0\3\0\0" + _fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    adaptation = (1.04788, 0.02292, -0.05022, 0.02960, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
    tags = (
        (b"desc", _unicode("sRGB")), (b"cprt", _unicode("CC0")), (b"wtpt", _xyz(0.9642, 1.0, 0.8249)),
        (b"chad", b"sf32\0\0\0\0" + _fixed(*adaptation)),
        (b"rXYZ", _xyz(0.43607, 0.22249, 0.01392)), (b"gXYZ", _xyz(0.38515, 0.71687, 0.09708)),
        (b"bXYZ", _xyz(0.14307, 0.06061, 0.71410)), (b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve),
    )  # fmt: skip
    table, data = b"", b""
    places: dict[bytes, int] = {}
    for signature, content in tags:
        if content not in places:
            places[content] = 132 + 12 * len(tags) + len(data)
            data += content + b"\0" * (-len(content) % 4)
        table += signature + struct.pack(">II", places[content], len(content))
    size = 132 + len(table) + len(data)
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4sQI", size, b"\0" * 4, 0x04200000, b"mntr", b"RGB ", b"XYZ ", 2024, 1, 1, 0, 0, 0,
        b"acsp", b"\0" * 4, 0, b"\0" * 4, b"\0" * 4, 0, 0,
    )  # fmt: skip
    head += _fixed(0.9642, 1.0, 0.8249) + b"\0" * 48
    return stream(b"/N 3", head + struct.pack(">I", len(tags)) + table + data)


def _fixed(*values: float) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*values)


def _unicode(text: str) -> bytes:
    return (
        b"mluc\0\0\0\0"
        + struct.pack(">II", 1, 12)
        + b"enUS"
        + struct.pack(">II", 2 * len(text), 28)
        + text.encode("utf-16-be")
    )
