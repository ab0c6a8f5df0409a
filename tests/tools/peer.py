"""How fast we are beside Typst (PDF) and docxtpl (DOCX): `python -m tests.tools.peer PEERS [N]`.

PEERS is a folder with content.py and peers.py: `content.load(n)` gives the words of variant n, `peers.typst_pdf(words)`
Typst's PDF of them, `peers.docxtpl_docx(words)` a Word file. Each engine sets the same words in turn, over N variants
that share paragraphs, and over N documents of words that were never seen before; the ratio is the median of the
quotients, document by document. `briefgen_pdf` and `briefgen_docx` may be put among the peers of `run.py`.
"""

from __future__ import annotations

import argparse
import importlib
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from briefgen.document.nodes import (
    Block,
    Box,
    BoxKind,
    Document,
    Heading,
    List,
    ListItem,
    Metadata,
    Paragraph,
    Provenance,
    Section,
    Text,
    TextRole,
    Voice,
)
from briefgen.labels import Label
from briefgen.style.theme import load_theme
from briefgen.writers import WriteOptions, docx, pdf

Words = dict[str, Any]
Engine = Callable[[Words], bytes]

_LETTERS = "etaoinshrdlucmfwypvbgk"


def briefgen_pdf(words: Words, theme: str = "institutional") -> bytes:
    """Return the brief of these words as a tagged, archival PDF."""
    return pdf.write(document(words), load_theme(theme), WriteOptions()).data


def briefgen_docx(words: Words, theme: str = "institutional") -> bytes:
    """Return the brief of these words as a Word file."""
    return docx.write(document(words), load_theme(theme), WriteOptions()).data


def document(words: Words) -> Document:
    """Return the document of the peers' words: title, lead, key messages in a box, sections with lists and text."""
    lines = iter(range(1, 10_000))

    def said(text: str) -> Text:
        return Text(text, Provenance(Voice.REPORT, (f"00c0ffee_L{next(lines)}",)))

    def paragraph(text: str, role: TextRole = TextRole.BODY) -> Paragraph:
        content = said(text)
        return Paragraph((content,), role, content.provenance)

    def bullets(texts: list[str]) -> List:
        return List(tuple(ListItem((paragraph(text),)) for text in texts))

    def section(number: int, part: Words) -> Section:
        blocks: list[Block] = [Heading(2, (said(part["heading"]),), f"s{number}")]
        if part["bullets"]:
            blocks.append(bullets(part["bullets"]))
        return Section(f"s{number}", (*blocks, *(paragraph(text) for text in part["paras"])))

    title, lead = words["title"], words["lead"]
    front = (Heading(1, (said(title),), "title"), paragraph(words["subtitle"], TextRole.SUBTITLE))
    key = Box(BoxKind.PANEL, (Heading(2, (Text("Key messages"),), "key"), bullets(words["key"])))
    sections = (
        Section("title", front),
        Section("summary", (paragraph(lead, TextRole.LEAD),)),
        Section("key-messages", (key,)),
        *(section(number, part) for number, part in enumerate(words["sections"])),
    )
    return Document(Metadata(title, title[:40], "en", "For all", Label.CLEAR, publisher="Institute"), sections)


def unseen(words: Words, chance: random.Random) -> Words:
    """Return words as long as these, each of letters by chance."""

    def new(text: str) -> str:
        return "".join(chance.choice(_LETTERS) if letter.isalpha() else letter for letter in text)

    parts = [
        {"heading": new(p["heading"]), "bullets": [*map(new, p["bullets"])], "paras": [*map(new, p["paras"])]}
        for p in words["sections"]
    ]
    texts = {name: new(words[name]) for name in ("title", "subtitle", "lead")}
    return {**texts, "key": [*map(new, words["key"])], "sections": parts}


def _times(engine: Engine, cases: list[Words]) -> Iterator[float]:
    for case in cases:
        start = time.perf_counter()
        engine(case)
        yield time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peers")
    parser.add_argument("count", nargs="?", type=int, default=20)
    arguments = parser.parse_args()
    sys.path.insert(0, arguments.peers)
    load, peers = importlib.import_module("content").load, importlib.import_module("peers")
    cases = [load(number) for number in range(arguments.count)]
    for name, ours, theirs in (
        ("Typst", briefgen_pdf, peers.typst_pdf),
        ("docxtpl", briefgen_docx, peers.docxtpl_docx),
    ):
        compare(name, ours, theirs, cases)


def compare(name: str, ours: Engine, theirs: Engine, cases: list[Words]) -> None:
    """Print how long both engines take, for variants and for words never seen."""
    chance = random.Random(5)
    for kind in ("variants", "words never seen"):
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(3):
            if kind != "variants":
                cases = [unseen(case, chance) for case in cases]
            times[1].extend(_times(theirs, cases))
            times[0].extend(_times(ours, cases))
        ratio = statistics.median(a / b for a, b in zip(*times, strict=True))
        shown = [f"{statistics.median(each) * 1e3:.2f} ms" for each in times]
        print(f"{kind}: briefgen {shown[0]}, {name} {shown[1]}, ratio {ratio:.3f}")


if __name__ == "__main__":
    main()
