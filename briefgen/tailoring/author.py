"""Step 5: the author's own texts. The same rules as for the report's words, and one more.

In: the brief's texts, what is withheld from and what is shown to the audience, its profile. Out: a decision for each
text that is meant for it. A text that cites a passage which this audience may not see is left out: it would tell of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefgen.audience.profile import Profile, To
from briefgen.brief import GLOSSARY, KEY_FIGURES, PULL_QUOTE, RECOMMENDATIONS, AuthorText
from briefgen.labels import strictest
from briefgen.report.model import NAMES, Passage, Report
from briefgen.report.persons import names_somebody
from briefgen.tailoring.address import addressed
from briefgen.tailoring.quoting import quoted
from briefgen.tailoring.select import first_rule, may_be_heading, why_allegation
from briefgen.tailoring.selection import Decision, Fate, Selection

HEADLINE, RIGHT_OF_REPLY = "headline", "right-of-reply"
AUTHOR_SECTIONS = (HEADLINE, "questions", "talking-points", "handling")  # only an author can write them
WRITABLE = (*AUTHOR_SECTIONS, PULL_QUOTE)  # what a starter brief has an empty entry for
FOR_ALL = (RECOMMENDATIONS, GLOSSARY, KEY_FIGURES)
PROMINENT = {  # sections in which nothing that counts as an allegation stands, and what is said of them
    HEADLINE: "a title or heading",
    KEY_FIGURES: "a key figure",
    PULL_QUOTE: "a pull quote",
}
FIGURES_IF_NO_MAX = 4


def is_meant(text: AuthorText, profile: Profile) -> bool:
    """Tell whether a text is written for the audience: for it, or for all; a key figure may name several."""
    named = text.section != KEY_FIGURES or addressed(text.to, To.OWN, profile)
    return named and text.audience in ("", profile.name)


def texts_for(texts: Iterable[AuthorText], profile: Profile) -> tuple[AuthorText, ...]:
    """Return the texts meant for the audience; what is written for it alone stands in place of what is for all."""
    meant = [text for text in texts if is_meant(text, profile)]
    own = {text.section for text in meant if text.audience}
    return tuple(t for t in meant if t.audience or t.section in FOR_ALL or t.section not in own)


def stands_on(text: AuthorText, report: Report) -> dict[str, str]:
    """Return the ids of what the text stands on, each with the id that it cites: a heading means all that is under it.

    In `never`, `only` and annotations.yaml a heading means the same.
    """
    found = {name: name for name in text.cites}
    for name in text.cites:
        for below in sorted(report.ids_under(name)):
            found.setdefault(below, name)
    return found


def cited_by(text: AuthorText, report: Report) -> tuple[Passage, ...]:
    """Return the passages that the text stands on, in the report's order."""
    ids = stands_on(text, report)
    return tuple(p for p in report.passages() if p.id in ids)


def repeated(text: AuthorText, report: Report) -> Passage | None:
    """Return the passage of which a pull quote has whole sentences, word for word; None for all other texts."""
    return quoted(text, cited_by(text, report), report.language) if text.section == PULL_QUOTE else None


def labelled(text: AuthorText, report: Report) -> AuthorText:
    """Return the text with the strictest label of what it cites; it counts as an allegation where it cites one."""
    cited = cited_by(text, report)
    passage = text.passage
    accuses = any(p.is_allegation for p in cited) and passage.allegation is None
    label = strictest((passage.label, *(p.label for p in cited)))
    return replace(text, passage=replace(passage, label=label, allegation=True if accuses else passage.allegation))


