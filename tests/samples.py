"""Documents that hold every node, for tests of the writers. The country, the offices and all facts are invented."""

from __future__ import annotations

import struct
import zlib

from briefgen.document.nodes import (
    AUTHOR,
    Align,
    Area,
    Box,
    BoxKind,
    Cell,
    CrossReference,
    Document,
    Emphasis,
    Figure,
    Heading,
    LineBreak,
    Link,
    List,
    ListItem,
    Metadata,
    Note,
    Paragraph,
    Picture,
    Provenance,
    Quote,
    Reference,
    Section,
    Strip,
    Strong,
    Table,
    Text,
    TextRole,
    Voice,
)
from briefgen.labels import Label


def report(text: str, line: int) -> Text:
    """Return a text that stands on a line of an invented report."""
    return Text(text, Provenance(Voice.REPORT, (f"00c0ffee_L{line}",)))


def png(width: int = 40, height: int = 20) -> Picture:
    """Return a small picture, half dark and half light, made here so that it has no licence to carry."""
    row = b"\0" + b"\x20\x40\x60" * (width // 2) + b"\xd0\xe0\xf0" * (width - width // 2)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row * height)) + chunk(b"IEND", b"")
    return Picture(b"\x89PNG\r\n\x1a\n" + data, width, height)


FINDINGS = (
    (5, "Inspectors visited 14 of the 61 warehouses in the port of Quell during the year."),
    (6, "The harbour register lists 212 vessels, but 37 of them have no owner on file. These vessels pay no fees."),
    (8, "Night inspections ended in March, and the harbour office has given no date for their return."),
    (12, "Fees fell by 15% in a year, to 3.1 million crowns, while traffic grew by a tenth."),
    (13, "Small traders wait about nine days for a permit that the law promises in two."),
)
ALLEGATION = (9, "Officers of the customs post at Quell have reportedly accepted payments to skip the queue.")


def finding_paragraph(number: int, line: int, text: str) -> Paragraph:
    """Return a finding as sections set it: the report's words, then the evidence reference."""
    words = report(text, line)
    return Paragraph((words, Reference(f"F{number}", f"line {line}")), provenance=words.provenance)


def items(*numbers: int) -> tuple[ListItem, ...]:
    """Return list items of the findings of these numbers, counted from 1."""
    return tuple(ListItem((finding_paragraph(n, *FINDINGS[n - 1]),)) for n in numbers)


def metadata(label: Label = Label.AMBER, audience: str = "For the minister") -> Metadata:
    """Return metadata as a configured brief has them."""
    return Metadata(
        title="Zedland’s Ports: Fees, Permits and Missing Owners",
        short_title="Zedland’s Ports",
        language="en",
        audience=audience,
        label=label,
        date="24 November 2026",
        iso_date="2026-11-24",
        publisher="Zedland Policy Institute",
        author="R. Example",
        draft=True,
        embargo="Embargoed until 06:00 UTC, 1 December 2026",
    )


def sample() -> Document:
    """Return a brief with every kind of block and inline in it."""
    title = Section(
        "title",
        (
            Paragraph((Text("Embargoed until 06:00 UTC, 1 December 2026"),), TextRole.MARKING),
            Paragraph((Text("Policy brief · For the minister"),), TextRole.SERIES),
            Paragraph((Text("24 November 2026 · Version 1.0"),), TextRole.DATE),
            Heading(1, (report("Zedland’s Ports: Fees, Permits and Missing Owners", 1),), "title",
                    Provenance(Voice.REPORT, ("00c0ffee_L1",))),
            Paragraph((report("What a year of inspections found", 2),), TextRole.SUBTITLE,
                      Provenance(Voice.REPORT, ("00c0ffee_L2",))),
        ),
    )  # fmt: skip
    issue = Section(
        "summary",
        (
            Heading(2, (Text("The issue"),), "summary"),
            Paragraph(
                (report("QUELL - Zedland’s ports earn a fifth of the state’s income, and nobody can say who owns "
                        "many of the ships that use them.", 3), Reference("", "line 3")),
                TextRole.LEAD,
                Provenance(Voice.REPORT, ("00c0ffee_L3",)),
            ),
        ),
    )  # fmt: skip
    key = Section(
        "key-messages",
        (Box(BoxKind.PANEL, (Heading(2, (Text("Key messages"),), "key-messages"), List(items(1, 4, 5), True))),),
    )
    asks = Section(
        "asks",
        (
            Heading(2, (Text("What the report asks for"),), "asks"),
            Paragraph((Text("The report makes no recommendations. Its conclusion says:"),), TextRole.NOTE),
            Quote((Paragraph((report("A register that names owners is within reach; it needs one clerk and a law "
                                     "that is already drafted.", 20), Reference("", "line 20")),
                             provenance=Provenance(Voice.REPORT, ("00c0ffee_L20",))),)),
            Paragraph((Strong((Text("Author’s note. ", AUTHOR),)), Text("The draft law is on the ministry’s ", AUTHOR),
                       Link((Text("page of bills", AUTHOR),), "https://www.example.org/bills"), Text(".", AUTHOR),
                       Note((Text("Consulted on 2 November 2026.", AUTHOR),))), TextRole.NOTE, AUTHOR),
        ),
    )  # fmt: skip
    findings = Section(
        "findings",
        (
            Heading(2, (Text("Findings"),), "findings"),
            Strip(5, 8, (Strong((Text("5 of 8 findings shown"),)), Text(": 3 as key messages, 2 below."))),
            Heading(3, (report("Registers and owners", 4),), "findings-registers",
                    Provenance(Voice.REPORT, ("00c0ffee_L4",))),
            List((
                *items(2),
                ListItem((Box(
                    BoxKind.ALLEGATION,
                    (finding_paragraph(6, *ALLEGATION),
                     Paragraph((Text("Not verified here. Quote whole or not at all."),), TextRole.SMALL)),
                    (Text("Allegation, as the report words it"),),
                ),)),
                *items(3),
            )),
            Box(BoxKind.CALLOUT,
                (Paragraph((Text("A crown is the currency of Zedland.", AUTHOR),), TextRole.NOTE, AUTHOR),),
                (Text("Words explained", AUTHOR),)),
            Figure(png(), "Two blocks, the left one darker: fees fell by 15% in a year.",
                   (Text("Fees before and after.", AUTHOR),), identifier="fees", label="Figure 1"),
        ),
    )  # fmt: skip
    evidence = Section(
        "evidence",
        (
            Heading(2, (Text("Evidence"),), "evidence"),
            Table(
                (Cell((Text("Finding"),)), Cell((Text("Words of the report"),)), Cell((Text("Line"),))),
                tuple(
                    (Cell((Text(f"F{n}"),)), Cell((report(text, line),), report(text, line).provenance),
                     Cell((Text(str(line)),)))
                    for n, (line, text) in enumerate(FINDINGS, 1)
                ),
                (Align.START, Align.START, Align.END),
                (Text("Where each finding stands in the report"),),
                "places",
                "Table 1",
            ),
        ),
    )  # fmt: skip
    source = Section(
        "source",
        (
            Heading(2, (Text("Source and method"),), "source"),
            Paragraph((Emphasis((Text("Zedland’s Ports"),)), Text(", Zedland Policy Institute, 2026."), LineBreak(),
                       Text("All findings are verbatim from the report: see "), CrossReference("Table 1", "places"),
                       Text(" and "), CrossReference("Figure 1", "fees"), Text(".")), TextRole.NOTE),
        ),
        Area.SIDE,
    )  # fmt: skip
    contact = Section(
        "contact",
        (
            Heading(2, (Text("Contact"),), "contact"),
            Paragraph((Text("Press office"), LineBreak(),
                       Link((Text("press@example.org"),), "mailto:press@example.org")),
                      TextRole.NOTE),
        ),
        Area.SIDE,
    )  # fmt: skip
    return Document(metadata(), (title, issue, key, asks, findings, evidence, source, contact))
