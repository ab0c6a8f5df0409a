"""Texts in other languages and scripts than English, and themes that set them. Places and facts are invented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from briefgen.document.nodes import Document
from briefgen.style.theme import Theme
from tests.writers.pdf.reading import document_of

GERMAN = (
    "Die Hafenverwaltung von Quell veröffentlichte im vergangenen Jahr keine Betriebsgenehmigungen, obwohl das "
    "Verwaltungsgericht die Offenlegung der Eigentumsverhältnisse ausdrücklich angeordnet hatte. Kleinere "
    "Handelsunternehmen warten durchschnittlich neun Tage auf Einfuhrgenehmigungen, die das Gesetz innerhalb von zwei "
    "Tagen verspricht. Die Schifffahrtsgesellschaften zahlen inzwischen 3,1 Millionen Kronen Liegegebühren, das sind "
    "15 % weniger als am 24. November des Vorjahres. "
)
GREEK = (
    "Η λιμενική αρχή του Κουέλ δεν δημοσίευσε πέρυσι καμία άδεια λειτουργίας, μολονότι το διοικητικό δικαστήριο είχε "
    "διατάξει ρητώς τη δημοσιοποίηση των ιδιοκτησιακών στοιχείων. Οι μικρότερες εμπορικές επιχειρήσεις περιμένουν "
    "εννέα ημέρες για τις άδειες εισαγωγής που ο νόμος υπόσχεται μέσα σε δύο ημέρες. "
)
RUSSIAN = (
    "Портовая администрация Квелла в прошлом году не опубликовала ни одного разрешения, хотя административный суд "
    "прямо распорядился обнародовать сведения о собственниках. Небольшие торговые предприятия ожидают ввозного "
    "разрешения девять дней, а закон обещает его через два дня. "
)
RUNNING = ("body", "item", "note")


def justified(theme: Theme, languages: Iterable[str] = ("de",)) -> Theme:
    """Return the theme with even edges in its running text, hyphenating these languages."""
    styles = dict(theme.styles)
    for name in RUNNING:
        styles[name] = replace(styles[name], justified=True)
    return replace(theme, styles=MappingProxyType(styles), hyphenate=frozenset(languages))


def in_language(language: str, *content: object) -> Document:
    """Return a brief in a language that holds these blocks."""
    document = document_of(*content)
    return replace(document, metadata=replace(document.metadata, language=language))
