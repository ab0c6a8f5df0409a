"""`key_figures` in brief.yaml, and the rules for what is set large: a number is the report's own, nothing accuses.

In: entries as read, with their places; the author's texts, once the report is known. Out: drafts of texts; errors at
the key that causes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.brief import KEY_FIGURES, PULL_QUOTE, AuthorText
from briefgen.config.messages import validate
from briefgen.config.schema.texts import KeyFigureEntry
from briefgen.config.texts import Draft, checkable
from briefgen.diagnostics import Diagnostic
from briefgen.fidelity import has_number, nearest_number, numbers_in, stands_in
from briefgen.nearest import did_you_mean
from briefgen.report.model import Passage, Report
from briefgen.tailoring.author import PROMINENT, accusing, cited_by
from briefgen.tailoring.select import why_allegation
from briefgen.yaml_source.document import KeyPath, YamlDocument

KEY = "key_figures"
MOST_SHOWN = 6  # numbers of a finding in a hint
SET_LARGE = (KEY_FIGURES, PULL_QUOTE)


def read_key_figures(
    entries: Iterable[object], document: YamlDocument, audiences: Sequence[str], problems: list[Diagnostic]
) -> list[Draft]:
    """Return the key figures that are written; problems are told at their places."""
    found: list[Draft] = []
    for at, value in enumerate(entries):
        path: KeyPath = (KEY, at)
        if value is None:
            continue  # not written yet
        if not isinstance(value, dict):
            hint = "write `- {number: 15%, text: what it counts, cites: […]}`"
            problems.append(document.error("a key figure is a mapping with `number`, `text` and `cites`", path, hint))
            continue
        entry = validate(KeyFigureEntry, checkable(_with_texts(value)), document, path, problems)
        if entry is not None and entry.text:
            found.append(Draft(entry, path, KEY_FIGURES))
            for n, name in enumerate(entry.to):
                if name not in audiences:
                    where = (*path, "to", n)
                    problems.append(document.error(f"no audience `{name}`", where, did_you_mean(name, audiences)))
    return found


def _with_texts(value: dict[str, object]) -> dict[str, object]:
    """Return an entry whose number is a text and whose audience is a list, as they are easily written otherwise."""
    number, to = value.get("number"), value.get("to")
    more: dict[str, object] = {}
    if isinstance(number, int | float) and not isinstance(number, bool):
        more["number"] = str(number)
    if isinstance(to, str):
        more["to"] = [to]
    return {**value, **more}


# --------------------------------------------------------------------------------------- once the report is known


def check_prominent(
    drafts: Iterable[Draft], texts: Iterable[AuthorText], report: Report, document: YamlDocument
) -> Iterator[Diagnostic]:
    """Yield what keeps a key figure or a pull quote from being set: an allegation, a number that no finding has."""
    known = {p.id for p in report.passages()}
    for draft, text in zip(drafts, texts, strict=True):
        if not all(name in known for name in text.cites):
            continue  # told already, at the id
        if text.section in SET_LARGE and (passage := accusing(text, report)) is not None:
            yield _accuses(draft, text, passage, report, document)
        elif draft.number:
            yield from _number(draft, text, report, document)


def _accuses(draft: Draft, text: AuthorText, passage: Passage, report: Report, document: YamlDocument) -> Diagnostic:
    what, why = PROMINENT[text.section], why_allegation(passage)
    if passage is text.passage:
        hint = "say it in words that accuse nobody, or in a section where it is flagged"
        return document.error(f"the words may not stand in {what} ({why})", draft.path, hint)
    at = next(n for n, name in enumerate(text.cites) if name == passage.id or passage.id in report.ids_under(name))
    message = f"`{passage.id}` may not stand in {what} ({why})"
    return document.error(message, draft.cite_path(at), "cite another finding, or take the entry out")


def _number(draft: Draft, text: AuthorText, report: Report, document: YamlDocument) -> Iterator[Diagnostic]:
    findings = [p for p in cited_by(text, report) if p.number]
    where: KeyPath = (*draft.path, "number")
    if not findings:
        hint = "cite the finding in which the number stands; `briefgen outline` lists the ids"
        yield document.error("a key figure cites a finding", draft.cite_path(0), hint)
    elif not has_number(text.number, report.language):
        hint = "write a number out of the finding, in figures or words, and all else behind `text`"
        yield document.error(f"“{text.number}” is no number", where, hint)
    elif not any(stands_in(text.number, p.text, report.language) for p in findings):
        message = f"“{text.number}” does not stand in {', '.join(f'`{p.id}`' for p in findings)}"
        yield document.error(message, where, _found(text.number, findings, report.language))


def _found(number: str, findings: Sequence[Passage], language: str) -> str:
    """Say what stands in place of a number: the nearest to it, or the numbers of the first finding that has any."""
    for passage in findings:
        if (near := nearest_number(number, passage.text)) and near != number:
            return f"`{passage.id}` has “{near}”: write it as the report does, word for word"
    for passage in findings:
        if numbers := numbers_in(passage.text, language):
            return f"`{passage.id}` has {', '.join(f'“{found}”' for found in numbers[:MOST_SHOWN])}"
    return "no finding that it cites has a number"
