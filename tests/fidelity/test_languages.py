"""French and Spanish have small lexicons, any other language none: there only what is verbatim passes."""

from __future__ import annotations

import pytest

from briefgen.fidelity import judge

CASES = [
    ("fr", "Cependant, le port de Quell est fermé depuis 2019.", "Le port de Quell est fermé depuis 2019.", "pass"),
    (
        "fr",
        "La police aurait détruit les registres du port de Quell.",
        "La police a détruit les registres du port de Quell.",
        "fail",
    ),
    (
        "fr",
        "Les recettes ont augmenté de 3,1 millions de couronnes.",
        "Les recettes ont augmenté de 31 millions de couronnes.",
        "fail",
    ),
    (
        "fr",
        "Le port a accueilli 3 100 000 passagers en 2024, ce qui est un record.",
        "Le port a accueilli 3 100 000 passagers en 2024.",
        "pass",
    ),
    (
        "fr",
        "Environ 40 navires n’ont pas de propriétaire connu.",
        "40 navires n’ont pas de propriétaire connu.",
        "fail",
    ),
    ("fr", "Les inspections n’ont jamais repris à Marrow.", "Les inspections ont repris à Marrow.", "fail"),
    ("fr", "Certains juges de Quell sont indépendants.", "Les juges de Quell sont indépendants.", "fail"),
    ("fr", "La loi existe, mais les tribunaux ne l’appliquent pas.", "La loi existe.", "fail"),
    ("fr", "La loi existe, mais les tribunaux de Quell sont fermés.", "Les tribunaux de Quell sont fermés.", "pass"),
    ("fr", "Le bureau des permis (BDP) tient deux registres.", "Le bureau des permis tient deux registres.", "pass"),
    (
        "fr",
        "Le registre compte 212 navires, dont 37 sont enregistrés à Marrow.",
        "Le registre compte 212 navires.",
        "pass",
    ),
    ("fr", "Les ports doivent publier leurs comptes.", "Les ports peuvent publier leurs comptes.", "fail"),
    ("fr", "Les recettes du port ont augmenté en 2024.", "Les recettes du port ont diminué en 2024.", "fail"),
    ("fr", "Selon le rapport, le ministre a vendu le phare.", "Le ministre a vendu le phare.", "fail"),
    ("fr", "Le port perçoit la moitié des taxes.", "Le port perçoit 50 % des taxes.", "review"),
    (
        "fr",
        "Le ministère envoie des inspecteurs à Marrow.",
        "Des inspecteurs sont envoyés à Marrow par le ministère.",
        "review",
    ),
    (
        "es",
        "Sin embargo, el puerto de Quell está cerrado desde 2019.",
        "El puerto de Quell está cerrado desde 2019.",
        "pass",
    ),
    (
        "es",
        "La policía habría destruido los registros del puerto de Quell.",
        "La policía destruyó los registros del puerto de Quell.",
        "fail",
    ),
    (
        "es",
        "Los ingresos aumentaron en 3,1 millones de coronas.",
        "Los ingresos aumentaron en 31 millones de coronas.",
        "fail",
    ),
    (
        "es",
        "El puerto recibió 3.100.000 pasajeros en 2024, lo que supone un récord.",
        "El puerto recibió 3.100.000 pasajeros en 2024.",
        "pass",
    ),
    ("es", "Al menos 40 barcos no tienen dueño conocido.", "40 barcos no tienen dueño conocido.", "fail"),
    ("es", "Las inspecciones nunca se reanudaron en Marrow.", "Las inspecciones se reanudaron en Marrow.", "fail"),
    ("es", "Algunos jueces de Quell son independientes.", "Los jueces de Quell son independientes.", "fail"),
    ("es", "La ley existe, pero los tribunales no la aplican.", "La ley existe.", "fail"),
    (
        "es",
        "La ley existe, pero los tribunales de Quell están cerrados.",
        "Los tribunales de Quell están cerrados.",
        "pass",
    ),
    ("es", "La Oficina de Permisos (OP) lleva dos registros.", "La Oficina de Permisos lleva dos registros.", "pass"),
    ("es", "Los puertos deben publicar sus cuentas.", "Los puertos pueden publicar sus cuentas.", "fail"),
    ("es", "Según el informe, el ministro vendió el faro.", "El ministro vendió el faro.", "fail"),
    ("es", "El 15 por ciento de los barcos paga.", "El 15 % de los barcos paga.", "pass"),
    ("es", "Los ingresos subieron un 6 % en Quell.", "Los ingresos bajaron un 6 % en Quell.", "fail"),
    ("es", "El puerto cobra la mitad de las tasas.", "El puerto cobra el 50 % de las tasas.", "review"),
    ("de", "Der Hafen von Quell ist seit 2019 geschlossen.", "Der Hafen von Quell ist seit 2019 geschlossen.", "pass"),
    ("de", "Der Hafen von Quell ist seit 2019 geschlossen.", "Der Hafen von Quell ist geschlossen.", "review"),
    ("de", "Der Hafen von Quell ist seit 2019 geschlossen.", "Der Hafen von Marrow ist seit 2019 geschlossen.", "fail"),
    ("de", "Der Hafen von Quell ist seit 2019 geschlossen.", "Der Hafen von Quell ist seit 2018 geschlossen.", "fail"),
    ("km", "ច្រក Quell ត្រូវបានបិទ។ ច្រក Marrow បើក។", "ច្រក Quell ត្រូវបានបិទ។", "pass"),
]


@pytest.mark.parametrize(("language", "source", "claim", "verdict"), CASES)
def test_a_claim_in_another_language_is_judged_by_its_lexicon(
    language: str, source: str, claim: str, verdict: str
) -> None:
    judged = judge(source, claim, language)
    assert judged.verdict == verdict, judged.reasons


def test_a_number_in_french_may_be_grouped_by_spaces_and_have_a_decimal_comma() -> None:
    source = "Le port a gagné 3,1 millions de couronnes en 2024."
    assert judge(source, "En 2024, le port a gagné 3 100 000 couronnes.", "fr").verdict == "review"
    assert judge(source, "En 2024, le port a gagné 31 000 000 couronnes.", "fr").verdict == "fail"
