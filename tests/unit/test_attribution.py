"""Which passages are somebody's words and who said them: a row a phenomenon, from marks to the decision."""

from __future__ import annotations

from collections import Counter

import pytest
from staged import lexicon, staged

from quotes.attribution import attribute
from quotes.attribution.chain import Chain
from quotes.attribution.scenes import scenes_of
from quotes.models.parts import REACH
from quotes.models.results import Kind, NotQuotedKind, Reason
from quotes.settings import Settings

Q = "„ Das/D Wehr/N hält/V . “"
IDA = "Ida/E/PER Kern/E/-PER"

# id, line, for each passage (rule, speaker)
DECIDED = [
    (
        "noun-whose-clause-is-interrupted",
        f"Den/D Vorwurf/N , das/D Rad/N sei/X/sub „ zu/B alt/A “ , erhebt/V {IDA} .",
        [("inquit-after/subject", "Ida Kern")],
    ),
    (
        "owner-before-a-comma",
        "Die/D Worte/N der/D/g Försterin/N/g , „ Das/D Wehr/N hält/V “ , blieben/V unvergessen/A .",
        [("noun/owner", "der Försterin")],
    ),
    ("after", f"„ Das/D Wehr/N hält/V “ , sagte/V {IDA} .", [("inquit-after/subject", "Ida Kern")]),
    ("colon", f"{IDA} sagte/V : {Q}", [("colon-verb/subject", "Ida Kern")]),
    ("label", f"{IDA} : {Q}", [("label/label", "Ida Kern")]),
    ("fragment", f"{IDA} nannte/V den/D Plan/N „ absurd/A “ .", [("clause/subject", "Ida Kern")]),
    (
        "with-these-words",
        f"„ Das/D Wehr/N hält/V . “ | Mit/R diesen/D Worten/N ging/V {IDA} .",
        [("next-sentence", "Ida Kern")],
    ),
    (
        "and-further",
        f"{IDA} sagte/V : „ Das/D Wehr/N hält/V . “ | Und/C weiter/B : „ Niemand/P hilft/V . “",
        [("colon-verb/subject", "Ida Kern"), ("continues", "Ida Kern")],
    ),
    (
        "behind-the-name-of-a-newspaper",
        f"{IDA} nennt/V den/D Plan/N in/R der/D „ Zeit/E/ORG “ „ einen/D Traum/N “ .",
        [("not-quoted/name", ""), ("clause/subject", "Ida Kern")],
    ),
    ("newspaper", "Die/D Zeitung/N „ Rheinbote/E “ meldete/V Regen/N .", [("not-quoted/name", "")]),
    ("film", "Der/D Film/N „ Der/D Tag/N am/R Wehr/N “ läuft/V heute/B .", [("not-quoted/title", "")]),
    ("so-called", "Der/D sogenannte/A „ Mühlenfrieden/N “ hielt/V nicht/T .", [("not-quoted/term", "")]),
    ("irony", "Seine/D „ Freunde/N “ kamen/V nicht/T .", [("not-quoted/irony", "")]),
    ("nothing-between-the-marks", "Die/D Karte/N „ … “ war/X leer/A .", [("not-quoted/term", "")]),
    (
        "row",
        f"{IDA} kritisierte/V die/D „ hohen/A Kosten/N “ und/C „ die/D viel/B zu/B langen/A Wege/N “ .",
        [("clause/subject", "Ida Kern"), ("row", "Ida Kern")],
    ),
    (
        "no-row-with-words-between",
        f"{IDA} kritisierte/V die/D „ hohen/A Kosten/N “ und/C dann/B „ die/D viel/B zu/B langen/A Wege/N “ .",
        [("clause/subject", "Ida Kern"), ("clause/subject", "Ida Kern")],
    ),
    (
        "subject-of-the-clause-before",
        f"{IDA} lachte/V laut/A und/C sagte/V : {Q}",
        [("colon-verb/shared-subject", "Ida Kern")],
    ),
    (
        "no-row-with-an-inquit-of-its-own",
        f"{IDA} nannte/V es/P „ viel/B zu/B spät/A “ und/C „ nicht/T gut/A “ , sagte/V Otto/E/PER .",
        [("clause/subject", "Ida Kern"), ("inquit-after/subject", "Otto")],
    ),
    (
        "konjunktiv-goes-on",
        f"{IDA} sagte/V , sie/P sei/X/sub „ sehr/B müde/A “ . | Das/D Rad/N sei/X/sub „ zu/B alt/A “ .",
        [("indirect-before/subject", "Ida Kern"), ("continues", "Ida Kern")],
    ),
    (
        "the-next-paragraph-goes-on",
        f"{IDA} sagte/V : {Q} ¶ „ Das/D Rad/N läuft/V . “",
        [("colon-verb/subject", "Ida Kern"), ("continues", "Ida Kern")],
    ),
    (
        "goes-on-from-a-frame-without-marks",
        f"{IDA} sagte/V , sie/P warte/V/sub . | Das/D Rad/N sei/X/sub „ zu/B alt/A “ .",
        [("continues", "Ida Kern")],
    ),
    (
        "the-frame-before-reports-no-speech",
        f"{IDA} baute/V das/D Wehr/N . | {Q}",
        [("no-cue", "")],
    ),
    (
        "behind-a-gesture",
        f"{IDA} sagte/V : {Q} | Otto/E/PER/n>2:nsubj lächelt/V>1:root . | „ Das/D Rad/N läuft/V . “",
        [("colon-verb/subject", "Ida Kern"), ("gesture", "Otto")],
    ),
    (
        "behind-what-another-does",
        f"{IDA} sagte/V : {Q} | Otto/E/PER/n>2:nsubj baut/V>1:root . | „ Das/D Rad/N läuft/V . “",
        [("colon-verb/subject", "Ida Kern"), ("about", "Otto")],
    ),
    (
        "not-behind-what-anybody-does",
        f"{Q} | Man/P/n>2:nsubj baut/V>1:root . | „ Das/D Rad/N läuft/V . “",
        [("no-cue", ""), ("about", "")],
    ),
    (
        "behind-what-the-same-one-does",
        f"{IDA} sagte/V : {Q} | Kern/E/PER/n>2:nsubj baut/V>1:root . | „ Das/D Rad/N läuft/V . “",
        [("colon-verb/subject", "Ida Kern"), ("continues", "Ida Kern")],
    ),
    (
        "behind-what-somebody-called-by-a-pronoun-does",
        f"{IDA} sagte/V : {Q} | Sie/P/n,s>2:nsubj baut/V>1:root . | „ Das/D Rad/N läuft/V . “",
        [("colon-verb/subject", "Ida Kern"), ("continues", "Ida Kern")],
    ),
    (
        "not-behind-a-gesture-in-another-paragraph",
        f"{IDA} sagte/V : {Q} | Otto/E/PER/n>2:nsubj lächelt/V>1:root . ¶ „ Das/D Rad/N läuft/V . “",
        [("colon-verb/subject", "Ida Kern"), ("continues", "Ida Kern")],
    ),
    ("the-next-sentence-says-it", f"{Q} | Das/P sagte/V {IDA} gestern/B .", [("next-sentence", "Ida Kern")]),
    ("the-next-sentence-says-so", f"{Q} | So/B urteilt/V {IDA} .", [("next-sentence", "Ida Kern")]),
    ("the-next-sentence-has-a-frame-of-its-own", f"{Q} | Das/P war/X gut/A , sagte/V {IDA} .", [("no-cue", "")]),
    ("the-next-sentence-says-something-else", f"{Q} | Dann/B sagte/V {IDA} mehr/P .", [("no-cue", "")]),
    ("signed-in-a-line-of-its-own", f"{Q} ¶ {IDA} , Buchhalterin/N", [("signature", "Ida Kern, Buchhalterin")]),
    ("signed-at-the-end-of-the-line", f"{Q} | {IDA} , Buchhalterin/N", [("signature", "Ida Kern, Buchhalterin")]),
    ("not-signed-by-the-front-of-a-clause", f"{Q} | {IDA} , Buchhalterin/N , baut/V .", [("no-cue", "")]),
    (
        "signed-in-brackets-with-a-verb",
        f"{Q} | ( {IDA} , Buchhalterin/N , war/X froh/A )",
        [("signature", "Ida Kern, Buchhalterin")],
    ),
    ("not-signed-by-what-somebody-does-in-brackets", f"{Q} | ( {IDA} baute/V ein/D Wehr/N )", [("no-cue", "")]),
    (
        "a-row-of-signed-quotes",
        f"{Q} | Stadtrat/N/n,s,m Kehl/E/LOC „ Das/D Rad/N läuft/V . “ | Landtag/N/n,s,m",
        [("signature", "Stadtrat Kehl"), ("signature", "Landtag")],
    ),
    (
        "not-signed-by-who-calls",
        f"{Q} | Ruf/N aus/R dem/D Stadtrat/N : „ Das/D Rad/N läuft/V . “",
        [("no-cue", ""), ("colon-verb", "")],
    ),
    (
        "the-line-above-labels-of-topics",
        f"{IDA} ( Trainerin/N ) : ¶ … zum/R Spiel/N : {Q} ¶ … zum/R Rad/N : „ Das/D Rad/N läuft/V . “",
        [("label-above", "Ida Kern (Trainerin)"), ("label-above", "Ida Kern (Trainerin)")],
    ),
    (
        "not-the-line-above-a-sentence",
        f"{IDA} ¶ Das/P war/X gut/A . ¶ Zum/R Spiel/N : {Q}",
        [("label", "")],
    ),
    (
        "any-verb-behind-the-words",
        f"{Q} , empfing/V Ida/E/PER/n>7:nsubj den/D/a>12:det Gast/N/a>7:obj .",
        [("inquit-deed/subject", "Ida")],
    ),
    (
        "it-came-from-somewhere",
        f"{Q} , kam/V es/P/n aus/R dem/D Stadtrat/N zurück/B .",
        [("inquit-deed/source-place", "dem Stadtrat")],
    ),
    (
        "not-who-is-asked-about-in-front",
        "Ob/S Ida/E/PER/n>4:nsubj die/D Wahrheit/N sagt/V , „ müssen/X andere/P klären/V/inf “ .",
        [("no-cue", "")],
    ),
    (
        "behind-what-another-does-and-what-he-is-told-to-have-said",
        f"Otto/E/PER/n>2:nsubj baut/V>1:root . | Es/P/n>2:nsubj sei/X/sub>1:root spät/A . | {Q}",
        [("about", "Otto")],
    ),
    (
        "not-behind-what-another-does-and-what-the-reporter-says",
        f"Otto/E/PER/n>2:nsubj baut/V>1:root . | Es/P/n>2:nsubj ist/X>1:root spät/A . | {Q}",
        [("no-cue", "")],
    ),
    ("headed-before-a-dash", f"{IDA} lässt/V Gäste/N warten/V/inf – {Q}", [("headline", "Ida Kern")]),
    ("not-headed-within-a-line", f"{IDA} lässt/V Gäste/N warten/V/inf – {Q} | Das/P war/X alles/P .", [("no-cue", "")]),
    ("headed", f"{IDA} „ bin/X sehr/B besorgt/A “", [("headline", "Ida Kern")]),
    ("headed-with-for", f"Wehr/N für/R {IDA} „ ist/X viel/B zu/B teuer/A “", [("headline", "Ida Kern")]),
    ("not-headed-by-an-object", f"Lob/N ohne/R {IDA} „ bin/X sehr/B besorgt/A “", [("clause", "")]),
    ("not-headed-with-a-verb", f"Es/P fehlt/V für/R {IDA} „ bin/X sehr/B besorgt/A “", [("clause-subject", "")]),
    ("not-signed-by-a-sentence", f"{Q} ¶ {IDA} lachte/V .", [("no-cue", "")]),
    ("nothing-around", Q, [("no-cue", "")]),
    (
        "echo-in-a-headline",
        f"Streit/N um/R „ erhebliche/A Mängel/N “ ¶ „ Es/P gibt/V erhebliche/A Mängel/N “ , sagte/V {IDA} .",
        [("echo", "Ida Kern"), ("inquit-after/subject", "Ida Kern")],
    ),
    (
        "no-echo-of-one-word",
        f"Streit/N um/R „ Mängel/N “ ¶ „ Es/P gibt/V erhebliche/A Mängel/N “ , sagte/V {IDA} .",
        [("not-quoted/term", ""), ("inquit-after/subject", "Ida Kern")],
    ),
    (
        "no-echo-of-a-name",
        f"Streit/N um/R „ Haus/N Wehr/N “ ¶ „ Wir/P öffnen/V Haus/N Wehr/N “ , sagte/V {IDA} .",
        [("not-quoted/name", ""), ("inquit-after/subject", "Ida Kern")],
    ),
    (
        "inside-a-quote",
        f"„ Otto/E/PER rief/V : ‚ Lauf/V weg/R ! ‘ “ , sagte/V {IDA} .",
        [("inquit-after/subject", "Ida Kern"), ("colon-verb/subject", "Otto")],
    ),
]


