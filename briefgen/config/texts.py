"""The author's own texts in brief.yaml: `text`, `recommendations`, `glossary`.

In: these keys as read, with their places, and the sections and audiences there are. Out: `AuthorText`s whose cites are
checked against the report once it is known. What is empty is not written yet, and no mistake.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from briefgen.audience.profile import ALL
from briefgen.brief import GLOSSARY, KEY_FIGURES, PULL_QUOTE, RECOMMENDATIONS, AuthorText
from briefgen.config.accusing import accuses
from briefgen.config.messages import validate
from briefgen.config.schema.texts import KeyFigureEntry, RecommendationEntry, TextEntry
from briefgen.diagnostics import Diagnostic
from briefgen.labels import LABELS
from briefgen.nearest import alike, did_you_mean
from briefgen.report.cues import find_cues, has_cue_lexicon
from briefgen.report.model import Kind, Passage, Place, Report
from briefgen.tailoring.author import HEADLINE
from briefgen.yaml_source.document import KeyPath, YamlDocument

ONLY_ONE = {HEADLINE: "headline", PULL_QUOTE: "pull quote"}
ELSEWHERE = {  # what has a key of its own in brief.yaml
    GLOSSARY: "glossary: {term: what it means}",
    KEY_FIGURES: "key_figures: [{number: …, text: …, cites: […]}]",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as written: `cites` are ids as the author typed them, each with its place."""

    entry: TextEntry | RecommendationEntry | KeyFigureEntry
    path: KeyPath
    section: str
    audience: str = ""
    term: str = ""

    @property
    def id(self) -> str:
        """Return what messages and `explain` call the text: its place in brief.yaml, `text.press.questions[2]`.

        It is never like the id of a passage of the report, nor like that of another text.
        """
        first, *rest = self.path
        return str(first) + "".join(_step_of_id(step, listed=first != "text") for step in rest)

    @property
    def cites(self) -> list[str]:
        """Return the ids that the text stands on, as written."""
        return self.entry.supports if isinstance(self.entry, RecommendationEntry) else self.entry.cites

    @property
    def number(self) -> str:
        """Return the number of a key figure with single spaces, "" for all else."""
        return " ".join(self.entry.number.split()) if isinstance(self.entry, KeyFigureEntry) else ""

    def cite_path(self, number: int) -> KeyPath:
        """Return where the id of a number stands."""
        return (*self.path, "supports" if isinstance(self.entry, RecommendationEntry) else "cites", number)


def _step_of_id(step: str | int, *, listed: bool) -> str:
    """Return a step of a path; one with a sign that ids have is quoted, so that no two texts share an id."""
    if isinstance(step, int):
        return f"[{step + 1}]"
    name = json.dumps(step, ensure_ascii=False) if re.search(r'[].["]', step) else step
    return f"[{name}]" if listed else f".{name}"


