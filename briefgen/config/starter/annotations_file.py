"""A starter annotations.yaml and its briefgen.lock. In: a report as read. Out: the texts of both.

Whatever a brief may show has an empty entry. It changes nothing in a brief; briefgen.lock remembers its words all the
same, so that what is filled in later is about the words that stand above it, even if the report changes before the
first build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.config.starter.writing import comment, example, first_words, key
from briefgen.report.lock import BLANK, Lock, LockEntry, text_hash
from briefgen.report.model import CueKind, Part, Passage, Report, Role

WIDTH = 78  # characters of a passage
ROLES = (Role.FINDINGS, Role.CONCLUSION, Role.RECOMMENDATIONS)

HEAD = """\
# yaml-language-server: $schema=.schema/annotations.json
# What you know about the report; its words stay as they are. Say it behind an id, or leave the entry empty:
#   {id}: {{themes: [corruption], priority: 1, tlp: AMBER, note: not for the press}}
# themes       what it is about: orders and groups findings
# priority     1 is kept longest, 5 goes first
# tlp          who may see it: CLEAR, GREEN, AMBER, AMBER+STRICT, RED
# allegation   true or false, in place of what its wording says
# key_message  true or false: may it stand in a title, panel or key message
# short        your shorter words for a finding, for audiences with `shorten: true`; `briefgen sign` them
# note         for colleagues; never printed
# An id of a heading holds for all below it; `briefgen outline` lists every id.
"""


def annotations_yaml(report: Report) -> str:
    """Return the text of annotations.yaml."""
    return HEAD.format(id=key(example(report))) + "".join(f"{line}\n" for line in _lines(report))


def annotations_lock(report: Report) -> str:
    """Return the text of briefgen.lock: the words that each empty entry stands for."""
    passages = (*report.lead, *(passage for part in _listed_parts(report) for passage in part.passages))
    return Lock({passage.id: LockEntry(text_hash(passage), BLANK, "") for passage in passages}).to_text()


def _lines(report: Report) -> Iterator[str]:
    if report.lead:
        yield from ("", "# The opening")
        yield from _entries(report.lead)
    for part in _listed_parts(report):
        yield from ("", f"# {_heading(part)}  [{part.role}]")
        yield from _entries(part.passages)


def _listed_parts(report: Report) -> tuple[Part, ...]:
    # Which part holds the findings is still to be said where none was recognised: it may be any.
    roles = ROLES if report.findings else tuple(role for role in Role if role is not Role.IGNORE)
    return tuple(part for part in report.parts if part.role in roles and part.passages)


def _heading(part: Part) -> str:
    return first_words(part.heading.text, WIDTH) if part.heading else "(no heading)"


def _entries(passages: Iterable[Passage]) -> Iterator[str]:
    for passage in passages:
        yield f"# {passage.place}: “{first_words(passage.text, WIDTH)}”{_remark(passage)}"
        yield f"{key(passage.id)}:"


def _remark(passage: Passage) -> str:
    """Return what is known or guessed already, in brackets."""
    said = []
    if passage.allegation is not None:
        said.append(f"the report says allegation: {str(passage.allegation).lower()}")
    for kind, what in ((CueKind.ALLEGATION, "allegation"), (CueKind.GROUP, "about a group of people")):
        cues = [comment(cue.text) for cue in passage.cues if cue.kind is kind]
        if cues and passage.allegation is None:
            said.append(f"guess: {what}, cue {', '.join(f'“{cue}”' for cue in dict.fromkeys(cues))}")
    if passage.themes:
        said.append(f"themes: {', '.join(passage.themes)}")
    elif passage.guessed_themes:
        said.append(f"guess: themes {', '.join(passage.guessed_themes)}")
    return f"  [{'; '.join(said)}]" if said else ""
