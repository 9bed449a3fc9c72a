"""Who is who: a row a phenomenon. Sentences are tagged by hand (notation in `docs`), the lexicon is the real one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import regex
from docs import tabled, tagged

from quotes.analysis.document import Analysis
from quotes.entities import SIEVES, link, resolve
from quotes.entities.clusters import Clusters
from quotes.entities.referents import read_story
from quotes.lexicon import load_lexicon
from quotes.models.parts import Attribution, Mention, Resolution
from quotes.models.results import Entity, Kind
from quotes.settings import Known, Settings
from quotes.spans import Span
from quotes.speakers import find_mentions

lexicon = cache(load_lexicon)


def mentions_of(analysis: Analysis, phrase: str) -> list[Mention]:
    """The mentions with these words, in text order."""
    return [m for m in find_mentions(analysis, lexicon()) if m.spans[0].of(analysis.text) == phrase]


def resolved(
    analysis: Analysis, phrase: str, nth: int = 0, settings: Settings | None = None
) -> tuple[Entity | None, tuple[Entity, ...]]:
    """The entity of the nth mention with these words, where every mention of the text speaks."""
    mentions = find_mentions(analysis, lexicon())
    said = tuple(Attribution(spans=m.spans, content=m.spans, kind=Kind.INDIRECT, speaker=m) for m in mentions)
    found = resolve(analysis, lexicon(), mentions, said, settings or Settings())
    return found.behind.get(mentions_of(analysis, phrase)[nth]), found.entities


def clustered(analysis: Analysis, attributions: tuple[Attribution, ...] = ()) -> Clusters:
    return link(read_story(analysis, lexicon(), find_mentions(analysis, lexicon()), attributions), Settings())


# id, line, mention, its place among those with the same words, name (None: refused)
NAMES: list[tuple[str, str, str, int, str | None]] = [
    ("last-name", "Ida/E/PER Kern/E/-PER kam/V . | Kern/E/PER sprach/V .", "Kern", 0, "Ida Kern"),
    ("half-of-a-double-name", "Ida/E/PER Kern-Lang/E/-PER kam/V . | Kern/E/PER sprach/V .", "Kern", 0, "Ida Kern-Lang"),
    (
        "a-last-name-before-half-of-a-double-one",
        "Ida/E/PER Kern-Lang/E/-PER und/C Udo/E/PER Kern/E/-PER kamen/V . | Kern/E/PER sprach/V .",
        "Kern",
        0,
        "Udo Kern",
    ),
    (
        "no-half-of-a-bodys-name",
        "Der/D Verein/N Kern-Lang/E/ORG kam/V . | Kern/E/ORG sprach/V .",
        "Kern",
        0,
        "Kern",
    ),
    ("last-name-like-a-noun", "Ida/E/PER Koch/E/-PER kam/V . | Koch/N sprach/V .", "Koch", 0, "Ida Koch"),
    (
        "nouns-like-a-last-name",
        "Ida/E/PER Richter/E/-PER kam/V . | Richter/N>2:nsubj sprachen/V/p .",
        "Richter",
        0,
        "Richter",
    ),
    ("last-name-first", "Kern/E/PER kam/V . | Ida/E/PER Kern/E/-PER sprach/V .", "Kern", 0, "Ida Kern"),
    ("a-year-behind-a-name", "Durch/R Lauen/E/ORG 2014/#/-ORG fiel/V es/P .", "Lauen 2014", 0, "Lauen"),
    ("initial", "J./E/PER Kern/E/-PER kam/V . | Jan/E/PER Kern/E/-PER sprach/V .", "J. Kern", 0, "Jan Kern"),
    (
        "initials",
        "Ida/E/PER Kern/E/-PER und/C Udo/E/PER Lang/E/-PER kamen/V . | I./E/PER K./E/-PER sprach/V .",
        "I. K.",
        0,
        "Ida Kern",
    ),
    ("initial-of-the-last-name", "Ida/E/PER Kern/E/-PER kam/V . | K./E/PER sprach/V .", "K.", 0, "Ida Kern"),
    ("initial-of-the-first-name", "Ida/E/PER Kern/E/-PER kam/V . | I./E/PER sprach/V .", "I.", 0, "I."),
    ("other-initial", "U./E/PER Kern/E/-PER kam/V . | Jan/E/PER Kern/E/-PER sprach/V .", "U. Kern", 0, "U. Kern"),
    (
        "initials-of-two",
        "Ida/E/PER Kern/E/-PER und/C Ina/E/PER Kolb/E/-PER kamen/V . | I./E/PER K./E/-PER sprach/V .",
        "I. K.",
        0,
        None,
    ),
    (
        "form-of-address",
        "Ida/E/PER Kern/E/-PER und/C Udo/E/PER Kern/E/-PER kamen/V . | Frau/N Kern/E/PER sprach/V .",
        "Frau Kern",
        0,
        "Ida Kern",
    ),
    (
        "chair-of-a-woman",
        "Parteichefin/N Ida/E/PER Kern/E/-PER kam/V . | Dann/B sprach/V die/D Parteivorsitzende/N .",
        "die Parteivorsitzende",
        0,
        "Ida Kern",
    ),
    (
        "chair-of-a-man",
        "Fraktionschef/N Udo/E/PER Kern/E/-PER kam/V . | Dann/B sprach/V der/D Fraktionsvorsitzende/N .",
        "der Fraktionsvorsitzende",
        0,
        "Udo Kern",
    ),
    (
        "namesake-since",
        "Ida/E/PER Kern/E/-PER kam/V . | Kern/E/PER sprach/V . | Udo/E/PER Kern/E/-PER kam/V . | Kern/E/PER ging/V .",
        "Kern",
        1,
        None,
    ),
    (
        "no-namesake-yet",
        "Ida/E/PER Kern/E/-PER kam/V . | Kern/E/PER sprach/V . | Udo/E/PER Kern/E/-PER kam/V . | Kern/E/PER ging/V .",
        "Kern",
        0,
        "Ida Kern",
    ),
    (
        "the-same-with-another-first-name-added",
        (
            "Ida/E/PER Kern/E/-PER kam/V . | Kern/E/PER sprach/V . | Ida/E/PER Eva/E/-PER Kern/E/-PER kam/V ."
            " | Kern/E/PER ging/V ."
        ),
        "Kern",
        1,
        "Ida Eva Kern",
    ),
    (
        "brothers-tie",
        "Jan/E/PER Kern/E/-PER kam/V . | Udo/E/PER Kern/E/-PER kam/V . | Kern/E/PER sprach/V .",
        "Kern",
        0,
        None,
    ),
    ("function", "Bauminister/N Jan/E/PER Kern/E/-PER kam/V . | Kern/E/PER sprach/V .", "Kern", 0, "Jan Kern"),
    ("declined-as-an-adjective", "Laut/R einem/D Beamten/N/d regnet/V es/P .", "einem Beamten", 0, "Beamter"),
    ("abbreviated-office", "LR/E/PER Mag./N Ida/E/PER Kern/E/-PER sprach/V .", "LR Mag. Ida Kern", 0, "Ida Kern"),
    (
        "office-and-last-name",
        "Ida/E/PER Kern/E/-PER kam/V . | KO/E/PER Kern/E/-PER sprach/V .",
        "KO Kern",
        0,
        "Ida Kern",
    ),
    ("party-in-the-singular", "Die/D Linke/N/f sprach/V .", "Die Linke", 0, "Linke"),
    ("radio", "Radio/N Lauen/E/ORG sprach/V .", "Radio Lauen", 0, "Radio Lauen"),
    ("academic-title", "Prof./N Dr./N Ida/E/PER Kern/E/-PER sprach/V .", "Prof. Dr. Ida Kern", 0, "Ida Kern"),
    (
        "nobility",
        "Ulla/E/PER von/R der/D Aue/E/-PER kam/V . | Von/R der/D Aue/E/PER sprach/V .",
        "Ulla von der Aue",
        0,
        "Ulla von der Aue",
    ),
    (
        "nobility-with-an-article-taken-for-a-body",
        "Ulla/E/PER von/R der/D Aue/E/-PER kam/V . | Von/R der/D Aue/E/ORG sprach/V .",
        "Von der Aue",
        0,
        "Ulla von der Aue",
    ),
    (
        "nobility-taken-for-a-body",
        "Ulla/E/PER von/R Aue/E/-PER kam/V . | Von/R Aue/E/ORG sprach/V . | Es/P sprach/V von/R Aue/E/ORG .",
        "Von Aue",
        0,
        "Ulla von Aue",
    ),
    (
        "spanish-double-name",
        "Elena/E/PER Ruiz/E/-PER Moya/E/-PER kam/V . | Ruiz/E/PER sprach/V .",
        "Ruiz",
        0,
        "Elena Ruiz Moya",
    ),
    (
        "arabic-double-name",
        "Salim/E/PER al-Hadi/E/-PER kam/V . | Al-Hadi/E/PER sprach/V .",
        "Al-Hadi",
        0,
        "Salim al-Hadi",
    ),
    ("chinese-order", "Zhou/E/PER Wenli/E/-PER kam/V . | Zhou/E/PER sprach/V .", "Zhou", 0, "Zhou Wenli"),
    (
        "married-name",
        "Ida/E/PER Kern-Maier/E/-PER kam/V . | Kern-Maier/E/PER sprach/V .",
        "Kern-Maier",
        0,
        "Ida Kern-Maier",
    ),
    (
        "firm-like-a-man",
        "Karl/E/PER Bosch/E/-PER kam/V . | Bosch/E/ORG baute/V Öfen/N .",
        "Bosch",
        0,
        "Bosch",
    ),
    (
        "one-label-against-many",
        "Ida/E/PER Kern/E/-PER kam/V . | Kern/E/PER sprach/V . | Kern/E/ORG ging/V .",
        "Kern",
        1,
        "Ida Kern",
    ),
    ("genitive", "Kern/E/PER kam/V . | Kerns/E/PER/g Rede/N endete/V .", "Kerns", 0, "Kern"),
    (
        "loose-apposition",
        "Der/D Leiter/N der/D Schule/N ,/ Jan/E/PER Kern/E/-PER ,/ sprach/V . | Der/D Leiter/N schwieg/V .",
        "Der Leiter",
        0,
        "Jan Kern",
    ),
    (
        "acronym-in-brackets",
        "Der/D Bund/N der/D Imker/N (/ BdI/N )/ klagte/V . | Der/D BdI/N sprach/V .",
        "Der BdI",
        0,
        "Bund der Imker",
    ),
    (
        "institute-with-a-name-of-its-own",
        "Die/D Lumora/E/ORG schwieg/V . | Das/D Ökologie-Institut/N sprach/V .",
        "Das Ökologie-Institut",
        0,
        "Ökologie-Institut",
    ),
    (
        "owner-before-infos",
        "Nach/R ORF-Infos/N/d regnete/V es/P .",
        "ORF-Infos",
        0,
        "ORF",
    ),
    (
        "short-name-by-the-list",
        "Die/D Vereinten/A Nationen/N/p warnten/V/p . | Die/D UNO/E/ORG sprach/V .",
        "Die UNO",
        0,
        "Vereinte Nationen",
    ),
    (
        "two-short-names",
        "Die/D UN/E/ORG warnte/V . | Die/D UNO/E/ORG sprach/V . | Die/D Vereinten/A Nationen/N/p schwiegen/V/p .",
        "Die UN",
        0,
        "Vereinte Nationen",
    ),
    (
        "signs-that-german-has-not",
        "Murat/E/PER Yıldızoğlu/E/-PER kam/V . | Yildizoglu/E/PER sprach/V .",
        "Yildizoglu",
        0,
        "Murat Yıldızoğlu",
    ),
    (
        "umlauts-are-letters-of-their-own",
        "Murat/E/PER Müller/E/-PER kam/V . | Muller/E/PER sprach/V .",
        "Muller",
        0,
        "Muller",
    ),
    (
        "same-relation",
        (
            "Seine/D Anwältin/N Ida/E/PER Kern/E/-PER kam/V . | Udo/E/PER Lang/E/-PER kam/V . | "
            "Seine/D Anwältin/N sprach/V ."
        ),
        "Seine Anwältin",
        -1,
        "Ida Kern",
    ),
    (
        "relation-of-another",
        (
            "Seine/D Anwältin/N Ida/E/PER Kern/E/-PER kam/V . | Udo/E/PER Lang/E/-PER kam/V . | "
            "Ihre/D Anwältin/N sprach/V ."
        ),
        "Ihre Anwältin",
        0,
        "Anwältin",
    ),
    (
        "doctor-without-a-name",
        "Der/D General/N Jan/E/PER Kern/E/-PER kam/V . | Ein/D Arzt/N sprach/V . | Der/D Mediziner/N sprach/V .",
        "Der Mediziner",
        0,
        "Arzt",
    ),
    (
        "party-in-brackets",
        (
            "Otto/E/PER Berg/E/-PER (/ SPD/E/ORG )/ kam/V . | Jan/E/PER Kern/E/-PER (/ CDU/E/ORG )/ ging/V . | "
            "Der/D SPD-Politiker/N sprach/V ."
        ),
        "Der SPD-Politiker",
        0,
        "Otto Berg",
    ),
    (
        "member-of-a-party",
        (
            "Der/D SPD-Abgeordnete/N Otto/E/PER Berg/E/-PER kam/V . | "
            "Jan/E/PER Kern/E/-PER von/R der/D CDU/E/ORG ging/V . | "
            "Der/D Sozialdemokrat/N sprach/V ."
        ),
        "Der Sozialdemokrat",
        0,
        "Otto Berg",
    ),
    (
        "critic-of-a-party",
        (
            "Der/D SPD-Kritiker/N Otto/E/PER Berg/E/-PER kam/V . | Jan/E/PER Kern/E/-PER (/ SPD/E/ORG )/ ging/V . | "
            "Der/D Sozialdemokrat/N sprach/V ."
        ),
        "Der Sozialdemokrat",
        0,
        "Jan Kern",
    ),
    (
        "conservative-of-a-party",
        "Jan/E/PER Kern/E/-PER (/ CDU/E/ORG )/ kam/V . | Der/D Konservative/N sprach/V .",
        "Der Konservative",
        0,
        "Jan Kern",
    ),
    (
        "bank-with-a-name-of-its-own",
        "Die/D Lumora/E/ORG schwieg/V . | Die/D Rheinbank/E/ORG sprach/V .",
        "Die Rheinbank",
        0,
        "Rheinbank",
    ),
    (
        "estimates-of-experts",
        "Laut/R Expertenschätzungen/N regnet/V es/P . | Es/P schneit/V .",
        "Expertenschätzungen",
        0,
        "Experten",
    ),
    (
        "man-of-another-body",
        "Jan/E/PER Kern/E/-PER kam/V . | Der/D UNO-Mann/N sprach/V .",
        "Der UNO-Mann",
        0,
        "UNO-Mann",
    ),
    (
        "man-of-the-body",
        "Jan/E/PER Kern/E/-PER vom/R DGB/E/ORG kam/V . | Udo/E/PER Lang/E/-PER ging/V . | Der/D DGB-Mann/N sprach/V .",
        "Der DGB-Mann",
        0,
        "Jan Kern",
    ),
    (
        "a-noun-with-no-body",
        "Die/D Molkerei/N Lumora/E/ORG schwieg/V . | Jan/E/PER Kern/E/-PER kam/V . | Der/D TV-Koch/N sprach/V .",
        "Der TV-Koch",
        0,
        "Jan Kern",
    ),
    (
        "a-spokeswoman-of-somebody",
        (
            "Eine/D Sprecherin/N/f der/D Werft/N/f Lumora/E/ORG kam/V . | Kern/E/PER schwieg/V . | "
            "Kerns/E/PER/g Sprecherin/N/f sprach/V ."
        ),
        "Kerns Sprecherin",
        0,
        "Kerns Sprecherin",
    ),
    (
        "role-of-another-party",
        "Der/D CDU-Vorsitzende/N Jan/E/PER Kern/E/-PER kam/V . | Der/D SPD-Chef/N sprach/V .",
        "Der SPD-Chef",
        0,
        "SPD-Chef",
    ),
    (
        "syllables-in-brackets",
        (
            "Das/D Wirtschaftsforschungsinstitut/N (/ Wifo/E/ORG )/ kam/V . | Laut/R Wifo/E/ORG schneite/V es/P . | "
            "Wifo/E/ORG sprach/V ."
        ),
        "Wifo",
        -1,
        "Wirtschaftsforschungsinstitut",
    ),
    (
        "town-in-brackets",
        "Die/D Luftfahrtbehörde/N (/ Lauen/E/LOC )/ kam/V . | Lauen/E/LOC sprach/V .",
        "Lauen",
        -1,
        "Lauen",
    ),
    (
        "initial-before-a-stop",
        "Jan/E/PER K./E/-PER kam/V . | Gestern/B sprach/V K/E/PER +.",
        "K",
        0,
        "Jan K.",
    ),
    (
        "role-with-a-name",
        "Bürgermeisterin/N Ayşe/E/PER Kaya/E/-PER kam/V . | Die/D Bürgermeisterin/N sprach/V .",
        "Die Bürgermeisterin",
        0,
        "Ayşe Kaya",
    ),
    (
        "role-by-the-end-of-a-compound",
        "Außenminister/N Jan/E/PER Kern/E/-PER kam/V . | Der/D Minister/N sprach/V .",
        "Der Minister",
        0,
        "Jan Kern",
    ),
    (
        "role-with-a-genitive-for-its-article",
        "Kerns/E/PER/g Ärztin/N Ulla/E/PER Lang/E/-PER kam/V . | Kerns/E/PER/g Ärztin/N sprach/V .",
        "Kerns Ärztin",
        0,
        "Ulla Lang",
    ),
    (
        "role-of-another-owner",
        "Kerns/E/PER/g Ärztin/N Ulla/E/PER Lang/E/-PER kam/V . | Sarids/E/PER/g Ärztin/N sprach/V .",
        "Sarids Ärztin",
        0,
        "Sarids Ärztin",
    ),
    (
        "role-of-the-other-gender",
        "Richter/N Jan/E/PER Kern/E/-PER kam/V . | Die/D Richterin/N sprach/V .",
        "Die Richterin",
        0,
        "Richterin",
    ),
    (
        "bare-post-behind-a-preposition",
        "Verbandspräsident/N Jan/E/PER Kern/E/-PER kam/V . | Laut/P Verbandspräsident/N>3:obl fehlt/V Geld/N .",
        "Verbandspräsident",
        0,
        "Jan Kern",
    ),
    (
        "role-ahead-of-its-name",
        "Der/D Bürgermeister/N warnt/V . | Bürgermeister/N Jan/E/PER Kern/E/-PER sprach/V .",
        "Der Bürgermeister",
        0,
        "Jan Kern",
    ),
    (
        "role-ahead-of-a-compound-with-a-name",
        "Ministerin/N warnt/V . | Bauministerin/N Ayşe/E/PER Kaya/E/-PER sprach/V .",
        "Ministerin",
        0,
        "Ayşe Kaya",
    ),
    (
        "role-ahead-of-another-word-for-it",
        "PBL-Vorsitzender/N warnt/V . | Parteichef/N Jan/E/PER Kern/E/-PER sprach/V .",
        "PBL-Vorsitzender",
        0,
        "Jan Kern",
    ),
    (
        "noun-for-several-trades-of-one-who-spoke",
        "Jan/E/PER Kern/E/-PER kam/V . | Ein/D Chirurg/N sprach/V . | Der/D Mediziner/N schwieg/V .",
        "Der Mediziner",
        0,
        "Chirurg",
    ),
    (
        "village-head",
        "Bürgermeisterin/N Ida/E/PER Kern/E/-PER kam/V . | Die/D Ortschefin/N sprach/V .",
        "Die Ortschefin",
        0,
        "Ida Kern",
    ),
    (
        "office-ahead-of-a-name-without-description",
        "Der/D Agrarminister/N lehnt/V ab/P . | Hier/A regnet/V es/R . | Lars/E/PER Brandt/E/-PER sprach/V .",
        "Der Agrarminister",
        0,
        "Lars Brandt",
    ),
    (
        "office-ahead-of-a-name-with-its-own-description",
        "Der/D Agrarminister/N lehnt/V ab/P . | Anwalt/N Lars/E/PER Brandt/E/-PER sprach/V .",
        "Der Agrarminister",
        0,
        "Agrarminister",
    ),
    (
        "office-ahead-of-two-names",
        "Der/D Rektor/N lehnt/V ab/P . | Lars/E/PER Brandt/E/-PER kam/V . | Udo/E/PER Kern/E/-PER sprach/V .",
        "Der Rektor",
        0,
        "Rektor",
    ),
    (
        "two-offices-ahead-of-a-name",
        "Der/D Rektor/N lehnt/V ab/P . | Der/D Notar/N kam/V . | Lars/E/PER Brandt/E/-PER sprach/V .",
        "Der Rektor",
        0,
        "Rektor",
    ),
    (
        "trade-ahead-of-a-name",
        "Der/D Tischler/N lehnt/V ab/P . | Lars/E/PER Brandt/E/-PER sprach/V .",
        "Der Tischler",
        0,
        "Tischler",
    ),
    (
        "office-far-ahead-of-a-name",
        "Der/D Rektor/N lehnt/V ab/P . | " + "Es/R regnet/V . | " * 8 + "Lars/E/PER Brandt/E/-PER sprach/V .",
        "Der Rektor",
        0,
        "Rektor",
    ),
    (
        "role-ahead-of-two-compounds",
        (
            "Ministerin/N warnt/V . | Bauministerin/N Ayşe/E/PER Kaya/E/-PER kam/V . | "
            "Agrarministerin/N Ida/E/PER Kern/E/-PER kam/V ."
        ),
        "Ministerin",
        0,
        "Ministerin",
    ),
    (
        "role-with-a-complement-of-its-own",
        "Die/D Ministerin/N für/R Sport/N sprach/V . | Bauministerin/N Ayşe/E/PER Kaya/E/-PER kam/V .",
        "Die Ministerin für Sport",
        0,
        "Ministerin für Sport",
    ),
    (
        "compound-that-is-its-own-plural",
        "Bauminister/N warnt/V . | Bauminister/N Jan/E/PER Kern/E/-PER sprach/V .",
        "Bauminister",
        0,
        "Jan Kern",
    ),
    (
        "same-role-of-another-body",
        "Der/D Sprecher/N der/D Polizei/N kam/V . | Der/D Sprecher/N der/D Feuerwehr/N sprach/V .",
        "Der Sprecher der Feuerwehr",
        0,
        "Sprecher der Feuerwehr",
    ),
    (
        "body-with-another-attribute-than-the-body-before",
        "Die/D Delegation/N der/D Stadtwerke/N kam/V . | Die/D russische/A Delegation/N sprach/V .",
        "Die russische Delegation",
        0,
        "russische Delegation",
    ),
    (
        "body-by-the-end-of-a-compound",
        "Die/D US-Delegation/N kam/V . | Die/D Delegation/N sprach/V .",
        "Die Delegation",
        0,
        "US-Delegation",
    ),
    (
        "whoever-spoke-last",
        "Ein/D Sprecher/N der/D Feuerwehr/N kam/V . | Ein/D Polizeisprecher/N ging/V . | Der/D Sprecher/N sprach/V .",
        "Der Sprecher",
        0,
        "Polizeisprecher",
    ),
    (
        "a-new-spokesman-each-time",
        "Ein/D Sprecher/N kam/V . | Ein/D Sprecher/N sprach/V .",
        "Ein Sprecher",
        1,
        "Sprecher",
    ),
    (
        "age",
        "Ida/E/PER Kern/E/-PER ,/ 43/# ,/ kam/V . | Die/D 43-Jährige/N sprach/V .",
        "Die 43-Jährige",
        0,
        "Ida Kern",
    ),
    (
        "age-of-somebody-without-a-name-before-a-nearer-woman",
        "Eine/D 43-Jährige/N kam/V . | Ida/E/PER Kern/E/-PER ging/V . | Die/D 43-jährige/A Verletzte/N sprach/V .",
        "Die 43-jährige Verletzte",
        0,
        "43-jährige Verletzte",
    ),
    (
        "owner-that-is-no-woman",
        (
            "Ida/E/PER Kern/E/-PER kam/V . | Otto/E/PER Lang/E/-PER ging/V . | Ida/E/PER Kern/E/-PER kam/V . | "
            "Seine/D>2:det:poss Meinung/N>3:nsubj zählt/V ."
        ),
        "Seine Meinung",
        0,
        "Otto Lang",
    ),
    (
        "coach-of-another-club",
        "Austria/E/ORG kam/V . | Der/D Austria-Coach/N sprach/V . | Bullen-Coach/N Otto/E/PER Lang/E/-PER ging/V .",
        "Der Austria-Coach",
        0,
        "Austria-Coach",
    ),
    (
        "profession-taken-up",
        "Ida/E/PER Kern/E/-PER kam/V . | Die/D Physikerin/N sprach/V .",
        "Die Physikerin",
        0,
        "Ida Kern",
    ),
    (
        "diplomat-rather-the-ambassador",
        "Minister/N Jan/E/PER Kern/E/-PER traf/V Botschafter/N Udo/E/PER Lang/E/-PER . | Der/D Diplomat/N sprach/V .",
        "Der Diplomat",
        0,
        "Udo Lang",
    ),
    (
        "firm-taken-up",
        "Die/D Lumora/E/ORG AG/E/-ORG wuchs/V . | Der/D Konzern/N sprach/V .",
        "Der Konzern",
        0,
        "Lumora AG",
    ),
    (
        "firm-and-its-product",
        "Lumora/E/ORG wuchs/V . | Lumora/E/MISC Air/E/-MISC kam/V . | Lumora/E/ORG sprach/V .",
        "Lumora",
        1,
        "Lumora",
    ),
    (
        "firm-and-its-daughters",
        "Lumora/E/ORG sprach/V . | Lumora/E/ORG Nord/E/-ORG und/C Lumora/E/ORG West/E/-ORG wuchsen/V .",
        "Lumora",
        0,
        "Lumora",
    ),
    ("town-and-club", "Rapid/E/ORG Lauen/E/-ORG kam/V . | Lauen/E/LOC sprach/V .", "Lauen", 0, "Lauen"),
    (
        "club-by-its-first-word",
        "Borussia/E/ORG Lauen/E/-ORG kam/V . | Borussia/E/ORG sprach/V .",
        "Borussia",
        0,
        "Borussia Lauen",
    ),
    (
        "strong-dative-with-a-capital",
        "Laut/R Zentraler/A/d,f,lemma=zentral Staatsanwaltschaft/N/d,f regnete/V es/P .",
        "Zentraler Staatsanwaltschaft",
        0,
        "Zentrale Staatsanwaltschaft",
    ),
    (
        "adjective-of-a-town",
        "Laut/R Lauener/A/lemma=Lauener Staatsanwaltschaft/N/d,f regnete/V es/P .",
        "Lauener Staatsanwaltschaft",
        0,
        "Lauener Staatsanwaltschaft",
    ),
    (
        "capital-of-a-sentence",
        "Gestern/B regnete/V es/P . | Dänische/A/lemma=dänisch Ermittler/N/p sprachen/V .",
        "Dänische Ermittler",
        0,
        "dänische Ermittler",
    ),
    ("adjective-before-capitals", "Die/D regierende/A KLP/N/s,f sprach/V .", "Die regierende KLP", 0, "KLP"),
    (
        "name-from-where-it-begins",
        "Der/D Sender/N Radio/N/ORG Nord/E/-ORG West/E/-ORG sprach/V .",
        "Der Sender Radio Nord West",
        0,
        "Radio Nord West",
    ),
    (
        "owner-of-information",
        "Nach/R Informationen/N/d,p einer/D/g Zeitung/N/g,f regnete/V es/P .",
        "Informationen einer Zeitung",
        0,
        "Zeitung",
    ),
    (
        "der-before-a-name-may-be-a-relative-pronoun",
        (
            "Die/D Stadt/N ,/ in/R der/D Sarid/E/PER Korb/E/-PER lebt/V ,/ wächst/V . | "
            "Sarid/E/PER Korb/E/-PER kam/V . | Er/P sprach/V ."
        ),
        "Er",
        0,
        "Sarid Korb",
    ),
    ("town-and-police", "Die/D Polizei/N Trier/E/LOC sprach/V .", "Die Polizei Trier", 0, "Polizei Trier"),
    ("owner", "Nach/R Angaben/N der/D Polizei/N regnete/V es/P .", "Angaben der Polizei", 0, "Polizei"),
    (
        "owner-of-bare-words",
        "Nach/R Berechnungen/N/d,p der/D Polizei/N regnete/V es/P .",
        "Berechnungen der Polizei",
        0,
        "Polizei",
    ),
    (
        "owner-of-a-document",
        "Laut/R einer/D Mitteilung/N der/D Polizei/N regnete/V es/P .",
        "einer Mitteilung der Polizei",
        0,
        "Mitteilung der Polizei",
    ),
    (
        "owner-of-a-statement",
        "Laut/R einer/D Erklärung/N der/D Polizei/N regnete/V es/P .",
        "einer Erklärung der Polizei",
        0,
        "Polizei",
    ),
    ("owner-in-capitals", "Nach/R KLP-Informationen/N/d,p regnete/V es/P .", "KLP-Informationen", 0, "KLP"),
    ("owner-before-a-hyphen", "Nach/R Pentagon-Angaben/N/d regnete/V es/P .", "Pentagon-Angaben", 0, "Pentagon"),
    (
        "owner-with-his-attribute",
        "Die/D dänische/A Armee/N kam/V . | Nach/R Armeeangaben/N/d regnete/V es/P .",
        "Armeeangaben",
        0,
        "dänische Armee",
    ),
    (
        "owner-without-article",
        "Barca/E/ORG kam/V . | Laut/R Auskunft/N Barcas/E/ORG,g regnete/V es/P .",
        "Auskunft Barcas",
        0,
        "Barca",
    ),
    (
        "last-name-before-a-plural-verb",
        "Jan/E/PER Kern/E/-PER kam/V . | Kern/E/PER,p liegen/V Zahlen/N vor/R .",
        "Kern",
        0,
        "Jan Kern",
    ),
    ("no-owner-of-an-answer", "Laut/R der/D Antwort/N regnete/V es/P .", "der Antwort", 0, "Antwort"),
    (
        "participle-phrase-is-no-name",
        "Eine/D am/R Montag/N in/R Trier/E/LOC vorgestellte/A neue/A Studie/N half/V .",
        "Eine am Montag in Trier vorgestellte neue Studie",
        0,
        "neue Studie",
    ),
    ("bare-plural", "Laut/R Experten/N regnete/V es/P .", "Experten", 0, "Experten"),
    (
        "complement-with-article-is-no-name",
        "Die/D Tester/N für/R das/D Gerät/N kamen/V . | Die/D Tester/N sprachen/V .",
        "Die Tester",
        0,
        "Tester",
    ),
    (
        "place-of-publication-is-no-name",
        "Die/D Forscher/N im/R Fachblatt/N Lumen/E/ORG sprachen/V .",
        "Die Forscher im Fachblatt Lumen",
        0,
        "Forscher",
    ),
    (
        "day-is-no-name",
        "Angaben/N der/D Stiftung/N/ORG KERN/E/-ORG vom/R/-ORG Samstag/N/-ORG freuten/V .",
        "der Stiftung KERN vom Samstag",
        0,
        "Stiftung KERN",
    ),
    (
        "what-points-is-no-name",
        "Die/D Forscher/N aus/R ihrer/D Rechnung/N sprachen/V .",
        "Die Forscher aus ihrer Rechnung",
        0,
        "Forscher",
    ),
    (
        "article-behind-a-name",
        "Der/D Fall/N der/D Bank/E/ORG Lauen/E/-ORG in/R das/D neue/A System/N gelang/V .",
        "der Bank Lauen in das neue System",
        0,
        "Bank Lauen",
    ),
    (
        "home-is-part-of-a-name",
        "Die/D Forscher/N aus/R Lauen/E/LOC sprachen/V .",
        "Die Forscher aus Lauen",
        0,
        "Forscher aus Lauen",
    ),
    (
        "number-is-part-of-a-name",
        "Die/D fünf/# neuen/A Richter/N/p sprachen/V .",
        "Die fünf neuen Richter",
        0,
        "fünf neue Richter",
    ),
    (
        "complement-of-an-office-is-one",
        "Das/D Amt/N für/R Statistik/N zählte/V . | Das/D Amt/N sprach/V .",
        "Das Amt",
        0,
        "Amt für Statistik",
    ),
    ("bank-is-part-of-its-name", "Laut/R Bank/N/ORG Lauen/E/-ORG regnete/V es/P .", "Bank Lauen", 0, "Bank Lauen"),
    (
        "abbreviation-with-a-number",
        "Die/D Artikel-9-Gruppe/N (/ G9/E/ORG )/ kam/V . | G9/E/ORG sprach/V .",
        "G9",
        -1,
        "Artikel-9-Gruppe",
    ),
    (
        "abbreviation-of-a-plural",
        "Die/D Lauener/A Nachrichten/N (/ LN/E/ORG )/ kamen/V . | Laut/R LN/E/ORG regnete/V es/P .",
        "LN",
        -1,
        "Lauener Nachrichten",
    ),
    (
        "elision-is-one-body",
        "Die/D Such-/N und/C Rettungsagentur/N (/ SuRa/E/ORG )/ kam/V . | SuRa/E/ORG sprach/V .",
        "SuRa",
        -1,
        "Such- und Rettungsagentur",
    ),
    (
        "bare-class-noun",
        "Die/D Lauener/A Polizei/N kam/V . | Laut/R Polizei/N regnete/V es/P .",
        "Polizei",
        0,
        "Lauener Polizei",
    ),
    (
        "most-of-them-are-others",
        "Experten/N sprachen/V . | Die/D meisten/A Experten/N schwiegen/V .",
        "Experten",
        0,
        "Experten",
    ),
    (
        "another-holder-of-an-office",
        "Ein/D Richter/N sprach/V . | Der/D zuständige/A Richter/N schwieg/V .",
        "Ein Richter",
        0,
        "Richter",
    ),
    (
        "another-court",
        "Das/D Oberlandesgericht/N sprach/V . | Das/D Gericht/N erster/A Instanz/N/g schwieg/V .",
        "Das Oberlandesgericht",
        0,
        "Oberlandesgericht",
    ),
    (
        "name-in-an-era",
        "Seit/R der/D Ära/N/f Jan/E/PER Kerns/E/-PER regnete/V es/P .",
        "der Ära Jan Kerns",
        0,
        "Ära Jan Kerns",
    ),
    ("owner-in-a-compound", "Nach/R Polizeiangaben/N/d regnete/V es/P .", "Polizeiangaben", 0, "Polizei"),
    ("owner-of-a-demand", "Die/D Forderung/N der/D Polizei/N kam/V .", "Die Forderung der Polizei", 0, "Polizei"),
    (
        "a-report-is-nobodys",
        "Der/D Bericht/N der/D Polizei/N kam/V .",
        "Der Bericht der Polizei",
        0,
        "Bericht der Polizei",
    ),
    ("pronoun", "Ida/E/PER Kern/E/-PER kam/V . | Sie/P/s sprach/V .", "Sie", 0, "Ida Kern"),
    (
        "pronoun-by-gender",
        "Ida/E/PER Kern/E/-PER traf/V Udo/E/PER Lang/E/-PER . | Er/P sprach/V .",
        "Er",
        0,
        "Udo Lang",
    ),
    (
        "several-men-are-sie",
        "Gestern/B kamen/V Bauern/N/p,m . | Sie/P>2:nsubj sprachen/V/p .",
        "Sie",
        0,
        "Bauern",
    ),
    (
        "who-are-not-the-man-named-before",
        "Kern/E/PER kennt/V Bauern/N/p,m ,/ die/P bauen/V . | Kern/E/PER kam/V . | Er/P sprach/V .",
        "Er",
        0,
        "Kern",
    ),
    (
        "a-noun-for-things-tells-no-gender",
        "Die/D Galionsfigur/N/n,s,f Sarid/E/PER Korb/E/-PER kam/V . | Er/P sprach/V .",
        "Er",
        0,
        "Sarid Korb",
    ),
    ("a-town-is-not-sie", "Lauen/E/LOC liegt/V hier/B . | Sie/P/s sprach/V .", "Sie", 0, None),
    ("pronoun-without-anybody", "Gestern/B regnete/V es/P . | Er/P sprach/V .", "Er", 0, None),
    (
        "own-view",
        "Jan/E/PER Kern/E/-PER kam/V . | Seiner/D Meinung/N nach/R reicht/V das/P .",
        "Seiner Meinung",
        0,
        "Jan Kern",
    ),
    (
        "relative-pronoun",
        "Ida/E/PER Kern/E/-PER ,/ die/P baute/V ,/ sprach/V .",
        "die",
        0,
        "Ida Kern",
    ),
    (
        "both",
        "Ida/E/PER Kern/E/-PER und/C Udo/E/PER Lang/E/-PER sprachen/V .",
        "Ida Kern und Udo Lang",
        0,
        "Ida Kern und Udo Lang",
    ),
    (
        "one-man-with-two-roles",
        "Der/D Abgeordnete/N und/C Minister/N Jan/E/PER Kern/E/-PER sprach/V .",
        "Der Abgeordnete und Minister Jan Kern",
        0,
        "Jan Kern",
    ),
    (
        "one-man-and-two-appositions",
        "Jan/E/PER Kern/E/-PER ,/ ein/D Maler/N und/C Lehrer/N ,/ kam/V . | Der/D Maler/N sprach/V .",
        "Der Maler",
        0,
        "Jan Kern",
    ),
    (
        "words-between-a-description-and-its-name",
        "Der/D Trainer/N im/R Exil/N ,/ Jan/E/PER Kern/E/-PER ,/ kam/V . | Der/D Trainer/N sprach/V .",
        "Der Trainer",
        0,
        "Jan Kern",
    ),
    (
        "any-pope-is-not-the-pope",
        "Papst/N Leo/E/PER Kern/E/-PER kam/V . | Ein/D Papst/N weint/V . | Der/D Papst/N sprach/V .",
        "Der Papst",
        0,
        "Leo Kern",
    ),
    (
        "a-body-by-a-general-word",
        "Direktorin/N Ida/E/PER Kern/E/-PER des/D Verbands/N kam/V . | Die/D Direktorin/N der/D Firma/N sprach/V .",
        "Die Direktorin der Firma",
        0,
        "Ida Kern",
    ),
    (
        "a-name-above-a-general-word",
        "Der/D Sender/N RTB/E/ORG kam/V . | Der/D Sender/N sprach/V .",
        "Der Sender",
        0,
        "RTB",
    ),
    ("a-body-that-spoke", "Die/D Polizei/N sprach/V . | Sie/P/s sprach/V .", "Sie", 0, "Polizei"),
    ("a-particle-is-no-first-name", "Jan/E/PER Kern/E/-PER kam/V . | Nur/B Ton/N war/V er/P .", "er", 0, "Jan Kern"),
    ("weak-adjective", "Der/D russische/A Sender/N sprach/V .", "Der russische Sender", 0, "russischer Sender"),
    ("plural-dative", "Nach/R Berichten/N/d regnete/V es/P .", "Berichten", 0, "Berichte"),
    (
        "a-maker-is-the-firm-that-was-called-so",
        "Der/D Spielehersteller/N Lumora/E/ORG lud/V ein/R . | Der/D Hersteller/N sprach/V .",
        "Der Hersteller",
        0,
        "Lumora",
    ),
    (
        "a-maker-is-no-firm-that-was-called-otherwise",
        "Die/D Zeitung/N Rundschau/E/ORG kam/V . | Der/D Betreiber/N sprach/V .",
        "Der Betreiber",
        0,
        "Betreiber",
    ),
    (
        "police-by-another-word",
        "Die/D Lauener/A Polizei/N kam/V . | Die/D Exekutive/N sprach/V .",
        "Die Exekutive",
        0,
        "Lauener Polizei",
    ),
    (
        "the-government-is-not-one-told-only-later",
        "Die/D Regierung/N half/V . | Die/D morlandische/A Regierung/N baute/V Zäune/N .",
        "Die Regierung",
        0,
        "Regierung",
    ),
    (
        "the-government-told-before",
        "Die/D morlandische/A Regierung/N baute/V Zäune/N . | Die/D Regierung/N sprach/V .",
        "Die Regierung",
        0,
        "morlandische Regierung",
    ),
    (
        "civil-name-behind-the-stage-name",
        "Star/N Lumo/E/PER ,/ mit/R bürgerlichem/A Namen/N/d Jan/E/PER Kern/E/-PER ,/ ging/V . | Lumo/E/PER sang/V .",
        "Lumo",
        0,
        "Jan Kern",
    ),
    (
        "known-as",
        "Jan/E/PER Kern/E/-PER ,/ besser/A bekannt/A als/R Lumo/E/PER ,/ kam/V . | Lumo/E/PER sprach/V .",
        "Lumo",
        1,
        "Jan Kern",
    ),
    (
        "otherwise-called-in-a-relative-clause",
        "Lumo/E/PER ,/ der/P/n,s,m eigentlich/B Jan/E/PER Kern/E/-PER heißt/V ,/ kam/V . | Lumo/E/PER sprach/V .",
        "Lumo",
        1,
        "Jan Kern",
    ),
    (
        "a-description-is-no-paper-that-spoke",
        "Lumora/E/ORG>2:nsubj schwieg/V . | Der/D alte/A Tüftler/N/n,s,m>4:nsubj sprach/V .",
        "Lumora",
        0,
        "Lumora",
    ),
    (
        "a-woman-of-a-paper-is-nobody-without-it",
        "Ida/E/PER Kern/E/-PER kam/V . | Die/D Journalistin/N des/D Kuriers/N/g,s,m sprach/V .",
        "Die Journalistin des Kuriers",
        0,
        "Journalistin des Kuriers",
    ),
    (
        "a-woman-from-a-town-may-be-somebody",
        "Ida/E/PER Kern/E/-PER kam/V . | Die/D 43-Jährige/N aus/R Lauen/E/LOC sprach/V .",
        "Die 43-Jährige aus Lauen",
        0,
        "Ida Kern",
    ),
    (
        "a-country-with-a-hyphen-is-nobody",
        "Jan/E/PER Kern/E/-PER kam/V . | X-Au/E/PER las/V . | X-Au/E/LOC sah/V . | X-Au/E/LOC sah/V . | Er/P las/V .",
        "Er",
        0,
        "Jan Kern",
    ),
    (
        "the-masculine-der",
        "Jan/E/PER Kern/E/-PER kam/V . | Ida/E/PER Lang/E/-PER kam/V . | Das/P sagt/V der/D>2:nsubj .",
        "der",
        0,
        "Jan Kern",
    ),
    (
        "two-ministries",
        "Das/D Bauministerium/N kam/V . | Das/D Ministerium/N ging/V . | Das/D Innenministerium/N sprach/V .",
        "Das Innenministerium",
        0,
        "Innenministerium",
    ),
    (
        "both-and",
        "Sowohl/C Ida/E/PER Kern/E/-PER als/C auch/B Jan/E/PER Lang/E/-PER kamen/V .",
        "Ida Kern als auch Jan Lang",
        0,
        "Ida Kern und Jan Lang",
    ),
    (
        "both-by-their-offices",
        "Der/D Lehrer/N wie/C auch/B Rektor/N Jan/E/PER Lang/E/-PER kamen/V .",
        "Der Lehrer wie auch Rektor Jan Lang",
        0,
        "Lehrer und Jan Lang",
    ),
    (
        "brackets-of-a-compound-with-a-hyphen",
        "Die/D UN-Kommission/N von/R Hungernden/N (/ KVH/E/ORG )/ kam/V . | Die/D KVH/E/ORG sprach/V .",
        "Die KVH",
        0,
        "UN-Kommission von Hungernden",
    ),
    (
        "a-body-that-is-called-like-a-document",
        "Die/D/n Neue/A/ORG Post/E/-ORG,s,f kam/V .",
        "Die Neue Post",
        0,
        "Neue Post",
    ),
    (
        "beside-each-other-but-not-the-same",
        "Lumo/E/PER kam/V ,/ eigentlich/B weinte/V Jan/E/PER Kern/E/-PER . | Lumo/E/PER sprach/V .",
        "Lumo",
        1,
        "Lumo",
    ),
    (
        "how-many-they-are-is-no-name",
        "Die/D Rebellen/N sprachen/V/p . | Waffen/N haben/V/p die/D noch/B rund/B 800/M Rebellen/N kaum/B .",
        "Die Rebellen",
        0,
        "Rebellen",
    ),
    (
        "bare-body-in-a-coordination",
        "Die/D EU-Kommission/N kam/V . | Kommission/N und/C Rat/N stritten/V/p . | Die/D Kommission/N sprach/V .",
        "Die Kommission",
        0,
        "EU-Kommission",
    ),
]


@pytest.mark.parametrize(("line", "phrase", "nth", "name"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_names(line: str, phrase: str, nth: int, name: str | None) -> None:
    entity, _ = resolved(tagged(line), phrase, nth)
    assert (entity.name if entity else None) == name


def test_last_name_of_two_is_a_tie_with_its_candidates() -> None:
    analysis = tagged("Jan/E/PER Kern/E/-PER kam/V . | Udo/E/PER Kern/E/-PER kam/V . | Kern/E/PER sprach/V .")
    clusters = clustered(analysis)
    (tie,) = clusters.ties.values()
    names = [clusters.story.referents[number].words for number in tie.candidates]
    assert (tie.rule, names) == ("part-of-name", [("Jan", "Kern"), ("Udo", "Kern")])


def test_partners_of_a_coordination_differ() -> None:
    analysis = tagged("Kern/E/PER und/C Ida/E/PER Kern/E/-PER sprachen/V .")
    clusters = clustered(analysis)
    one, other = (clusters.of(r.number) for r in clusters.story.referents if r.kind == "name")
    assert one is not other


def test_the_verb_tells_whether_its_only_subject_is_several() -> None:
    several = clustered(tagged("Die/D Zorker/N>3:nsubj kamen/V/p ."))
    one_of_two = clustered(tagged("Die/D Zorker/N>5:nsubj und/C>4:cc Jan/E/PER>2:conj kamen/V/p ."))
    assert [(each.plural, each.gender) for each in several.story.referents] == [(True, "")]
    assert {each.plural for each in one_of_two.story.referents if each.head == "Zorker"} == {None}


def test_copula_joins_subject_and_predicate_noun() -> None:
    analysis = tabled(
        """
        Ida PROPN 4 nsubj PER
        Kern PROPN 1 flat -PER
        ist AUX 4 cop fin
        Bürgermeisterin NOUN 0 root n s f
        . PUNCT 4 punct

        Die DET 2 det
        Bürgermeisterin NOUN 3 nsubj n s f
        sprach VERB 0 root fin
        . PUNCT 3 punct
        """
    )
    entity, _ = resolved(analysis, "Die Bürgermeisterin")
    assert entity is not None
    assert entity.name == "Ida Kern"


def test_copula_joins_an_abbreviation_rather_than_the_same_noun_of_another() -> None:
    analysis = tabled(
        """
        Lang PROPN 2 nsubj PER
        verließ VERB 0 root fin
        seine DET 4 det
        Partei NOUN 2 obj a s f
        . PUNCT 2 punct

        Die DET 2 det
        FPL NOUN 6 nsubj n s f
        ist AUX 6 cop fin
        die DET 6 det
        kleine ADJ 6 amod
        Partei NOUN 0 root n s f
        . PUNCT 6 punct
        """
    )
    entity, _ = resolved(analysis, "die kleine Partei")
    assert entity is not None
    assert entity.name == "FPL"


QUOTED = "Ida/E/PER Kern/E/-PER sprach/V :/ „ Ich/P baue/V ./ Sie/P baut/V ./ “"


def test_ich_in_a_quote_is_who_says_it_and_sie_is_not() -> None:
    analysis = tagged(QUOTED)
    (speaker,) = mentions_of(analysis, "Ida Kern")
    start = analysis.text.index("„")
    quote = Attribution(
        spans=(Span(start, len(analysis.text)),),
        content=(Span(start + 1, len(analysis.text) - 1),),
        kind=Kind.DIRECT,
        speaker=speaker,
    )
    mentions = find_mentions(analysis, lexicon())
    found = resolve(analysis, lexicon(), mentions, (quote,), Settings())
    (entity,) = found.entities
    assert found.behind[mentions_of(analysis, "Ich")[0]] is entity
    assert mentions_of(analysis, "Sie")[0] not in found.behind
    assert [span.of(analysis.text) for span in entity.mentions] == ["Ida Kern", "Ich"]


@pytest.mark.parametrize(
    ("phrase", "whose"), [("Meiner Meinung", "Ida Kern"), ("Unserer Ansicht", None)], ids=["mine", "ours"]
)
def test_mine_in_a_quote_is_that_of_who_says_it(phrase: str, whose: str | None) -> None:
    """Else the feminine ending made it a woman's who was named before."""
    first, noun = phrase.split()
    analysis = tagged(
        f"Lea/E/PER Lang/E/-PER kam/V . | Ida/E/PER Kern/E/-PER sagte/V :/ „ {first}/D/d,s,f {noun}/N>2:obl/d,s,f "
        "nach/P fehlt/V Geld/N . “"
    )
    (speaker,) = mentions_of(analysis, "Ida Kern")
    start, end = analysis.text.index("„"), len(analysis.text)
    quote = Attribution(
        spans=(Span(start, end),), content=(Span(start + 1, end - 1),), kind=Kind.DIRECT, speaker=speaker
    )
    clusters = clustered(analysis, (quote,))
    (mine,) = (each for each in clusters.story.referents if each.mention.spans[0].of(analysis.text) == phrase)
    assert mine.owned
    assert " ".join(clusters.of(mine.number).name) == (whose or "")