@dataclass(slots=True)
class TextLoader:
    """Read the author's texts of one brief.

    `sections` are those that print texts, `audiences` the names that may be used.
    """

    document: YamlDocument
    sections: tuple[str, ...]
    audiences: tuple[str, ...]
    problems: list[Diagnostic]
    drafts: list[Draft] = field(default_factory=list)

    def read(
        self, text: Mapping[str, object], recommendations: Iterable[object], glossary: Mapping[str, object]
    ) -> None:
        """Keep every text as a draft; problems are told at their places."""
        for audience, parts in text.items():
            self._audience(audience, parts)
        for number, value in enumerate(recommendations):
            self._recommendation(value, ("recommendations", number))
        for term, value in glossary.items():
            if not term.strip():
                hint = "write `harbour register: the list of all vessels`"
                self.problems.append(self.document.error("a term has no words", ("glossary", term), hint, key=True))
                continue
            for draft in self._texts(value, ("glossary", term), GLOSSARY, ""):
                self.drafts.append(replace(draft, term=term))

    def _audience(self, audience: str, parts: object) -> None:
        path: KeyPath = ("text", audience)
        if audience not in (ALL, *self.audiences):
            hint = did_you_mean(audience, (ALL, *self.audiences))
            self.problems.append(self.document.error(f"no audience `{audience}`", path, hint, key=True))
        if parts is None:
            return
        if not isinstance(parts, dict):
            hint = "write `questions: […]` below it, or the name of another section"
            self.problems.append(self.document.error(f"`{audience}` takes a mapping of sections to texts", path, hint))
            return
        for section, value in parts.items():
            if section in ELSEWHERE or section not in self.sections:
                self.problems.append(self._no_section(section, (*path, section)))
                continue
            name = "" if audience == ALL else audience
            found = list(self._texts(value, (*path, section), section, name))
            if section in ONLY_ONE and len(found) > 1:
                message = f"a brief has one {ONLY_ONE[section]}"
                self.problems.append(self.document.error(message, found[1].path, "keep one of them"))
            self.drafts.extend(found)

    def _no_section(self, section: str, path: KeyPath) -> Diagnostic:
        message = f"`{section}` is no section for texts of the author’s"
        hint = did_you_mean(section, [name for name in self.sections if name not in ELSEWHERE])
        if section in ELSEWHERE:
            hint = f"write `{ELSEWHERE[section]}` at the left margin"
        return self.document.error(message, path, hint, key=True)

    def _texts(self, value: object, path: KeyPath, section: str, audience: str) -> Iterator[Draft]:
        """Yield the texts of a value: one text, one entry, or a list of either."""
        if isinstance(value, list):
            for number, one in enumerate(value):
                if isinstance(one, list):
                    hint = "write each text as an entry of its own: `- …`"
                    self.problems.append(self.document.error("a text is no list", (*path, number), hint))
                else:
                    yield from self._texts(one, (*path, number), section, audience)
            return
        data = value if isinstance(value, dict) else {"text": value}
        entry = validate(TextEntry, checkable(data), self.document, path, self.problems)
        if entry is not None and entry.text:
            yield Draft(entry, path, section, audience)

    def _recommendation(self, value: object, path: KeyPath) -> None:
        if isinstance(value, str):
            value = {"text": value}
        if isinstance(value, dict) and isinstance(value.get("to"), str):
            value = {**value, "to": [value["to"]]}
        if value is None:
            return  # not written yet
        if not isinstance(value, dict):
            hint = "write `- {text: …, to: [minister], supports: […]}`"
            message = "a recommendation is a text, or a mapping with `text`"
            self.problems.append(self.document.error(message, path, hint))
            return
        entry = validate(RecommendationEntry, checkable(value), self.document, path, self.problems)
        if entry is not None and entry.text:
            self.drafts.append(Draft(entry, path, RECOMMENDATIONS))
            for number, name in enumerate(entry.to):
                self._addressee(name, (*path, "to", number))

    def _addressee(self, name: str, path: KeyPath) -> None:
        """Tell of an addressee that accuses or is an audience mistyped; one that is no audience at all may be meant."""
        if accuses(name):
            hint = "name an audience or an office: it stands before the recommendation, with nothing to flag it"
            self.problems.append(self.document.error(f"the addressee `{name}` counts as an allegation", path, hint))
        if name not in self.audiences and any(alike(name, known) for known in self.audiences):
            hint = did_you_mean(name, self.audiences)
            self.problems.append(self.document.error(f"no audience `{name}`", path, hint))

    def cites(self) -> Iterator[tuple[str, KeyPath]]:
        """Yield every id that a text cites, as written, with its place."""
        for draft in self.drafts:
            for number, name in enumerate(draft.cites):
                yield name, draft.cite_path(number)

    def texts(self, report: Report, ids: Mapping[str, str]) -> tuple[AuthorText, ...]:
        """Return the texts; `ids` maps ids as written to those they mean now."""
        return tuple(self._text(draft, report, ids) for draft in self.drafts)

    def _text(self, draft: Draft, report: Report, ids: Mapping[str, str]) -> AuthorText:
        entry = draft.entry
        number = draft.number
        words = " ".join(f"{number} {entry.text}".split())
        passage = Passage(
            draft.id,
            Kind.AUTHOR,
            words,
            Place(),
            cues=find_cues(f"{draft.term}: {words}" if draft.term else words, report.language),
            judged=has_cue_lexicon(report.language),
            label=LABELS[entry.tlp] if entry.tlp else report.label,
            allegation=None if isinstance(entry, KeyFigureEntry) else entry.allegation,
        )
        return AuthorText(
            passage,
            draft.section,
            draft.audience,
            tuple(dict.fromkeys(ids.get(name, name) for name in draft.cites)),
            () if isinstance(entry, TextEntry) else tuple(entry.to),
            draft.term,
            number,
            self.document.location(draft.path),
        )


def checkable(value: object) -> object:
    """Return an entry with no text for one that is not written yet, so that its other keys are checked already."""
    if not isinstance(value, dict) or "text" not in value:
        return value
    text = value["text"]
    return {**value, "text": ""} if text is None or (isinstance(text, str) and not text.strip()) else value
