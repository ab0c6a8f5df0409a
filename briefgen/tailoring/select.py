"""Step 1: what the audience may not see. Deny wins: one rule that withholds is enough, in whatever order rules stand.

In: a report and a profile. Out: for each passage the rule that withholds it, or None.
"""

from __future__ import annotations

from collections.abc import Callable

from briefgen.audience.profile import Allegations, Profile
from briefgen.report.cues import has_cue_lexicon
from briefgen.report.model import NAMES, CueKind, Passage, Report, Role

NO_LEXICON = "no lexicon of allegation cues"
Rule = Callable[[Passage, Profile, Report], str | None]


def withheld_by(report: Report, profile: Profile) -> dict[str, str | None]:
    """Return, by passage id, the rule that withholds it from the audience, or None where none does."""
    found: dict[str, str | None] = {}
    ignored = {p.id for p in report.passages_of(Role.IGNORE)}
    for passage in report.passages():
        found[passage.id] = "role: ignore" if passage.id in ignored else first_rule(passage, profile, report)
    for part in report.parts:
        if part.heading and part.role is Role.IGNORE:
            found[part.heading.id] = "role: ignore"
    return found


def first_rule(passage: Passage, profile: Profile, report: Report) -> str | None:
    """Return the first rule that withholds the passage from the audience, None if none does."""
    return next((why for rule in RULES if (why := rule(passage, profile, report)) is not None), None)


def is_denied(passage: Passage, profile: Profile, report: Report) -> bool:
    """Tell whether the audience must not have the passage's words, wherever they stand; `only` is no such rule."""
    return any(rule(passage, profile, report) is not None for rule in DENIALS)


def _ceiling(passage: Passage, profile: Profile, report: Report) -> str | None:
    if profile.ceiling.allows(passage.label):
        return None
    return f"ceiling {profile.ceiling.word}: labelled {passage.label}"


def _never(passage: Passage, profile: Profile, report: Report) -> str | None:
    """Withhold what a name means; a guessed theme withholds too, but is told as one."""
    if name := _named(passage, profile.never, report):
        return f"never: {name}"
    guessed = next((name for name in profile.never if name in passage.all_themes), None)
    return f"never: {guessed} (guessed theme)" if guessed else None


def _named(passage: Passage, names: tuple[str, ...], report: Report) -> str:
    """Return the first of the names that means the passage: its id, a theme that somebody gave it, a heading above it.

    "" if none does.
    """
    for name in names:
        if name == passage.id or name in passage.themes or passage.id in report.ids_under(name):
            return name
    return ""


def _allegation(passage: Passage, profile: Profile, report: Report) -> str | None:
    if profile.allegations is Allegations.SHOW or not passage.is_allegation:
        return None
    return f"allegations: omit ({why_allegation(passage)})"


def _no_lexicon(passage: Passage, profile: Profile, report: Report) -> str | None:
    relies_on_cues = profile.outside or profile.allegations is Allegations.OMIT
    if not relies_on_cues or passage.allegation is False or has_cue_lexicon(report.language):
        return None
    return f"{NO_LEXICON} for `{report.language}`: only what is marked `allegation: false`"


def _no_standing_out(passage: Passage, profile: Profile, report: Report) -> str | None:
    if passage.kind not in NAMES or may_be_heading(passage):
        return None
    return f"never in a title or heading ({why_allegation(passage)})"


def _only(passage: Passage, profile: Profile, report: Report) -> str | None:
    """Withhold what no name means. A guessed theme is no leave: guesses show nothing that would be withheld."""
    if not profile.only or not passage.number or _named(passage, profile.only, report):
        return None
    return f"only: {', '.join(profile.only)}"


DENIALS: tuple[Rule, ...] = (_ceiling, _never, _allegation, _no_lexicon)
RULES: tuple[Rule, ...] = (*DENIALS, _no_standing_out, _only)


def may_be_heading(passage: Passage) -> bool:
    """Tell whether the words may stand in a title or heading; `key_message: true` gives an allegation no leave."""
    return passage.may_stand_out and not passage.is_allegation


def why_allegation(passage: Passage) -> str:
    """Say why a passage counts as an allegation, or as a statement about a group of people."""
    if passage.allegation:
        return "annotated allegation: true"
    kinds = (CueKind.ALLEGATION, CueKind.GROUP) if passage.allegation is None else (CueKind.GROUP,)
    cues = [cue.text for kind in kinds for cue in passage.cues if cue.kind is kind]
    return f"cue “{cues[0]}”" if cues else "annotated key_message: false"
