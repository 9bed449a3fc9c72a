"""Where the form of a verb leaves no choice of mood, the form decides.

The trees hold few Konjunktiv forms, and of most verbs none, so the network is unsure of *stünde* or *er steige*. Two
facts of German settle these (Duden, Die Grammatik, on the Konjunktiv): some forms of Konjunktiv II are forms of nothing
else (*käme*, *hätten*), and the third person singular of the present indicative never ends in *-e*, so that a present
form in *-e* whose subject is not *ich* is Konjunktiv I.
"""

from __future__ import annotations

__all__ = ["first_subjunctive", "second_subjunctive"]

# All persons are unlike the preterite.
_BOTH_NUMBERS = (
    "hätte wäre würde könnte müsste müßte dürfte möchte wüsste wüßte täte gäbe käme nähme fände stünde stände brächte "
    "sähe läge bräuchte spräche verlöre böte zöge schlösse trüge schlüge wüchse dächte läse säße tränke gälte gölte "
    "bräche bäte gewönne gewänne begänne begönne stürbe würfe hülfe hälfe äße flöge träfe träte vergäße geschähe "
    "schwämme spränge sänge zwänge gelänge empfände verstünde verschwände hinge"
).split()

# Only the singular is unlike the preterite (er ließ, sie ließen).
_SINGULAR_ONLY = (
    "ließe hieße bliebe schriebe liefe fiele schiene stiege riefe hielte ginge finge schwiege triebe wiese bewiese "
    "entschiede griffe litte ritte schnitte stritte"
).split()

_PREFIXES = (
    "ab an auf aus be bei durch ein ent er fest fort ge heraus herein hervor hin hinaus hinzu her los mit nach nieder "
    "statt teil über um unter ver voll vor voran voraus vorbei weg weiter wider wieder zer zu zurück zusammen"
).split()

_FORMS = frozenset(
    [*_BOTH_NUMBERS, *_SINGULAR_ONLY, "wärst", "wärt"]
    + [form + ending for form in _BOTH_NUMBERS if form != "hinge" for ending in ("n", "st", "t")]
)
_AUXILIARY = ("hätte", "wäre", "würde", "könnte", "müsste", "müßte", "dürfte", "möchte")


def second_subjunctive(word: str) -> bool:
    """Whether a finite verb of this form is Konjunktiv II whatever stands around it.

    Example:
        >>> second_subjunctive("bekäme"), second_subjunctive("kam"), second_subjunctive("führe")
        (True, False, False)
    """
    form = word.lower()
    if form in _FORMS:
        return True
    if form.endswith(("e", "en", "est", "et")):
        for prefix in _PREFIXES:
            rest = form.removeprefix(prefix)
            if rest != form and rest in _FORMS and not rest.startswith(_AUXILIARY):
                return True
    return False


def first_subjunctive(word: str, lemma: str, subject: str | None) -> bool:
    """Whether a finite verb must be third person singular Konjunktiv I.

    Args:
        word: the form.
        lemma: its infinitive; that of a particle verb may hold the particle (*steigt … ein*, *einsteigen*).
        subject: the head word of its subject, None where it has none; then nothing is sure.

    Example:
        >>> first_subjunctive("steige", "steigen", "Preis"), first_subjunctive("steige", "steigen", "ich")
        (True, False)
        >>> first_subjunctive("stieg", "steigen", "Preis")
        False
    """
    if subject is None or subject.lower() == "ich":
        return False
    form = word.lower()
    if form == "sei":
        return subject.lower() != "du"
    return len(form) > 3 and form.endswith("e") and lemma.endswith("n") and lemma.lower()[:-1].endswith(form)