def decided(line: str, **options: float) -> list[tuple[str, str]]:
    made = staged(line)
    return [(each.rule, made.speaker(each)) for each in made.attributions(**options)]


@pytest.mark.parametrize(("line", "expected"), [row[1:] for row in DECIDED], ids=[row[0] for row in DECIDED])
def test_decisions(line, expected):
    assert decided(line) == expected


@pytest.mark.parametrize("line", [row[1] for row in DECIDED], ids=[row[0] for row in DECIDED])
def test_every_attribution_keeps_its_promises(line):
    made = staged(line)
    found = made.attributions()
    assert Counter(i for each in found for i in each.passages) == Counter(range(len(made.passages)))
    assert [each.spans[0].start for each in found] == sorted(each.spans[0].start for each in found)
    for number, each in enumerate(found):
        assert (each.kind is None) != (each.not_quoted is None)
        assert (each.reason is not None) == (each.kind is not None and each.speaker is None)
        assert 0 <= each.confidence <= 1
        assert (each.speaker_confidence > 0) == (each.speaker is not None)
        assert each.rule
        assert each.parent is None or found[each.parent].kind is Kind.DIRECT
        assert number not in (each.parent, each.continues)
    assert staged(line).attributions() == found, "the same text gives the same result"


# id, line, the reason of the first passage
REASONS = [
    ("nothing-introduces-it", Q, Reason.NO_CUE),
    (
        "nobody-stands-with-the-noun",
        "Es/P gibt/V den/D Satz/N „ Ihr/P seid/X nie/B allein/A “ .",
        Reason.NO_SPEAKER_NAMED,
    ),
    ("hiess-es", "„ Das/D Wehr/N hält/V “ , hieß/V es/P gestern/B .", Reason.IMPERSONAL),
    ("man", "„ Das/D Wehr/N hält/V “ , sagt/V man/P .", Reason.IMPERSONAL),
    ("passive-without-agent", "„ Das/D Wehr/N hält/V “ , wurde/X betont/I/part .", Reason.IMPERSONAL),
    ("colon-and-passive", f"Dann/B wurde/X mitgeteilt/I/part : {Q}", Reason.IMPERSONAL),
    ("es-wurde", "Es/P wurde/X betont/I/part , dass/S es/P „ zu/B alt/A “ sei/X/sub .", Reason.IMPERSONAL),
    (
        "two-sources-as-good-as-each-other",
        "„ Das/D Wehr/N hält/V “ , hieß/V es/P aus/R dem/D Ministerium/N , aus/R der/D Behörde/N .",
        Reason.TIE,
    ),
    (
        "the-last-speaker-is-too-far",
        f"{IDA} sagte/V , sie/P komme/V/sub . ¶ Es/P war/X Mai/N . ¶ Es/P war/X kalt/A . ¶ {Q}",
        Reason.TOO_UNSURE,
    ),
]