def test_who_says_something_is_nobody_whom_only_his_words_name() -> None:
    analysis = tagged(
        "Jan/E/PER Kern/E/-PER kam/V . | Es/P schneite/V . | Udo/E/PER Lang/E/-PER baut/V ,/ sagte/V er/P ."
    )
    (speaker,) = mentions_of(analysis, "er")
    words = (Span(analysis.text.index("Udo"), analysis.text.index(", sagte")),)
    said = (Attribution(spans=words, content=words, kind=Kind.INDIRECT, speaker=speaker),)
    (entity,) = resolve(analysis, lexicon(), find_mentions(analysis, lexicon()), said, Settings()).entities
    assert entity.name == "Jan Kern"


def test_a_higher_threshold_refuses_what_is_less_sure() -> None:
    analysis = tagged("Ida/E/PER Kern/E/-PER kam/V . | Es/P schneite/V . | Sie/P/s sprach/V . | Kern/E/PER ging/V .")
    strict = Settings(entity_threshold=0.97)
    assert resolved(analysis, "Sie")[0] is not None
    assert resolved(analysis, "Sie", settings=strict)[0] is None
    kern, _ = resolved(analysis, "Kern", settings=strict)
    assert kern is not None
    assert kern.name == "Ida Kern"


KNOWN = Known(id="Q7", name="Ida Kern-Maier", aliases=("Ida Kern",), type="person")


