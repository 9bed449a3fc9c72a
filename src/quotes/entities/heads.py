"""What a head noun alone tells: whom it may stand for, and whether it names a person, a firm, an office, or words.

Suffixes of person nouns after Fleischer and Barz, Wortbildung der deutschen Gegenwartssprache (2012).
"""

from __future__ import annotations

import regex

from quotes.lexicon import Lexicon

__all__ = [
    "is_firm",
    "is_medium",
    "is_office",
    "is_owned",
    "is_post",
    "is_stated",
    "looks_personal",
    "may_be_owned",
    "owning_part",
    "stands_for",
]

# Words for what somebody says or thinks; with an owner (Angaben der Polizei, seine Meinung) the owner speaks.
OWNED = tuple(
    "angabe ansicht argument argumentation auffassung auge aussage auskunft bekunden dafürhalten darstellung devise "
    "einschätzung ermessen erwartung fazit feststellung forderung hoffnung kritik lesart meinung schilderung sicht "
    "sichtweise standpunkt überzeugung verdacht vermutung vorstellung vorwurf warnung wort wunsch äußerung".split()
)
# The same only with an owner: eine Prognose is a document, seine Prognose is his words.
OWNABLE = tuple(
    "anschuldigung aussendung begründung berechnung bitte erhebung erkenntnis erklärung erzählung hochrechnung "
    "kenntnis mitteilung plan planung prognose schätzung urteil versprechen zahl zählung".split()
)
# Of these, some are their owner's with any article (eine Erklärung der Polizei), others where they have none (nach
# Berechnungen des Amtes, laut Mitteilung des Amtes; but: eine Erhebung, eine Mitteilung des Amtes is a document).
STATED = tuple(
    "anschuldigung antwort appell befürchtung begründung bekenntnis beschwerde bitte drohung einwand empfehlung "
    "erklärung erwiderung hinweis lob mahnung plan planung protest ratschlag replik resümee these "
    "versprechen vorschlag".split()
)
COUNTED = tuple(
    "aussendung berechnung erhebung erkenntnis hochrechnung info information mitteilung prognose schätzung "
    "zählung".split()
)
# Of these, some open a compound, too: Expertenschätzungen, but no Pressemitteilung.
RECKONED = ("berechnung", "hochrechnung", "schätzung")
# Parts in a crime or a trial.
CASE = tuple(
    "angeklagte angeklagter beschuldigte beschuldigter opfer täter täterin verdächtige verdächtiger zeuge "
    "zeugin".split()
)
# Offices: der Richter, der Bauleiter may be somebody whom the text names nowhere, der Mediziner hardly ever is.
OFFICES = tuple(
    "amtsinhaber amtsinhaberin archivar archivarin beamter beamte beamtin beauftragter beauftragte botschafter "
    "botschafterin bürgermeister bürgermeisterin direktor direktorin gouverneur gouverneurin gutachter gutachterin "
    "inspektor inspektorin intendant intendantin kanzler kanzlerin kapitän kapitänin kommandant kommandantin "
    "kommissar kommissarin könig königin landesrat landesrätin leiter leiterin minister ministerin notar notarin "
    "obmann obfrau präsident präsidentin referent referentin rektor rektorin richter richterin schiedsrichter "
    "schiedsrichterin sekretär sekretärin sprecher sprecherin staatsanwalt staatsanwältin verteidiger verteidigerin "
    "vertreter vertreterin vorsitzender vorsitzende vorstand vorständin".split()
)
# What the names of papers and broadcasters end in.
PAPERS = regex.compile(
    r"(?:anzeiger|blatt|bote|echo|fernsehen|funk|gazette|journal|kurier|merkur|nachrichten|portal|post|presse|"
    r"rundschau|spiegel|tageblatt|volksstimme|zeitung)(?:en)?$",
    regex.IGNORECASE,
)
AGENT = {
    "m": regex.compile(r"\p{Ll}{2}(?:er|ist|eur|loge|mann|chef)$"),
    "f": regex.compile(r"\p{Ll}{2}(?:in|frau)$"),
}


