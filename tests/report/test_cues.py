"""Cues of allegations and of statements about groups; all people and countries but a few adjectives are invented."""

from __future__ import annotations

import pytest

from briefgen.report.cues import find_cues, has_cue_lexicon
from briefgen.report.model import CueKind


def cues(text: str, kind: CueKind) -> list[str]:
    return [c.text for c in find_cues(text) if c.kind is kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Otto Krak reportedly sold berths.", ["reportedly"]),
        ("Officers have repeatedly been accused of selling permits.", ["have repeatedly been accused of"]),
        ("He is widely believed to have run the ring.", ["is widely believed to have"]),
        ("He is believed to be in Quell.", ["is believed to be"]),
        ("They are said to take a share.", ["are said to"]),
        ("Rumours persist, and rumors too.", ["Rumours", "rumors"]),
        ("The purported owner, supposedly ill.", ["purported", "supposedly"]),
        ("The clerk claimed that Otto Krak took it.", ["claimed that"]),
        ("According to two unnamed sources, he was paid.", ["According to two unnamed sources"]),
        ("According to local witnesses, he was paid.", ["According to local witnesses"]),
        ("The firm was implicated in theft.", ["was implicated in"]),
        ("The firm was linked to drug smuggling.", ["linked to"]),
        ("The firm was linked to Aldo Ruritan.", ["linked to"]),
        ("He was charged with theft and later indicted.", ["was charged with", "indicted"]),
        ("He is under criminal investigation.", ["under criminal investigation"]),
        ("The office was complicit in the fraud.", ["complicit in"]),
        ("He is suspected of theft.", ["is suspected of"]),
        ("The accusations, and one allegation.", ["accusations", "allegation"]),
        ("It is alleged that fees vanished.", ["It is alleged that"]),
        ("He denies any wrongdoing.", ["denies any"]),
    ],
)
def test_hearsay_and_accusations_are_found_with_the_longest_phrase(text: str, expected: list[str]) -> None:
    assert cues(text, CueKind.ALLEGATION) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The report emphasizes that fees fell.",
        "According to the report, fees fell.",
        "According to official figures, fees fell.",
        "Growth is linked to exports of timber.",
        "The insurance claims were paid.",
        "Calls for more accountability have not been met.",
        "The unallegedly long pier.",
    ],
)
def test_plain_attribution_and_plain_words_are_no_allegations(text: str) -> None:
    assert cues(text, CueKind.ALLEGATION) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Otto Krak HAS\u00a0BEEN\nAccused  of theft.", "HAS\u00a0BEEN\nAccused  of"),
        ("The “alleged” owner.", "alleged"),
        ("The alleg\u00adedly missing fee.", "alleg\u00adedly"),
        ("A whistle‑blower spoke.", "whistle‑blower"),
    ],
)
def test_cues_are_found_over_spaces_quotes_and_hidden_hyphens_as_they_stand(text: str, cue: str) -> None:
    assert cues(text, CueKind.ALLEGATION) == [cue]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zedlander groups dominate the trade.", ["Zedlander groups"]),
        ("Ruritanian criminal networks sell arms.", ["Ruritanian criminal networks"]),
        ("Zedlanders dominate the trade.", ["Zedlanders"]),
        ("Syldavian and Bordurese gangs.", ["Syldavian and Bordurese gangs"]),
        ("Chinese groups and Taiwanese groups.", ["Chinese groups", "Taiwanese groups"]),
        ("The Chinese build ports. The Chinese dominate.", ["Chinese"]),
        ("Muslim communities moved.", ["Muslim communities"]),
        ("Ethnic minorities moved.", ["Ethnic minorities"]),
        ("Zedish-led rings.", ["Zedish-led"]),
        ("Foreign nationals own ships.", ["Foreign nationals"]),
        ("Nationals of Zedland own ships.", ["Nationals of"]),
        ("ZEDLANDER GROUPS DOMINATE.", ["ZEDLANDER GROUPS"]),
    ],
)
def test_statements_about_groups_are_found(text: str, expected: list[str]) -> None:
    assert cues(text, CueKind.GROUP) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Cambodian ports, the Cambodian constitution and Cambodian law.",
        "The Syldavian government signed.",
        "These groups invest.",
        "Humanitarian groups help. Civilian groups too.",
        "Small, loose criminal networks exist in Zedland.",
        "He speaks Khmer and English.",
        "The polish workers use.",
    ],
)
def test_institutions_and_lookalikes_are_no_groups(text: str) -> None:
    assert cues(text, CueKind.GROUP) == []


def test_only_english_has_a_lexicon_of_cues() -> None:
    assert has_cue_lexicon("en")
    assert has_cue_lexicon("en-GB")
    assert not any(has_cue_lexicon(language) for language in ("fr", "es", "km", "und", ""))


def test_english_cues_are_found_in_any_language() -> None:
    assert [c.text for c in find_cues("Otto Krak, « allegedly » parti.", "fr")] == ["allegedly"]
