"""Names and headings that an analyst gives, and whether they accuse somebody: they stand in titles and in paths.

In: a name, or the words of a heading or label. Out: whether they hold a cue, or the problem to tell.
"""

from __future__ import annotations

import re

from briefgen.report.cues import find_cues
from briefgen.report.model import CueKind
from briefgen.report.persons import names_somebody

HINT = "say what it is about and name nobody: such words stand in the report, whole and flagged, or nowhere"
OWN_NAME = "give the name of the house, in plain words: it stands on every page"


def accuses(name: str) -> bool:
    """Tell whether a name holds a cue of an allegation or of a statement about a group: output paths show it."""
    return bool(find_cues(re.sub(r"[-_.]+", " ", name), heading=True))


def accusation(words: str) -> str:
    """Return the cue by which a heading or label makes an allegation of a person; "" where it makes none.

    A heading such as "Allegations" names a topic, and nobody.
    """
    cues = (cue.text for cue in find_cues(words, heading=True) if cue.kind is CueKind.ALLEGATION)
    return next(cues, "") if names_somebody(words, "en") else ""
