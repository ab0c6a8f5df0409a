"""Themes that cue words suggest: which words count, which theme comes first, and what nobody guesses about."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.config.taxonomy import NAME
from briefgen.report.annotations import Annotation
from briefgen.report.taxonomy import FOLDER, LANGUAGES, MOST, Guess, Taxonomy, guess_themes, shipped
from briefgen.report.taxonomy.matching import parse_cue
from tests.making import annotated, make_report, with_passage

# The themes that the shipped audiences and the example briefs use.
USED = frozenset((
    "government-commitment", "rule-of-law", "borders", "standards-compliance", "accountability", "transparency",
    "judiciary", "criminal-justice", "victim-support", "implementation-gap", "civil-society", "capacity",
    "corruption", "human-trafficking", "media-freedom", "criminal-networks", "trafficking", "money-laundering",
    "civic-space", "labour-rights", "public-trust", "revenue", "natural-resources",
))  # fmt: skip
BOATS = Taxonomy((("boats", ("boat", "ferry line", "sail*")), ("quays", ("quay*", "ferry"))))


def guessed(text: str, taxonomy: Taxonomy = BOATS) -> list[tuple[str, str]]:
    return [(guess.theme, guess.cue) for guess in taxonomy.guesses(text)]


# -------------------------------------------------------------------------------------------------------- the words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A boat lies in Quell.", [("boats", "boat")]),
        ("A BOAT lies in Quell.", [("boats", "BOAT")]),
        ("Boats lie in Quell.", []),
        ("A longboat lies in Quell.", []),
        ("A long-boat lies in Quell.", [("boats", "boat")]),
        ("The boat’s owner lives in Marrow.", [("boats", "boat")]),
        ("Sailors live in Marrow.", [("boats", "Sailors")]),
        ("He set sail.", [("boats", "sail")]),
        ("The assailant fled.", []),
        ("The ferry line closed.", [("boats", "ferry line"), ("quays", "ferry")]),
        ("The ferry-line closed.", [("boats", "ferry-line"), ("quays", "ferry")]),
        ("The ferry\u00a0\n line closed.", [("boats", "ferry\u00a0\n line"), ("quays", "ferry")]),
        ("No ferry; a line of cars.", [("quays", "ferry")]),
        ("The fer\u00adry li\u200bne closed.", [("boats", "fer\u00adry li\u200bne"), ("quays", "fer\u00adry")]),
        ("", []),
    ],
)
def test_a_cue_matches_whole_words_in_any_case_and_phrases_over_spaces_and_hyphens(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert guessed(text) == expected


@pytest.mark.parametrize("text", ["Une société écran.", "Une socie\u0301te\u0301 e\u0301cran.", "UNE SOCIÉTÉ ÉCRAN."])
def test_the_ways_to_write_an_accent_make_no_difference(text: str) -> None:
    assert [g.theme for g in shipped("fr").guesses(text)] == ["money-laundering"]


def test_a_ligature_hides_no_word() -> None:
    assert guessed("An oﬃce.", Taxonomy((("offices", ("office",)),))) == [("offices", "oﬃce")]


def test_any_word_of_a_phrase_may_have_any_ending() -> None:
    taxonomy = Taxonomy((("fees", ("harbour* due*",)),))
    assert guessed("Harbours’ dues fell.", taxonomy) == [("fees", "Harbours’ dues")]
    assert guessed("Harbour and dues fell.", taxonomy) == []


# ------------------------------------------------------------------------------------------------------- the order


def test_most_matches_come_first_then_the_earliest_then_the_order_of_the_file() -> None:
    assert guessed("Quays, then a boat, a boat.") == [("boats", "boat"), ("quays", "Quays")]
    assert guessed("Quays, then a boat.") == [("quays", "Quays"), ("boats", "boat")]
    assert guessed("The ferry line.") == [("boats", "ferry line"), ("quays", "ferry")]


def test_words_count_once_for_a_theme_however_many_of_its_cues_they_fit() -> None:
    taxonomy = Taxonomy((("fees", ("port fee", "fee", "port*")), ("quays", ("quay",))))
    assert guessed("A quay, a port fee, a quay.", taxonomy) == [("quays", "quay"), ("fees", "port fee")]


def test_a_finding_has_three_guesses_at_most() -> None:
    taxonomy = Taxonomy(tuple((f"theme-{n}", (f"word{'abcde'[n]}",)) for n in range(5)))
    assert len(taxonomy.guesses("worda wordb wordc wordd worde")) == MOST == 3


@given(text=st.text(st.sampled_from("boat quay sail-ferry line’\n"), max_size=80))
def test_a_guess_shows_words_that_stand_in_the_text(text: str) -> None:
    found = BOATS.guesses(text)
    assert all(guess.cue and guess.cue in text for guess in found)
    assert len({guess.theme for guess in found}) == len(found)
    assert BOATS.guesses(text) == found


def test_a_long_text_takes_no_long_time() -> None:
    text = "The criminal criminal national traffic human of the border. " * 5_000
    shipped("en").guesses("once, so that reading the cues does not count")
    begun = time.perf_counter()
    shipped("en").guesses(text)
    assert time.perf_counter() - begun < 5


# ------------------------------------------------------------------------------------------------------- own words


def test_own_words_add_to_a_theme_make_a_new_one_and_an_empty_list_takes_one_out() -> None:
    own = BOATS.extended({"boats": ("barge", "boat"), "tolls": ("toll",), "quays": (), "piers": ()})
    assert own.themes == (("boats", ("boat", "ferry line", "sail*", "barge")), ("tolls", ("toll",)))
    assert BOATS.names == ("boats", "quays")


@pytest.mark.parametrize("cue", ["", "x", "*", "bo*at", "*boat", "boat,", " boat", "boat ", "5", "boat **", "b. oat"])
def test_a_cue_that_could_match_nothing_or_anything_is_refused(cue: str) -> None:
    with pytest.raises(ValueError, match=r"is too short|is no word|has a `\*`"):
        parse_cue(cue)


# ------------------------------------------------------------------------------------------------- what comes along


def test_all_languages_have_the_same_themes_and_the_audiences_find_theirs() -> None:
    names = [frozenset(shipped(language).names) for language in LANGUAGES]
    assert names[0] == names[1] == names[2]
    assert names[0] >= USED
    assert all(NAME.fullmatch(name) for name in names[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_cue_is_sound_and_stands_once(language: str) -> None:
    text = (FOLDER / f"{language}.yaml").read_text(encoding="utf-8")
    assert len(re.findall(r"^[a-z-]+: \[$", text, re.MULTILINE)) == len(shipped(language).themes)
    for theme, cues in shipped(language).themes:
        assert len(cues) >= 5, theme
        assert len({cue.casefold() for cue in cues}) == len(cues), theme
        assert all(parse_cue(cue) for cue in cues)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_cue_alone_suggests_its_theme(language: str) -> None:
    taxonomy = shipped(language)
    for theme, cues in taxonomy.themes:
        alone = Taxonomy(((theme, cues),))
        for cue in cues:
            assert alone.guesses(cue.replace("*", "")) == (Guess(theme, cue.replace("*", "")),), cue


def test_a_region_makes_no_difference_and_an_unknown_language_has_no_themes() -> None:
    assert shipped("fr-CA") is shipped("fr") or shipped("fr-CA") == shipped("fr")
    assert shipped("und") == shipped("tlh") == Taxonomy()


ENGLISH = [
    ("Zedland’s parliament passed a media law that lets the harbour office censor newspapers.", "media-freedom"),
    ("Customs officers at the border of Quell count lorries by hand.", "borders"),
    ("The courts of Marrow have four judges for 90,000 people.", "judiciary"),
    ("Bribes of a few crowns are common at the permit office.", "corruption"),
    ("The strategy exists only on paper, and it has not been implemented outside Quell.", "implementation-gap"),
    ("The inspectorate is understaffed: it has too few inspectors for 61 warehouses.", "capacity"),
    ("Victims and survivors of the floods wait a year for reparations.", "victim-support"),
    ("Shell companies in Marrow hide the proceeds of crime.", "money-laundering"),
    ("The government has pledged to publish its national action plan.", "government-commitment"),
    ("Trade unions in Zedland have no right to strike.", "labour-rights"),
    ("Activists face intimidation when they ask for freedom of assembly.", "civic-space"),
    ("Public trust in the harbour police has fallen.", "public-trust"),
    ("Illegal logging takes a third of the timber of Quell.", "natural-resources"),
    ("Nurses leave the hospitals of Marrow.", "health"),
    ("Zedland does not comply with the international standard.", "standards-compliance"),
]
FRENCH = [
    ("Les pots-de-vin sont courants au bureau des permis de Marrow.", "corruption"),
    ("Les douaniers de Quell comptent les camions à la frontière.", "borders"),
    ("La confiance de la population dans les institutions du Zedland baisse.", "public-trust"),
    ("La stratégie n’a pas été mise en œuvre hors de Quell et reste lettre morte.", "implementation-gap"),
    ("Les journalistes du Zedland sont censurés.", "media-freedom"),
    ("La traite d’êtres humains augmente à Quell.", "human-trafficking"),
    ("L’inspection du travail de Marrow a deux agents.", "labour-rights"),
    ("Le blanchiment passe par des sociétés-écrans.", "money-laundering"),
    ("Les impôts perçus à Quell ont baissé d’un dixième.", "revenue"),
]
SPANISH = [
    ("Los sobornos son frecuentes en la oficina de permisos de Marrow.", "corruption"),
    ("Los aduaneros de Quell cuentan los camiones en la frontera.", "borders"),
    ("La confianza en las instituciones de Zedland ha bajado.", "public-trust"),
    ("La estrategia no se ha aplicado fuera de Quell y sigue siendo letra muerta.", "implementation-gap"),
    ("Los periodistas de Zedland sufren la censura.", "media-freedom"),
    ("La trata de personas aumenta en Quell.", "human-trafficking"),
    ("Los sindicatos de Marrow no tienen derecho de huelga.", "labour-rights"),
    ("El lavado de dinero pasa por empresas fantasma.", "money-laundering"),
    ("Los impuestos cobrados en Quell han bajado una décima parte.", "revenue"),
]
CASES = [(lang, *case) for lang, cases in (("en", ENGLISH), ("fr", FRENCH), ("es", SPANISH)) for case in cases]


@pytest.mark.parametrize(("language", "text", "theme"), CASES)
def test_the_first_guess_is_what_a_sentence_is_about(language: str, text: str, theme: str) -> None:
    assert shipped(language).guesses(text)[0].theme == theme


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The business environment of Quell has capacity for one more ferry."),
        ("en", "The auditorium quarrelled about the union of the two halves."),
        ("en", "In the fiscal year 2026 the members trained in the unit."),
        ("fr", "La constitution du dossier s’élève à trois crowns, et l’émission dure une heure."),
        ("fr", "Les coûts effectifs ont été retenus et les allocations de mémoire corrigées."),
        ("es", "La constitución de la empresa en el auditorio fue un deporte."),
    ],
)
def test_words_with_several_senses_suggest_nothing(language: str, text: str) -> None:
    assert shipped(language).guesses(text) == ()


# ---------------------------------------------------------------------------------------------------- in a report

FEES = "Fees fell by a tenth within a year."
REPORT = make_report({"On fees": [FEES, "The quay is old."]}, lead=[FEES], conclusion=[FEES], ignored=[FEES])


def test_findings_get_guesses_with_their_cues_and_nothing_else_does() -> None:
    found = guess_themes(REPORT, shipped("en"))
    assert [(p.themes, p.guessed_themes, p.theme_cues) for p in found.findings] == [
        ((), ("revenue",), ("Fees",)),
        ((), (), ()),
    ]
    numbers = {p.id for p in found.findings}
    assert all(not p.guessed_themes for p in found.passages() if p.id not in numbers)


def test_themes_that_somebody_gave_are_the_only_ones_a_finding_has() -> None:
    report = annotated(REPORT, {"fees.1": Annotation(themes=("tolls",))})
    (first, _) = guess_themes(report, shipped("en")).findings
    assert (first.all_themes, first.guessed_themes) == (("tolls",), ())
    by_report = guess_themes(with_passage(REPORT, "fees.1", themes=("tolls",)), shipped("en"))
    assert by_report.findings[0].all_themes == ("tolls",)


@pytest.mark.parametrize("name", ["fees.1", "fees"])
def test_where_an_annotation_says_that_there_are_no_themes_none_is_guessed(name: str) -> None:
    report = annotated(REPORT, {name: Annotation(themes=())})
    assert guess_themes(report, shipped("en")).findings[0].all_themes == ()


def test_an_annotation_that_does_not_speak_of_themes_leaves_the_guess() -> None:
    report = annotated(REPORT, {"fees.1": Annotation(priority=1)})
    assert guess_themes(report, shipped("en")).findings[0].all_themes == ("revenue",)


def test_guessing_again_with_other_words_replaces_the_guesses() -> None:
    once = guess_themes(REPORT, shipped("en"))
    assert guess_themes(once, shipped("en")) == once
    assert guess_themes(once, Taxonomy()) == REPORT