def test_known_names_give_id_name_and_type() -> None:
    analysis = tagged("Ida/E/PER Kern/E/-PER kam/V . | Kern/E/PER sprach/V .")
    entity, entities = resolved(analysis, "Kern", settings=Settings(known=[KNOWN]))
    assert entities == (entity,)
    assert entity is not None
    assert (entity.id, entity.name, entity.type, entity.known) == ("Q7", "Ida Kern-Maier", "person", True)


def test_known_names_are_found_in_other_spellings() -> None:
    settings = Settings(known=[Known(id="Q8", name="Murat Yildizoglu")])
    entity, _ = resolved(tagged("Murat/E/PER Yıldızoğlu/E/-PER kam/V ."), "Murat Yıldızoğlu", settings=settings)
    assert entity is not None
    assert entity.id == "Q8"


def test_a_name_that_two_known_entries_share_is_left_alone() -> None:
    other = Known(id="Q8", name="Ida Kern")
    entity, _ = resolved(tagged("Ida/E/PER Kern/E/-PER kam/V ."), "Ida Kern", settings=Settings(known=[KNOWN, other]))
    assert entity is not None
    assert (entity.id, entity.known) == ("e1", False)


def test_ids_of_the_text_keep_clear_of_the_callers() -> None:
    settings = Settings(known=[Known(id="e1", name="Udo Lang")])
    entity, entities = resolved(
        tagged("Ida/E/PER Kern/E/-PER traf/V Udo/E/PER Lang/E/-PER ."), "Ida Kern", settings=settings
    )
    assert entity is not None
    assert entity.id == "e2"
    assert {each.id for each in entities} == {"e1", "e2"}


