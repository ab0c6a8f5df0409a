"""YAML text as people write it, with the line of every key and value and with all that is wrong in it.

In: the text of a file. Out: a `YamlDocument`: plain data, the places of its keys and values, and diagnostics. It reads
YAML 1.1 with PyYAML's events, without recursion, and is stricter than YAML: what YAML would silently turn into
something else (`no` into false, `12:30` into 750, `010` into 8), duplicate keys, anchors, aliases and tags are errors.
Keys are always text, so `no: …` is the key "no". Dates stay text. Nothing is raised: the caller decides what an error
stops.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.yaml_source.builder import Builder
from briefgen.yaml_source.document import MAX_PROBLEMS, WRONG_FILE, YamlDocument
from briefgen.yaml_source.lines import Source

MAX_CHARACTERS = 10_000_000
MAX_DEPTH = 50
MAX_LINES = 300_000

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parse(text: str, file: str, *, limit: int = MAX_CHARACTERS, depth: int = MAX_DEPTH) -> YamlDocument:
    """Read YAML text; `file` is the name that locations give. Never raises for what the text holds."""
    text = text.removeprefix("\ufeff")
    if len(text) > limit:
        message = f"the file is too large: {len(text):,} characters, at most {limit:,} are read"
        return YamlDocument(file, None, {}, {}, (), (error(message, Location(file)),))
    if text.count("\n") + text.count("\r") > MAX_LINES:
        message = f"the file has more than {MAX_LINES:,} lines"
        return YamlDocument(file, None, {}, {}, (), (error(message, Location(file), WRONG_FILE),))
    source = Source(text, file)
    found = _unprintable(source)
    if found:
        return YamlDocument(file, None, {}, {}, source.lines, found)
    builder = Builder(source, depth)
    builder.run()
    diagnostics = tuple(sorted(builder.diagnostics, key=lambda d: d.location or Location(file)))
    document = YamlDocument(file, builder.data, builder.places, builder.key_places, source.lines, diagnostics)
    if not builder.untold:
        return document
    more = document.and_more(builder.untold, diagnostics[-1].location)
    return replace(document, diagnostics=(*diagnostics, more))


def _unprintable(source: Source) -> tuple[Diagnostic, ...]:
    found = []
    for match in _UNPRINTABLE.finditer(source.text):
        code = f"U+{ord(match.group()):04X}"
        hint = "delete it; such characters come with text copied from other programs"
        found.append(source.error(f"YAML cannot hold the control character {code}", match.start(), hint))
        if len(found) == MAX_PROBLEMS:
            break
    return tuple(found)