@dataclass(frozen=True, slots=True)
class TextRules:
    """What decides about a text: the report, the profile, what is withheld by rule, and the words that are shown."""

    report: Report
    profile: Profile
    withheld: Mapping[str, str | None]
    shown: tuple[Passage, ...]

    def decide(self, texts: tuple[AuthorText, ...]) -> dict[str, Decision]:
        """Return the fate of each labelled text, by the id of its passage; what explains words is decided last."""
        decided = {text.passage.id: self.decide_one(text) for text in texts if not text.term}
        printed = [t for t in texts if not t.term and decided[t.passage.id].is_shown]
        for text, rule in self._unprinted(printed):
            decided[text.passage.id] = Decision(Fate.CUT, rule)
        words = [p.text for p in self.shown]
        words += [t.passage.text for t in printed if decided[t.passage.id].is_shown]
        return decided | {text.passage.id: self._explain(text, words) for text in texts if text.term}

    def _unprinted(self, texts: list[AuthorText]) -> Iterator[tuple[AuthorText, str]]:
        """Yield the texts that their sections have no use for, with the reason: no label or term may stand on them."""
        for text in [t for t in texts if t.section == HEADLINE][1:]:
            yield text, "a brief has one headline, and it is another"
        for text in [t for t in texts if t.section == PULL_QUOTE]:
            yield from ((text, why) for why in self._no_quote(text, texts))
        plan = self.profile.section(KEY_FIGURES)
        most = FIGURES_IF_NO_MAX if plan is None or plan.max is None else plan.max
        yield from ((t, f"section {KEY_FIGURES}: max {most}") for t in figures(texts)[most:])
        own = (t.passage for t in texts if t.section != RIGHT_OF_REPLY)
        if not names_people((*self.shown, *own), self.report.language):
            yield from ((t, "nobody is named in what is shown") for t in texts if t.section == RIGHT_OF_REPLY)

    def _no_quote(self, text: AuthorText, texts: list[AuthorText]) -> Iterator[str]:
        """Yield why a pull quote is not set: it is the second one, or shows a finding that the brief does not count."""
        quotes = [t for t in texts if t.section == PULL_QUOTE]
        passage = repeated(text, self.report)
        shown = {p.id for p in self.shown}
        if text is not quotes[0]:
            yield "a brief has one pull quote, and it is another"
        elif passage is not None and passage.number and passage.id not in shown:
            yield f"quotes {passage.id}, which is not shown"

    def decide_one(self, text: AuthorText) -> Decision:
        """Return the fate of a labelled text by what it says, cites, and to whom it goes."""
        for name, cited in stands_on(text, self.report).items():
            if self.withheld.get(name) is not None:
                which = f"{cited}, which" if name == cited else f"{cited}, below which {name}"
                return Decision(Fate.WITHHELD, f"cites {which} is withheld ({self.withheld[name]})")
        why = first_rule(text.passage, self.profile, self.report) or self._no_standing_out(text)
        if why is not None:
            return Decision(Fate.WITHHELD, why)
        plan = self.profile.section(text.section)
        if plan is None:
            return Decision(Fate.CUT, f"this profile has no section {text.section}")
        if not addressed(text.to, plan.to, self.profile):
            return Decision(Fate.CUT, f"addressed to {', '.join(text.to)}")
        return Decision(Fate.SHOWN, f"section {text.section}", text.section)

    def _no_standing_out(self, text: AuthorText) -> str | None:
        """Keep what counts as an allegation or stands on one out of what is set large, whatever its author says."""
        passage = accusing(text, self.report)
        if passage is None:
            return None
        where = "" if passage is text.passage else f"cites {passage.id}: "
        return f"{where}never in {PROMINENT[text.section]} ({why_allegation(passage)})"

    def _explain(self, text: AuthorText, words: list[str]) -> Decision:
        decision = self.decide_one(text)
        if not decision.is_shown:
            return decision
        wanted = self.profile.terms.explain
        if wanted and text.term.casefold() not in (term.casefold() for term in wanted):
            return Decision(Fate.CUT, "not among the terms that the profile explains")
        if not occurs(text.term, words):
            return Decision(Fate.CUT, "the term is not in what is shown")
        return decision


def figures(texts: Iterable[AuthorText]) -> list[AuthorText]:
    """Return the key figures among the texts."""
    return [text for text in texts if text.section == KEY_FIGURES]


def accusing(text: AuthorText, report: Report) -> Passage | None:
    """Return what the text cites, or its own passage, that keeps it from being set large; None where nothing does."""
    if text.section not in PROMINENT:
        return None
    found = (*cited_by(text, report), text.passage)
    return next((passage for passage in found if not may_be_heading(passage)), None)


def names_people(passages: Iterable[Passage], language: str) -> bool:
    """Tell whether one of the passages names a person. Titles and headings, with their capitals, tell nothing."""
    return any(names_somebody(p.text, language) for p in passages if p.kind not in NAMES)


def occurs(term: str, texts: Iterable[str]) -> bool:
    """Tell whether one of the texts holds the term as a word or words, in any case, with or without a plural s."""
    pattern = pattern_of(term)
    return any(pattern.search(text) for text in texts)


def pattern_of(term: str) -> re.Pattern[str]:
    """Return what finds a term as a word or words, in any case, with or without a plural s."""
    spaced = r"\s+".join(map(re.escape, term.split()))
    return re.compile(rf"(?<!\w){spaced}s?(?!\w)", re.IGNORECASE)


def unwritten(selection: Selection) -> tuple[str, ...]:
    """Return the sections that only an author can write and for which the brief has no text, as the profile orders."""
    written = {text.section for text in selection.texts}
    names = (plan.name for plan in selection.profile.sections)
    return tuple(name for name in names if name in AUTHOR_SECTIONS and name not in written)


def unexplained(selection: Selection) -> tuple[str, ...]:
    """Return the terms that the profile wants explained, that stand in what is shown, and have no explanation."""
    explained = {text.term.casefold() for text in selection.texts if text.term}
    words = [*(p.text for p in selection.shown), *(text.passage.text for text in selection.texts_shown)]
    wanted = selection.profile.terms.explain
    return tuple(term for term in wanted if term.casefold() not in explained and occurs(term, words))