@pytest.mark.parametrize(
    ("line", "phrase", "named"),
    [
        ("Ida/E/PER Kern/E/-PER sprach/V .", "Ida Kern", True),
        ("Ein/D Sprecher/N sprach/V .", "Ein Sprecher", False),
        ("Die/D Polizei/N sprach/V .", "Die Polizei", False),
        ("Die/D Lumora/E/ORG AG/E/-ORG sprach/V .", "Die Lumora AG", True),
    ],
)
def test_a_description_is_no_name(line: str, phrase: str, named: bool) -> None:
    entity, _ = resolved(tagged(line), phrase)
    assert entity is not None
    assert entity.named is named


def test_each_rule_of_a_link_is_in_the_docs() -> None:
    """The ids are public: the page lists every sieve, and every rule that a link carries."""
    page = Path(__file__).parents[2] / "docs" / "explanation" / "entities.md"
    listed = set(regex.findall(r"(?<=^\|[^|]*`)[a-z-]+(?=`)", page.read_text(encoding="utf-8"), regex.MULTILINE))
    rules = {found.rule for row in NAMES for found in clustered(tagged(row[1])).links.values()}
    assert {id for id, _ in SIEVES} <= listed
    assert rules <= listed


def test_nothing_to_resolve() -> None:
    assert resolve(tagged("Es/P regnete/V ."), lexicon(), (), (), Settings()) == Resolution()