@pytest.mark.parametrize(("line", "reason"), [row[1:] for row in REASONS], ids=[row[0] for row in REASONS])
def test_why_there_is_no_speaker(line, reason):
    first = staged(line).attributions()[0]
    assert (first.speaker, first.kind, first.reason) == (None, Kind.DIRECT, reason)


def test_an_agent_is_no_impersonal_passive():
    line = f"„ Das/D Wehr/N hält/V “ , wurde/X von/R {IDA} betont/I/part ."
    assert decided(line) == [("inquit-after/agent", "Ida Kern")]


class TestSettings:
    def test_the_quote_threshold_parts_quotes_from_names(self):
        name = "Die/D Zeitung/N „ Rheinbote/E “ meldete/V Regen/N ."
        said = f"{IDA} sagte/V : {Q}"
        assert staged(name).attributions(quote_threshold=0.0)[0].kind is Kind.DIRECT
        assert staged(name).attributions()[0].not_quoted is NotQuotedKind.NAME
        assert staged(said).attributions(quote_threshold=1.0)[0].kind is None

    @pytest.mark.parametrize("line", [row[1] for row in DECIDED], ids=[row[0] for row in DECIDED])
    def test_a_quote_is_at_least_as_sure_as_the_threshold(self, line):
        for threshold in (0.2, 0.5, 0.9):
            for each in staged(line).attributions(quote_threshold=threshold):
                if each.rule != "echo":
                    assert each.kind is None or each.confidence >= threshold

    def test_the_speaker_threshold_refuses_in_the_own_sentence(self):
        line = f"„ Das/D Wehr/N hält/V “ , sagte/V {IDA} ."
        assert staged(line).attributions(speaker_threshold=0.0)[0].speaker is not None
        refused = staged(line).attributions(speaker_threshold=1.0)[0]
        assert (refused.speaker, refused.reason) == (None, Reason.TOO_UNSURE)

    def test_the_speaker_threshold_refuses_who_spoke_before(self):
        line = f"{IDA} sagte/V : {Q} ¶ „ Das/D Rad/N läuft/V . “"
        sure = staged(line).attributions()[1].speaker_confidence
        assert staged(line).attributions(speaker_threshold=sure - 0.01)[1].speaker is not None
        refused = staged(line).attributions(speaker_threshold=sure + 0.01)[1]
        assert (refused.speaker, refused.reason) == (None, Reason.TOO_UNSURE)

    def test_a_wide_tie_margin_refuses_where_anybody_competes(self):
        two = "„ Das/D Wehr/N hält/V “ , meinte/V der/D Landrat/N gestern/B der/D Wirt/N ."
        one = "„ Das/D Wehr/N hält/V “ , meinte/V der/D Landrat/N gestern/B ."
        assert decided(two) == [("inquit-after/subject", "der Landrat")]
        assert staged(two).attributions(tie_margin=1.0)[0].reason is Reason.TIE
        assert decided(one, tie_margin=1.0) == [("inquit-after/subject", "der Landrat")]

    def test_no_tie_margin_no_tie(self):
        line = "„ Das/D Wehr/N hält/V “ , hieß/V es/P aus/R dem/D Ministerium/N , aus/R der/D Behörde/N ."
        assert staged(line).attributions(tie_margin=0.0)[0].reason is not Reason.TIE

    @pytest.mark.parametrize(("lookback", "speaker"), [(0, ""), (1, ""), (2, ""), (3, "Ida Kern"), (9, "Ida Kern")])
    def test_lookback_is_the_number_of_sentences_before(self, lookback, speaker):
        line = f"{IDA} sagte/V nichts/P Neues/N . | Es/P regnete/V . | Es/P war/X kalt/A . | {Q}"
        assert decided(line, lookback=lookback, speaker_threshold=0.1)[-1][1] == speaker


