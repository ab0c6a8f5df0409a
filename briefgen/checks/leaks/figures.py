"""What figures and the report's tables make secret, and what they give by right.

In: a selection. Out: fingerprints of what is withheld, the texts of what may be seen, the places of tables that may
not.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.brief import BriefFigure
from briefgen.checks.leaks.fingerprints import Fingerprints, fingerprints
from briefgen.tailoring.figures import withheld_tables
from briefgen.tailoring.selection import Selection


def of_figures(selection: Selection) -> Iterator[tuple[str, Fingerprints, bool]]:
    """Yield the fingerprints of withheld figures, each with its id, and whether they are those of data."""
    language = selection.report.language
    for figure in selection.figures_withheld:
        name = figure.text.passage.id
        for words in figure.own_words():
            yield name, fingerprints(words, language), words == figure.measure
        for words in _data(figure):
            yield name, fingerprints(words, language), True


def of_tables(selection: Selection) -> Iterator[tuple[str, Fingerprints]]:
    """Yield the fingerprints of the report's withheld tables, each with its id; the words of a header are no names."""
    language = selection.report.language
    withheld = withheld_tables(selection.report, selection.profile)
    for table in selection.report.tables:
        if table.id in withheld:
            yield table.id, fingerprints(_told(table.data.header), language, heading=True)
            for words in (table.title, table.source, *(_told(row.cells) for row in table.data.rows)):
                yield table.id, fingerprints(words, language)


def _data(figure: BriefFigure) -> Iterator[str]:
    yield from filter(None, (figure.source,))
    if figure.drawn_from is None:
        yield from map(_told, (figure.data.header, *(row.cells for row in figure.data.rows)))


def _told(cells: tuple[str, ...]) -> str:
    """Return a row as it could be told: what it is about, and its cells; numbers alone tell nothing."""
    return " | ".join(filter(None, cells))


def texts_of_tables(selection: Selection) -> Iterator[str]:
    """Yield what the audience may see of the report's tables, whether a figure draws them or not."""
    withheld = withheld_tables(selection.report, selection.profile)
    for table in selection.report.tables:
        if table.id not in withheld:
            yield from (text for _, text in table.placed_texts())


def marks_of_tables(selection: Selection) -> dict[str, str]:
    """Return the places of withheld tables, with the ids that they give away, unless something shown has them, too."""
    report = selection.report
    withheld = withheld_tables(report, selection.profile)
    free = {p.place for p in report.passages() if selection.shows(p)}
    free |= {place for table in report.tables if table.id not in withheld for place, _ in table.placed_texts()}
    return {
        place.key.casefold(): table.id
        for table in report.tables
        if table.id in withheld
        for place, _ in table.placed_texts()
        if place not in free
    }
