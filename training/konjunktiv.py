"""Indicative sentences put into Konjunktiv, by lemma."""
# ruff: noqa: S101  the asserts tell the type checker what the reader has filled

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from corpus import Sentence

__all__ = ["in_konjunktiv"]

FIRST_SUBJUNCTIVE = {
    "sein": "sei", "haben": "habe", "werden": "werde", "können": "könne", "müssen": "müsse", "wollen": "wolle",
    "sollen": "solle", "dürfen": "dürfe", "mögen": "möge", "wissen": "wisse", "tun": "tue",
}  # fmt: skip
"""Third person singular by lemma; all other verbs take the infinitive's stem and ``e``. The plural differs from the
indicative only for `sein`."""

SECOND_SUBJUNCTIVE = {
    "sein": "wäre", "haben": "hätte", "werden": "würde", "können": "könnte", "müssen": "müsste", "dürfen": "dürfte",
    "mögen": "möchte", "wissen": "wüsste", "tun": "täte", "geben": "gäbe", "kommen": "käme", "gehen": "ginge",
    "lassen": "ließe", "bleiben": "bliebe", "nehmen": "nähme", "finden": "fände", "stehen": "stünde",
    "bringen": "brächte", "halten": "hielte", "sehen": "sähe", "liegen": "läge", "heißen": "hieße",
    "brauchen": "bräuchte", "sprechen": "spräche", "fallen": "fiele", "schreiben": "schriebe", "laufen": "liefe",
    "treffen": "träfe", "verlieren": "verlöre", "bieten": "böte", "ziehen": "zöge", "schließen": "schlösse",
    "fahren": "führe", "tragen": "trüge", "schlagen": "schlüge", "wachsen": "wüchse", "denken": "dächte",
    "lesen": "läse", "sitzen": "säße", "trinken": "tränke", "gelten": "gälte", "brechen": "bräche", "bitten": "bäte",
    "scheinen": "schiene", "steigen": "stiege", "rufen": "riefe", "gewinnen": "gewönne", "beginnen": "begänne",
    "sterben": "stürbe", "werfen": "würfe", "helfen": "hälfe", "essen": "äße", "schaffen": "schüfe", "fliegen": "flöge",
}  # fmt: skip
"""Third person singular by lemma; the plural adds ``n``."""


def in_konjunktiv(sentence: Sentence, random: Random) -> Sentence | None:
    """The sentence with its finite third-person verbs in Konjunktiv I or II; None where none has a form of its own."""
    copy = deepcopy(sentence)
    assert copy.morphs is not None and copy.lemmas is not None and copy.heads is not None and copy.relations is not None
    second = random.random() < 0.35
    changed = 0
    for number, morph in enumerate(copy.morphs):
        if morph.get("Mood") != "Ind" or morph.get("Person") != "3":
            continue
        lemma = copy.lemmas[number]
        for other, head in enumerate(copy.heads):
            if head == number and copy.relations[other] == "compound:prt":
                lemma = lemma.removeprefix(copy.words[other].lower())
        form = (_second if second else _first)(lemma, morph.get("Number", ""))
        tense = "Past" if second else "Pres"
        if form is None and not second and morph.get("Number") == "Plur":
            # Konjunktiv I plural looks like the indicative: Konjunktiv II stands in for it
            form, tense = _second(lemma, "Plur"), "Past"
        if form is None or form == copy.words[number].lower():
            continue
        copy.words[number] = form if copy.words[number][0].islower() else form.capitalize()
        copy.morphs[number] = {**morph, "Mood": "Sub", "Tense": tense}
        changed += 1
    return copy if changed else None


def _first(lemma: str, number: str) -> str | None:
    if number == "Plur":
        return "seien" if lemma == "sein" else None
    if lemma in FIRST_SUBJUNCTIVE:
        return FIRST_SUBJUNCTIVE[lemma]
    if lemma.endswith("en") and len(lemma) > 4:
        return lemma[:-1]
    return lemma[:-1] + "e" if lemma.endswith(("ern", "eln")) else None


def _second(lemma: str, number: str) -> str | None:
    base = lemma if lemma in SECOND_SUBJUNCTIVE else next(
        (known for known in SECOND_SUBJUNCTIVE if len(known) > 4 and lemma.endswith(known)), None
    )  # fmt: skip
    if base is None:
        return None
    return lemma.removesuffix(base) + SECOND_SUBJUNCTIVE[base] + ("n" if number == "Plur" else "")