# id, line, whether its two marked parts are one quote
PARTS = [
    ("comma", "„ Komm/V mit/R “ , rief/V der/D Wirt/N , „ es/P wird/X spät/A . “", True),
    ("after-an-exclamation-mark", "„ Komm/V mit/R ! “ , rief/V der/D Wirt/N , „ es/P wird/X spät/A . “", True),
    ("dash", "„ Komm/V mit/R “ – rief/V der/D Wirt/N – „ es/P wird/X spät/A . “", True),
    ("with-a-time", "„ Komm/V mit/R “ , rief/V der/D Wirt/N am/R Abend/N , „ es/P wird/X spät/A . “", True),
    ("so", "„ Komm/V mit/R “ , so/B der/D Wirt/N , „ es/P wird/X spät/A . “", True),
    ("full-stop", "„ Komm/V mit/R “ , rief/V der/D Wirt/N . „ Es/P wird/X spät/A . “", False),
    ("colon", "„ Komm/V mit/R “ , rief/V der/D Wirt/N : „ Es/P wird/X spät/A . “", False),
    ("paragraph", "„ Komm/V mit/R “ , rief/V der/D Wirt/N , ¶ „ es/P wird/X spät/A . “", False),
    (
        "another-clause-between",
        "„ Komm/V mit/R “ , rief/V der/D Wirt/N , das/D Licht/N ging/V aus/R , „ es/P wird/X spät/A . “",
        True,
    ),
    (
        "what-he-does-meanwhile",
        "„ Komm/V mit/R “ , rief/V der/D Wirt/N und/C ging/V , „ es/P wird/X spät/A . “",
        True,
    ),
    (
        "what-he-does-before-another-sentence",
        "„ Komm/V mit/R “ , rief/V der/D Wirt/N und/C ging/V , „ Es/P wird/X spät/A . “",
        False,
    ),
    ("frame-before", "Der/D Wirt/N rief/V : „ Komm/V mit/R “ , „ es/P wird/X spät/A “ .", False),
    ("no-frame", "„ Komm/V mit/R “ , „ es/P wird/X spät/A “ .", False),
]


