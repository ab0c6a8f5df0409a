"""The author's wording: each text, title and short rewrite, what it stands on, the verdict on it, and who signed it.

In: a brief. Out: a `Statement` for each. What restates the report (a title, a headline, short words, talking points,
whatever an own section prints) passes by itself only where it says no more than its source; else somebody signs it.
Questions, recommendations and notes are no statements about the findings: only where they accuse, or drop the doubt
about an allegation, they are held back too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from briefgen.brief import GLOSSARY, RECOMMENDATIONS, AuthorText, Brief, BriefFigure
from briefgen.checks.drawn import data_passage, drawn_lines
from briefgen.diagnostics import Diagnostic, Location, error, warning
from briefgen.fidelity import DATA_OF_AUTHOR, NOT_WHOLE, Judgement, Mode, Verdict, is_verbatim, judge
from briefgen.report.assemble import UNTITLED
from briefgen.report.lock import Signature, short_hash
from briefgen.report.model import Passage, Place, Report
from briefgen.tailoring.author import RIGHT_OF_REPLY, stands_on
from briefgen.tailoring.selection import Selection

# Sections whose texts ask, explain or advise: they are no restatements of findings.
NO_RESTATEMENTS = (RECOMMENDATIONS, GLOSSARY, RIGHT_OF_REPLY, "questions", "handling", "note", "safety-note", "contact")
SIGN = "change the words, or read them beside their source and sign: `briefgen sign {}`; older files stay till then"
STOPS = ("accusation-added",)  # even what asks or advises
STOPS_ON_ALLEGATIONS = ("hedge-dropped", "attribution-dropped", "approximator-dropped")


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of the author's, by the id that messages call them. `passage` is what holds them in the document.

    `sources` are the passages of the report it stands on; `judgement` is None where it stands on none. `restates` tells
    whether it says again what the report says. `drawn` is what a figure shows beside its words, a line each.
    """

    id: str
    words: str
    passage: str
    sources: tuple[Passage, ...]
    restates: bool
    judgement: Judgement | None
    signature: Signature | None
    location: Location | None = field(default=None, compare=False)
    drawn: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return the hash of what is signed: words, sources, what is drawn. Change one of them, and it lapses."""
        return signing_key(self.words, self.sources, self.drawn)

    @property
    def verdict(self) -> Verdict:
        """Return the verdict; a restatement that stands on nothing is for a person to judge."""
        return self.judgement.verdict if self.judgement else Verdict.REVIEW if self.restates else Verdict.PASS

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return why the verdict is not "pass", in words for a reader."""
        if self.judgement is None:
            return ("it names no findings that it stands on",) if self.restates else ()
        if self.judgement.verdict is Verdict.REVIEW and not self.judgement.reasons:
            return ("a rewrite in other words, which only a person can judge",)
        return tuple(reason.message for reason in self.judgement.reasons)

    @property
    def needs_signature(self) -> bool:
        """Tell whether somebody must answer for the words before they are published."""
        if self.restates:
            return self.verdict is not Verdict.PASS
        accuses = any(passage.is_allegation for passage in self.sources)
        stops = (*STOPS, *STOPS_ON_ALLEGATIONS) if accuses else STOPS
        return self.judgement is not None and any(r.hard and r.rule in stops for r in self.judgement.reasons)

    @property
    def is_held_back(self) -> bool:
        """Tell whether a signature is needed and missing."""
        return self.needs_signature and self.signature is None


def statements(brief: Brief) -> tuple[Statement, ...]:
    """Return the author's statements: title, texts, figures, short words; each once, in this order."""
    texts = (_text(text, brief) for text in brief.texts)
    return (*_names(brief), *texts, *(_figure(figure, brief) for figure in brief.figures), *_shorts(brief))


def signing_key(words: str, sources: tuple[Passage, ...], drawn: tuple[str, ...] = ()) -> str:
    """Return what a signature is known by: a hash of the words, of what they stand on, of what a figure draws."""
    on = [" ".join(passage.text.split()) for passage in sources]
    said = [words.splitlines(), on, drawn] if drawn else [" ".join(words.split()), *on]
    return short_hash(json.dumps(said, ensure_ascii=False))


def _names(brief: Brief) -> Iterator[Statement]:
    """Yield title and subtitle where brief.yaml gives others than the report has."""
    report = brief.report
    for name in (report.title, report.subtitle):
        if name and name.place == Place() and not brief.bare and not _is_stopgap(name, brief):
            sources = (*_own_names(report), *report.lead)
            where = Location(str(brief.file))
            yield _statement(brief, f"report.{name.kind}", name.text, name.id, sources, restates=True, where=where)


def _is_stopgap(name: Passage, brief: Brief) -> bool:
    """Tell whether the words are briefgen's, for a report that has no title."""
    return not brief.report.own_names and name.text == UNTITLED


def _own_names(report: Report) -> tuple[Passage, ...]:
    """Return the report's own title and subtitle as passages, where brief.yaml gives it others."""
    return tuple(Passage(f"own-name.{n}", report.title.kind, text, Place()) for n, text in enumerate(report.own_names))