def stands_for(lexicon: Lexicon, head: str) -> tuple[str, ...]:
    """For which nouns a head may stand (:meth:`Lexicon.resumed`); a compound by its last part (die Lokalzeitung)."""
    found = lexicon.role(head) or lexicon.body(head)
    lemma = found.entry.lemma if found is not None else ""
    if found is not None and found.entry.gender == "mf" and head.endswith("r"):
        lemma += "r"  # of Vorsitzende and Vorsitzender the list of roles has one
    return lexicon.resumed(head) or lexicon.resumed(lemma)


def looks_personal(lexicon: Lexicon, head: str, gender: str) -> bool:
    """Whether the noun is one for people, by the list of roles or by its suffix; what may be a body is none."""
    if lexicon.body(head) is not None or gender == "n":
        return False
    return lexicon.role(head) is not None or any(AGENT[each].search(head) for each in gender or "mf")


def is_office(head: str) -> bool:
    """Whether the noun names an office, which somebody holds whom the text need not name."""
    return head.casefold().endswith(OFFICES)


def is_of_case(head: str) -> bool:
    """Whether the noun tells what part somebody has in a crime or a trial: der Zeuge, die Angeklagte."""
    return head.casefold().endswith(CASE)


def is_post(head: str) -> bool:
    """Whether the noun tells one person by what he leads or holds: an office, or der Alpina-Chef."""
    return is_office(head) or head.casefold().endswith(("chef", "chefin"))


def is_firm(lexicon: Lexicon, head: str) -> bool:
    """Whether the noun is one for firms: der Hersteller, der Konzern."""
    return "unternehmen" in stands_for(lexicon, head)


def is_medium(lexicon: Lexicon, name: tuple[str, ...]) -> bool:
    """Whether a name is that of a paper or broadcaster, by the list (STANDARD, too) or by its last word."""
    whole = " ".join(name)
    listed = lexicon.media(whole) or (lexicon.media(whole.title()) if whole.isupper() else None)
    return listed is not None or (bool(name) and PAPERS.search(name[-1]) is not None)


def is_owned(lexicon: Lexicon, form: str) -> bool:
    """Whether the noun stands for what somebody says or thinks: Angaben, Ansicht."""
    return _ends(lexicon, form, OWNED)


def may_be_owned(lexicon: Lexicon, form: str) -> bool:
    """The same for nouns that do so only behind a possessive: seine Prognose."""
    return _ends(lexicon, form, OWNABLE)


def is_stated(lexicon: Lexicon, form: str, bare: bool) -> bool:
    """The same for nouns that do so with an owner behind them, `bare` where they have no article."""
    return _ends(lexicon, form, STATED + COUNTED if bare else STATED)


def owning_part(lexicon: Lexicon, form: str) -> str:
    """``Polizei`` of Polizeiangaben, ``Pentagon`` of Pentagon-Angaben: what stands before a noun for words."""
    found = lexicon.noun(form)
    lower = form.casefold()
    ends = (*OWNED, *RECKONED, "info", "information")
    at = max((lower.rfind(end) for end in ends if found and found.entry.lemma.casefold().endswith(end)), default=0)
    first = form[: max(at, 0)].rstrip("-")
    hyphen = form[len(first) : at] == "-"
    named = hyphen and (first.isupper() or lexicon.metonym(first) or lexicon.media(first))
    for part in (first, first.removesuffix("s")):
        if len(part) > 2 and (named or lexicon.body(part) or lexicon.role(part)):
            return part
    return ""


def _ends(lexicon: Lexicon, form: str, ends: tuple[str, ...]) -> bool:
    entry = lexicon.noun(form)
    lemma = entry.entry.lemma.casefold() if entry is not None else ""
    return lemma.endswith(ends) and not lemma.endswith("antwort")  # an answer is no word