@pytest.mark.parametrize(("line", "joined"), [row[1:] for row in PARTS], ids=[row[0] for row in PARTS])
def test_parts_of_an_interrupted_quote(line, joined):
    found = staged(line).attributions()
    assert [each.passages for each in found] == ([(0, 1)] if joined else [(0,), (1,)])
    if joined:
        assert len(found[0].spans) == len(found[0].content) == 2
        assert not found[0].is_fragment
        assert found[0].continues is None


def test_places_count_joined_quotes_once():
    made = staged(
        "„ Komm/V mit/R “ , rief/V der/D Wirt/N , „ es/P wird/X spät/A . “ | „ Otto/E/PER rief/V : ‚ Lauf/V weg/R ! ‘ “"
    )
    joined, outer, inner = made.attributions()
    assert joined.passages == (0, 1)
    assert (outer.continues, outer.parent) == (0, None)
    assert (inner.continues, inner.parent) == (None, 1)


def test_a_quote_inside_a_name_has_no_parent():
    made = staged("Der/D Film/N „ Er/P rief/V : ‚ Lauf/V weg/R ! ‘ “ läuft/V heute/B .")
    assert [(each.kind, each.parent) for each in made.attributions()] == [(None, None), (Kind.DIRECT, None)]


# id, line, frame of the first passage
FRAMES = [
    ("after", f"„ Das/D Wehr/N hält/V “ , sagte/V {IDA} am/R Montag/N .", ["sagte Ida Kern am Montag"]),
    (
        "around",
        f"{IDA} nannte/V den/D Plan/N „ absurd/A “ und/C falsch/A .",
        ["Ida Kern nannte den Plan", "und falsch"],
    ),
    (
        "with-an-apposition",
        f"„ Das/D Wehr/N hält/V “ , sagte/V {IDA} , Chefin/N der/D Bahn/N .",
        ["sagte Ida Kern, Chefin der Bahn"],
    ),
    ("without-other-clauses", f"{IDA} sagte/V : {Q} Dann/B ging/V sie/P .", ["Ida Kern sagte"]),
    ("none", Q, []),
]