def _text(text: AuthorText, brief: Brief) -> Statement:
    ids = stands_on(text, brief.report)
    sources = tuple(p for p in brief.report.passages() if p.id in ids)
    words = f"{text.term}: {text.passage.text}" if text.term else text.passage.text
    restates = text.section not in NO_RESTATEMENTS
    return _statement(brief, text.passage.id, words, text.passage.id, sources, restates=restates, where=text.location)


def _figure(figure: BriefFigure, brief: Brief) -> Statement:
    """Return what a figure says by caption, measure and alternative text: it restates its data and what it cites.

    Data of a file are the author's: nothing in the report vouches for them, so a person does.
    """
    ids = stands_on(figure.text, brief.report)
    sources = (*(p for p in brief.report.passages() if p.id in ids), data_passage(figure))
    parts = tuple(figure.own_words())
    judgement = strictest_judgement(judge_on(sources, words, brief.report.language) for words in parts)
    words, drawn = "\n".join(parts), tuple(drawn_lines(figure))
    return Statement(
        figure.text.passage.id,
        words,
        figure.text.passage.id,
        sources,
        True,
        judgement if figure.drawn_from else _for_a_person(judgement),
        brief.lock.signatures.get(signing_key(words, sources, drawn)),
        figure.text.location,
        drawn,
    )


def _for_a_person(judgement: Judgement) -> Judgement:
    """Return a judgement that does not pass by itself, since the data are the author's."""
    verdict = Verdict.REVIEW if judgement.verdict is Verdict.PASS else judgement.verdict
    return replace(judgement, verdict=verdict, reasons=(DATA_OF_AUTHOR, *judgement.reasons))


def strictest_judgement(judged: Iterable[Judgement]) -> Judgement:
    """Return the strictest of several judgements, with the reasons of all; of none, that nothing is claimed."""
    found = tuple(judged)
    if not found:
        return Judgement(Mode.VERBATIM, Verdict.PASS, ())
    order = (Verdict.PASS, Verdict.REVIEW, Verdict.FAIL)
    worst = max(found, key=lambda judgement: order.index(judgement.verdict))
    return replace(worst, reasons=tuple(dict.fromkeys(r for judgement in found for r in judgement.reasons)))


def _shorts(brief: Brief) -> Iterator[Statement]:
    for finding in brief.report.findings:
        if finding.short and not finding.is_allegation:
            where = brief.annotated.get(finding.id)
            yield _statement(
                brief, f"{finding.id}.short", finding.short, finding.id, (finding,), restates=True, where=where
            )


def _statement(
    brief: Brief,
    name: str,
    words: str,
    passage: str,
    sources: tuple[Passage, ...],
    *,
    restates: bool,
    where: Location | None,
) -> Statement:
    judgement = judge_on(sources, words, brief.report.language) if sources else None
    signature = brief.lock.signatures.get(signing_key(words, sources))
    return Statement(name, words, passage, sources, restates, judgement, signature, where)


def judge_on(sources: tuple[Passage, ...], words: str, language: str) -> Judgement:
    """Judge words by the passages that they stand on; part of an allegation never passes."""
    judgement = _judged("\n".join(_as_sentence(p.text) for p in sources), words, language)
    accusing = any(passage.is_allegation for passage in sources)
    if judgement.verdict is not Verdict.PASS or not accusing or any(_is_whole(p, words, language) for p in sources):
        return judgement
    return replace(judgement, verdict=Verdict.REVIEW, reasons=(*judgement.reasons, NOT_WHOLE))


def _is_whole(passage: Passage, words: str, language: str) -> bool:
    """Tell whether words are a sentence of a passage that is no allegation, or all of one that is."""
    if not is_verbatim(passage.text, words, language):
        return False
    return not passage.is_allegation or is_verbatim(words, passage.text, language)


def _as_sentence(text: str) -> str:
    """Return a heading or title as a sentence, so that it does not run on into what follows."""
    return text if text.rstrip().endswith((".", "!", "?", "…", "”", ":")) else f"{text.rstrip()}."


@lru_cache(maxsize=4096)
def _judged(source: str, words: str, language: str) -> Judgement:
    return judge(source, words, language)


def shown_statements(selection: Selection, stated: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements of the author's that an audience gets."""
    texts = {text.passage.id for text in selection.own_shown}
    rewritten = {name for name, wording in selection.wordings.items() if wording.by_author}
    names = {p.id for p in (selection.report.title, selection.report.subtitle) if p and selection.shows(p)}
    return tuple(s for s in stated if s.passage in texts | rewritten | names)


def check_wording(stated: Iterable[Statement], brief: Brief) -> tuple[Diagnostic, ...]:
    """Return an error for each statement that nobody has signed although somebody must.

    A draft is built without signatures; then they are warnings.
    """
    say = warning if brief.marking.draft else error
    return tuple(
        say(f"not signed: `{s.id}` ({s.verdict}: {'; '.join(s.reasons)})", s.location, SIGN.format(brief.folder))
        for s in stated
        if s.is_held_back
    )