@pytest.mark.parametrize(("line", "frame"), [row[1:] for row in FRAMES], ids=[row[0] for row in FRAMES])
def test_the_frame_is_the_reporters_clause(line, frame):
    made = staged(line)
    assert [made.shown((span,)) for span in made.attributions()[0].frame] == frame


# id, line, whether the first passage is a fragment
FRAGMENTS = [
    ("part-of-the-clause", f"{IDA} nannte/V den/D Plan/N „ absurd/A “ .", True),
    ("part-of-reported-speech", f"{IDA} sagte/V , das/D Rad/N sei/X/sub „ viel/B zu/B alt/A “ .", True),
    ("sentence-behind-a-colon", f"{IDA} sagte/V : {Q}", False),
    ("sentence-as-a-part", f"{IDA} ging/V mit/R dem/D Ruf/N „ Das/D Wehr/N hält/V ! “ von/R dannen/B .", False),
    ("words-behind-a-colon", f"{IDA} sagte/V : „ nie/B wieder/B “ .", False),
]


@pytest.mark.parametrize(("line", "fragment"), [row[1:] for row in FRAGMENTS], ids=[row[0] for row in FRAGMENTS])
def test_fragments(line, fragment):
    assert staged(line).attributions()[0].is_fragment is fragment


def test_medium_of_the_cue():
    line = "„ Das/D Wehr/N hält/V “ , {} {} ."
    media = {verb: staged(line.format(verb, IDA)).attributions()[0].medium for verb in ("sagte/V", "schrieb/V", "so/B")}
    assert media == {"sagte/V": "speech", "schrieb/V": "writing", "so/B": "speech"}


def test_addressee_and_evidence():
    made = staged(f"„ Das/D Wehr/N hält/V “ , sagte/V {IDA} gegenüber/R der/D Zeitung/N .")
    [found] = made.attributions()
    assert found.addressee is not None
    assert made.shown(found.addressee.spans) == "der Zeitung"
    assert made.shown(found.evidence) == "sagte Ida Kern"


def test_no_passages_no_attributions():
    assert staged(f"{IDA} sagte/V nichts/P .").attributions() == ()


def test_order_of_cues_and_mentions_does_not_matter():
    for _, line, _ in DECIDED:
        made = staged(line)
        turned = attribute(
            made.analysis, lexicon(), made.passages, made.cues[::-1], made.mentions[::-1], (), Settings()
        )
        assert turned == made.attributions()


def test_a_passage_looks_no_further_than_its_reach() -> None:
    """A list without a full stop is one sentence; what each passage asks must not grow with it."""
    made = staged("Ida/E/PER „ froh/A “ und/C Otto/E/PER „ gut/A “ " * 120 + ".")
    scenes = scenes_of(made.analysis, made.passages, frozenset())
    chain = Chain(made.analysis, lexicon(), scenes, made.cues, made.mentions, Settings())
    for scene in scenes.values():
        assert len(scene.before) + len(scene.after) <= 2 * REACH
        assert all(abs(mention.head - scene.first) <= REACH for mention in chain.mentions_near(scene))
    assert len(made.mentions) > REACH
