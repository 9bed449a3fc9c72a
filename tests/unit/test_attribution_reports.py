"""Who speaks in what is reported without marks, and how reports and marked quotes stand together."""

from __future__ import annotations

import pytest
from attrs import evolve
from staged import Staged, lexicon, staged

from quotes.models.parts import Attribution
from quotes.models.results import Kind, Medium, Reason, Standing
from quotes.standing import sources_of, standing_of

IDA = "Ida/E/PER Kern/E/-PER"
SUBJECT = "Ida/E/PER>3:nsubj Kern/E/-PER>1:flat:name"
SAID = f"{IDA} sagte/V , das/D Wehr/N halte/V/sub ."
GOES_ON = "Es/P sei/X/sub neu/A ."


def row(made: Staged, each: Attribution) -> tuple[str, str, str]:
    return made.shown(each.content), each.rule, made.speaker(each)


# id, line, the words, the rule, the speaker
SPEAKERS = [
    ("before", SAID, "das Wehr halte", "next-clause/subject", "Ida Kern"),
    (
        "complement",
        f"{SUBJECT} sagte/V , dass/S>8:mark das/D>7:det Wehr/N>8:nsubj hält/V>3:ccomp .",
        "dass das Wehr hält",
        "complement/subject",
        "Ida Kern",
    ),
    (
        "not-the-subject-of-the-words",
        "Gestern/B sagte/V die/D/n,f Försterin/N/n,f , der/D Bürgermeister/N habe/X/sub gefehlt/I/part .",
        "der Bürgermeister habe gefehlt",
        "next-clause/subject",
        "die Försterin",
    ),
    (
        "behind",
        f"Das/D Wehr/N sei/X/sub undicht/A , sagte/V {IDA} .",
        "Das Wehr sei undicht",
        "inquit/subject",
        "Ida Kern",
    ),
    (
        "wie",
        f"Das/D Wehr/N ist/X gebrochen/I/part , wie/S {IDA} mitteilte/V .",
        "Das Wehr ist gebrochen",
        "wie/subject",
        "Ida Kern",
    ),
    (
        "for-whom-it-is-certain",
        "Für/R>2:case Ida/E/PER>3:obl steht/V fest/A>3:xcomp , dass/S>8:mark sie/P>8:nsubj geht/V>3:csubj .",
        "dass sie geht",
        "complement/holder",
        "Ida",
    ),
    ("laut", f"Laut/R {IDA} hält/V das/D Wehr/N .", "hält das Wehr", "source/source", "Ida Kern"),
    ("so", f"Das/D Wehr/N hält/V , so/B {IDA} .", "Das Wehr hält", "source/so", "Ida Kern"),
    ("demnach", "Demnach/B hält/V das/D Wehr/N .", "hält das Wehr", "source/source-adverb", "Demnach"),
    (
        "owner-of-the-noun",
        "Die/D Hoffnung/N der/D/g Stadt/N/g , dass/S das/D Wehr/N hält/V , wuchs/V .",
        "dass das Wehr hält",
        "noun-clause/owner",
        "der Stadt",
    ),
    (
        "maker-of-the-noun",
        (
            "Die/D>6:det von/R>4:case Ida/E/PER/d>5:obl Kern/E/-PER>3:flat geäußerte/A>6:amod Hoffnung/N/n>11:nsubj ,"
            " dass/S>10:mark es/P>10:nsubj hält/V>6:acl , wuchs/V ."
        ),
        "dass es hält",
        "noun-clause/owner",
        "Ida Kern",
    ),
    (
        "where-the-noun-comes-from",
        "Von/R>3:case der/D>3:det Polizei/N/d>4:obl kam/V die/D Nachricht/N/n>4:nsubj , es/P sei/X/sub vorbei/B .",
        "es sei vorbei",
        "noun-clause/source-place",
        "der Polizei",
    ),
    (
        "with-the-noun",
        "Ida/E/PER/n>2:nsubj ging/V mit/R>5:case der/D Bitte/N/d>2:obl , das/D Wehr/N zu/T erneuern/I/inf>5:acl .",
        "das Wehr zu erneuern",
        "noun-clause/subject-of-noun",
        "Ida",
    ),
    (
        "the-next-sentence",
        f"Das/D Wehr/N ist/X gebrochen/I/part . | Das/P teilte/V {IDA} am/R Abend/N mit/R .",
        "Das Wehr ist gebrochen",
        "resumed/subject",
        "Ida Kern",
    ),
    (
        "told",
        f"{SUBJECT} kritisierte/V die/D>5:det Pläne/N>3:obj .",
        "Ida Kern kritisierte die Pläne.",
        "told/subject",
        "Ida Kern",
    ),
]


@pytest.mark.parametrize(
    ("line", "words", "rule", "speaker"), [each[1:] for each in SPEAKERS], ids=[each[0] for each in SPEAKERS]
)
def test_who_speaks(line: str, words: str, rule: str, speaker: str) -> None:
    made = staged(line)
    [found] = made.all_attributions()
    assert row(made, found) == (words, rule, speaker)
    assert found.reason is None
    assert found.spans == found.content
    assert found.passages == ()


# id, line, why nobody is named
NOBODY = [
    ("es-heisst", "Es/P heißt/V , der/D Hund/N belle/V/sub .", Reason.IMPERSONAL),
    ("hiess-es", "Der/D Hund/N sei/X/sub alt/A , hieß/V es/P am/R Abend/N .", Reason.IMPERSONAL),
    ("passive", "Der/D Hund/N sei/X/sub alt/A , wurde/X am/R Abend/N mitgeteilt/I/part .", Reason.IMPERSONAL),
    ("noun-of-nobody", "Die/D Hoffnung/N , dass/S es/P hält/V , wuchs/V .", Reason.NO_SPEAKER_NAMED),
    ("nothing-before", "Das/D Wehr/N sei/X/sub alt/A .", Reason.NO_CUE),
    ("nobody-speaks-before", f"{IDA} baute/V ein/D Wehr/N . | Das/D Wehr/N sei/X/sub alt/A .", Reason.NO_CUE),
]


@pytest.mark.parametrize(("line", "reason"), [each[1:] for each in NOBODY], ids=[each[0] for each in NOBODY])
def test_why_nobody_speaks(line: str, reason: Reason) -> None:
    made = staged(line)
    [found] = made.all_attributions()
    assert (found.speaker, found.reason, found.speaker_confidence) == (None, reason, 0.0)


# --- sentences that go on ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f"{SAID} | {GOES_ON}", id="next-sentence"),
        pytest.param(f"{SAID} ¶ {GOES_ON}", id="next-paragraph"),
        pytest.param(f"{SAID} | Otto/E/PER schwieg/V . | {GOES_ON}", id="another-sentence-between"),
        pytest.param(f"„ Das/D Wehr/N hält/V “ , sagte/V {IDA} . | {GOES_ON}", id="after-a-marked-quote"),
        pytest.param(f"{SUBJECT} kritisierte/V die/D>5:det Pläne/N>3:obj . | {GOES_ON}", id="after-a-told-act"),
        pytest.param(f"{IDA} meldete/V sich/P zu/R Wort/N . | {GOES_ON}", id="after-a-frame-without-a-quote"),
    ],
)
def test_a_bare_sentence_goes_on_with_who_spoke_last(line: str) -> None:
    made = staged(line)
    found = made.all_attributions()[-1]
    assert row(made, found) == ("Es sei neu.", "konjunktiv", "Ida Kern")
    assert found.kind is Kind.INDIRECT_FREE_INDIRECT
    assert found.cue is None
    assert found.frame == ()
    assert made.speaker(found) in [made.analysis.text[span.start : span.end] for span in found.evidence]


def test_a_bare_sentence_names_the_quote_that_it_goes_on_from() -> None:
    said, on = staged(f"{SAID} | {GOES_ON}").all_attributions()
    assert (said.continues, on.continues) == (None, 0)
    marked, on = staged(f"„ Das/D Wehr/N hält/V “ , sagte/V {IDA} . | {GOES_ON}").all_attributions()
    assert (marked.kind, on.continues) == (Kind.DIRECT, 0)


def test_of_two_speakers_the_later_one_goes_on() -> None:
    made = staged(f"{SAID} | Otto/E/PER meinte/V , das/D Wehr/N sei/X/sub alt/A . | Es/P breche/V/sub bald/B .")
    assert made.speaker(made.all_attributions()[-1]) == "Otto"


def test_who_tells_what_another_one_said_goes_on_telling() -> None:
    made = staged(
        f"{SUBJECT} sagte/V , Otto/E/PER>7:nsubj habe/X/sub>7:aux gefordert/I/part>3:ccomp ,"
        f" das/D>10:det Wehr/N>12:obj zu/T>12:mark erneuern/I/inf>7:xcomp . | {GOES_ON}"
    )
    assert made.speaker(made.all_attributions()[-1]) == "Ida Kern"


# What a sentence says in which somebody takes no turn: he does not want to, a clause within it tells of an earlier one,
# or no word of speaking is in it.
NO_TURN = [
    ("would-not-speak", "Otto/E/PER wollte/X>5:aux sich/P nicht/B äußern/I/inf ."),
    ("in-a-clause-of-time", "Nachdem/S Otto/E/PER gesprochen/I/part hatte/X , schneite/V es/P ."),
    ("for-somebody", "Es/P sieht/V für/R Otto/E/PER gut/A aus/R ."),
]


@pytest.mark.parametrize("between", [each[1] for each in NO_TURN], ids=[each[0] for each in NO_TURN])
def test_who_takes_no_turn_is_not_gone_on_with(between: str) -> None:
    made = staged(f"{SAID} | {between} | {GOES_ON}")
    assert made.speaker(made.all_attributions()[-1]) == "Ida Kern"


ABOUT = "Otto/E/PER/n>2:nsubj schließt/V/n,s das/D/a>4:det Wehr/N/a>2:obj ."


def test_whom_the_sentence_before_is_about_is_not_sure_enough() -> None:
    made = staged(f"{SAID} | {ABOUT} | {GOES_ON}")
    on = made.all_attributions()[-1]
    assert (on.speaker, on.reason) == (None, Reason.TOO_UNSURE)
    assert made.shown(on.evidence) == "Otto"
    on = made.all_attributions(speaker_threshold=0.4)[-1]
    assert made.speaker(on) == "Otto"
    assert on.speaker_confidence < 0.5
    made = staged(f"{SAID} | {ABOUT.replace('schließt', 'soll')} | {GOES_ON}")
    assert made.speaker(made.all_attributions()[-1]) == "Ida Kern"


LATER = "sagte/V , der/D Bach/N steige/V/sub ."

# id, what stands behind the sentence, who speaks in it
BETWEEN = [
    ("same-name", f"{IDA} {LATER}", "Ida Kern"),
    ("last-name", f"Kern/E/PER {LATER}", "Ida Kern"),
    ("pronoun", f"Sie/P {LATER}", "Ida Kern"),
    ("a-sentence-between", f"Es/P schneit/V . | Kern/E/PER {LATER}", "Ida Kern"),
    ("another-one", f"Uwe/E/PER {LATER}", ""),
    ("many", "Die/D Leute/N/p sagten/V/p , der/D Bach/N steige/V/sub .", ""),
    ("too-far", f"Es/P schneit/V . | Es/P schneit/V . | Es/P schneit/V . | Kern/E/PER {LATER}", ""),
]


@pytest.mark.parametrize(("behind", "speaker"), [each[1:] for each in BETWEEN], ids=[each[0] for each in BETWEEN])
def test_a_sentence_between_two_statements_of_one_speaker_is_his(behind: str, speaker: str) -> None:
    made = staged(f"{SAID} | {ABOUT} | {GOES_ON} | {behind}")
    [on] = [each for each in made.all_attributions() if made.shown(each.content) == "Es sei neu."]
    assert (made.speaker(on) if on.speaker else "") == speaker
    assert on.reason is (None if speaker else Reason.TOO_UNSURE)
    assert on.speaker_confidence < 0.75


# A text that has lost its marks, and the words of an inquit in it.
FIRST = "Ich/P/s gehe/V/s,1 bald/B ."
STAYS = "Ich/P/s bleibe/V/s,1 hier/B , sagte/V"

# id, line, who speaks in its first sentence
LEADING = [
    ("inquit", f"{FIRST} | Es/P schneit/V . | {STAYS} {IDA} .", "Ida Kern"),
    ("pronoun", f"{FIRST} | Es/P schneit/V . | {STAYS} sie/P .", ""),
    ("another-paragraph", f"{FIRST} ¶ Es/P schneit/V . | {STAYS} {IDA} .", ""),
    ("no-inquit", f"{FIRST} | Es/P schneit/V . | {SAID} ¶ {STAYS} Otto/E/PER .", ""),
]


@pytest.mark.parametrize(("line", "speaker"), [each[1:] for each in LEADING], ids=[each[0] for each in LEADING])
def test_an_inquit_behind_is_that_of_the_sentence_in_the_first_person_before(line: str, speaker: str) -> None:
    made = staged(line)
    first = made.all_attributions()[0]
    assert (made.shown(first.content), first.rule) == ("Ich gehe bald.", "first-person")
    assert (made.speaker(first) if first.speaker else "") == speaker


def test_whom_a_told_sentence_is_about_does_not_go_on() -> None:
    made = staged(f"{SAID} | Demnach/B schließt/V Otto/E/PER/n>2:nsubj das/D Wehr/N/a>2:obj . | {GOES_ON}")
    assert made.speaker(made.all_attributions()[-1]) == "Ida Kern"


def test_a_frame_without_a_source_goes_on_with_the_one_before_but_not_surely() -> None:
    said, on = staged(f"{SAID} | Es/P sei/X/sub neu/A , hieß/V es/P am/R Abend/N .").all_attributions()
    assert on.speaker == said.speaker
    assert (on.rule, on.continues) == ("continues", 0)
    assert on.speaker_confidence < 0.65 < said.speaker_confidence
    far = staged(f"{SAID} | Es/P schneit/V . | Es/P sei/X/sub neu/A , hieß/V es/P am/R Abend/N .").all_attributions()
    assert far[-1].reason is Reason.IMPERSONAL


def test_weiter_hiess_es_goes_on_with_the_source_before() -> None:
    frame = "hieß/V es/P>2:nsubj :/ Das/D>6:det Wehr/N>7:nsubj hält/V ."
    said, on = staged(f"{SAID} | Weiter/B {frame}").all_attributions()
    assert (on.speaker, on.rule) == (said.speaker, "continues")
    alone = staged(f"{SAID} | Gestern/B {frame}").all_attributions()[-1]
    assert (alone.speaker, alone.reason) == (None, Reason.IMPERSONAL)


ASKED = "fragte/V>1:root die/D>4:det/a,f Bank/N>2:obj/a,f , ob/S>8:mark es/P>8:nsubj halte/V/sub>2:ccomp ."


def test_who_was_asked_answers() -> None:
    made = staged(f"Ida/E/PER>2:nsubj {ASKED} | Es/P halte/V/sub , wurde/X geantwortet/I/part .")
    assert made.speaker(made.all_attributions()[-1]) == "die Bank"
    made = staged(f"Ida/E/PER>2:nsubj {ASKED} | Es/P halte/V/sub , wurde/X berichtet/I/part .")
    assert made.speaker(made.all_attributions()[-1]) == "Ida"


# id, line, the speaker of the first words: those whose question or reproach is answered
ANSWERED = [
    (
        "owner",
        (
            "Auf/R>3:case die/D>3:det Frage/N>11:obl der/D/g>5:det Stadt/N/g>3:nmod , ob/S>9:mark es/P>9:nsubj"
            " halte/V/sub>11:ccomp ,"
            " antwortete/V Ida/E/PER>11:nsubj : „ Ja/B . “"
        ),
        "der Stadt",
    ),
    (
        "nobody",
        (
            "Auf/R>3:case die/D>3:det Frage/N>9:obl , ob/S>7:mark es/P>7:nsubj halte/V/sub>9:ccomp ,"
            " antwortete/V Ida/E/PER>9:nsubj : „ Ja/B . “"
        ),
        "",
    ),
    (
        "nobody-without-an-article",
        (
            "Auf/R>3:case neue/A>3:amod Anfragen/N>9:obl , ob/S>7:mark es/P>7:nsubj halte/V/sub>3:acl ,"
            " antwortete/V Ida/E/PER>9:nsubj : „ Ja/B . “"
        ),
        "",
    ),
]


@pytest.mark.parametrize(("line", "speaker"), [each[1:] for each in ANSWERED], ids=[each[0] for each in ANSWERED])
def test_a_clause_behind_its_noun_is_not_who_answers(line: str, speaker: str) -> None:
    made = staged(line)
    marked, asked = made.all_attributions()
    assert (made.speaker(marked), made.shown(asked.content)) == ("Ida", "ob es halte")
    assert (made.speaker(asked) if asked.speaker else "") == speaker
    assert asked.cue is not None
    assert made.shown(asked.cue.spans) in ("Frage", "Anfragen")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("dass/S>8:mark es/P>8:nsubj hält/V>2:ccomp", id="that"),
        pytest.param("es/P>7:nsubj halte/V/sub>2:ccomp gut/A>7:advmod", id="verb-second"),
    ],
)
def test_what_a_noun_does_not_take_is_the_verbs(words: str) -> None:
    made = staged(f"Ida/E/PER>2:nsubj antwortete/V>1:root auf/R>4:case Anfrage/N>2:obl , {words} .")
    [said] = made.all_attributions()
    assert (said.rule, made.speaker(said)) in [("complement/subject", "Ida"), ("next-clause/subject", "Ida")]


def test_each_sentence_between_makes_the_speaker_less_sure() -> None:
    between = "Es/P schneit/V ."
    sure = [
        staged(" | ".join([SAID, *[between] * gap, GOES_ON]))
        .all_attributions(speaker_threshold=0.1)[-1]
        .speaker_confidence
        for gap in range(4)
    ]
    assert sure == sorted(sure, reverse=True)
    assert len(set(sure)) == 4


def test_another_paragraph_makes_the_speaker_less_sure() -> None:
    near, apart = (staged(f"{SAID} {gap} {GOES_ON}").all_attributions()[-1] for gap in ("|", "¶"))
    assert near.speaker_confidence > apart.speaker_confidence > 0.5


def test_too_far_away_is_too_far() -> None:
    made = staged(" | ".join([SAID, *["Es/P schneit/V ."] * 3, GOES_ON]))
    assert made.speaker(made.all_attributions(lookback=4, speaker_threshold=0.1)[-1]) == "Ida Kern"
    assert made.all_attributions(lookback=4)[-1].reason is Reason.TOO_UNSURE
    far = made.all_attributions(lookback=3)[-1]
    assert (far.speaker, far.reason) == (None, Reason.NO_CUE)


def test_a_speaker_below_the_threshold_is_refused() -> None:
    made = staged(f"{SAID} | {GOES_ON}")
    said, on = made.all_attributions()
    between = (said.speaker_confidence + on.speaker_confidence) / 2
    far = made.all_attributions(speaker_threshold=between)[-1]
    assert (far.speaker, far.reason) == (None, Reason.TOO_UNSURE)
    assert far.evidence


def test_neighbouring_bare_sentences_of_one_speaker_are_one_quote() -> None:
    made = staged(f"{SAID} | {GOES_ON} | Es/P werde/X/sub Jahre/N halten/I/inf .")
    said, on = made.all_attributions()
    assert made.shown(said.content) == "das Wehr halte"
    assert made.shown(on.content) == "Es sei neu. Es werde Jahre halten."
    assert len(on.spans) == 1


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f"{SAID} | {GOES_ON} ¶ Es/P werde/X/sub halten/I/inf .", id="another-paragraph"),
        pytest.param(
            f"{SAID} | {GOES_ON} | Otto/E/PER ging/V . | Es/P werde/X/sub halten/I/inf .", id="not-neighbours"
        ),
        pytest.param(f"{SAID} | {GOES_ON} | Es/P soll/X halten/I/inf .", id="another-kind"),
        pytest.param(f"{GOES_ON} ¶ {SAID}", id="not-with-a-frame"),
    ],
)
def test_others_stay_apart(line: str) -> None:
    made = staged(line)
    bare = [each for each in made.all_attributions() if each.kind is not Kind.INDIRECT]
    assert len(bare) == (1 if line.startswith(GOES_ON) else 2)


# --- marks and reports ------------------------------------------------------------------------------------------------


def test_what_stands_between_marks_is_not_reported_again() -> None:
    made = staged(f"„ Das/D Wehr/N sei/X/sub alt/A “ , sagte/V {IDA} .")
    [found] = made.all_attributions()
    assert found.kind is Kind.DIRECT
    assert found.passages == (0,)


def test_an_act_that_a_colon_and_a_quote_follow_is_the_quotes_frame() -> None:
    act = "Ida/E/PER>2:nsubj kritisierte/V die/D>4:det Pläne/N>2:obj"
    assert [each.kind for each in staged(f"{act} .").all_attributions()] == [Kind.REPORTED]
    assert [each.kind for each in staged(f"{act} : „ Das/D Wehr/N hält/V . “").all_attributions()] == [Kind.DIRECT]


def test_a_report_inside_a_quote_is_the_quotes_own() -> None:
    made = staged(f"„ Otto/E/PER sagte/V , das/D Wehr/N sei/X/sub alt/A . “ , sagte/V {IDA} .")
    assert [each.kind for each in made.all_attributions()] == [Kind.DIRECT]


# id, line, what is reported beside the words between marks
WIDER = [
    (
        "ends-in-marks",
        f"Man/P prüfe/V/sub es/P , „ sobald/S es/P friert/V “ , sagte/V {IDA} .",
        "Man prüfe es, „sobald es friert“",
    ),
    (
        "begins-in-marks",
        f"„ Im/R Winter/N “ , sagte/V {IDA} , sei/X/sub das/D Wehr/N dicht/A .",
        "„Im Winter“ sei das Wehr dicht",
    ),
    ("nothing-but-marks", f"„ Das/D Wehr/N hält/V “ , sagte/V {IDA} .", None),
    (
        "goes-on-with-a-deed",
        "„ Das/D>3:det Wehr/N>4:nsubj hält/V>7:ccomp “ , sagte/V Ida/E/PER>7:nsubj und/C>11:cc lachte/V>4:conj .",
        None,
    ),
]


@pytest.mark.parametrize(("line", "words"), [pytest.param(*each[1:], id=each[0]) for each in WIDER])
def test_words_between_marks_may_be_the_end_of_what_is_reported(line: str, words: str | None) -> None:
    made = staged(line)
    direct, *reports = made.all_attributions()
    assert direct.kind is Kind.DIRECT
    assert [made.shown(each.content) for each in reports] == ([words] if words else [])
    assert all(each.speaker == direct.speaker and direct.parent == 1 for each in reports)


def test_a_fragment_in_a_report_has_it_as_parent_and_its_speaker() -> None:
    made = staged(f"{IDA} sagte/V , das/D Wehr/N sei/X/sub „ sehr/B alt/A “ .")
    fragment, report = made.all_attributions()
    assert made.shown(fragment.content) == "sehr alt"
    assert fragment.is_fragment
    assert fragment.parent == 1
    assert report.parent is None
    assert made.shown(report.content) == "das Wehr sei „sehr alt“"
    assert made.speaker(fragment) == made.speaker(report) == "Ida Kern"


def test_a_fragment_in_a_report_is_its_speakers_though_another_word_of_speaking_stands_nearer() -> None:
    made = staged(
        "Auf/R>3:case den/D>3:det Vorwurf/N>15:obl der/D/g>5:det Stadt/N/g>3:nmod , es/P>13:nsubj sei/X/sub>13:cop"
        " ein/D „ fauler/A Handel/N>3:acl “ , entgegnete/V Ida/E/PER/n>15:nsubj , man/P>20:nsubj habe/X/sub>20:aux"
        " verhandelt/I/part>15:ccomp ."
    )
    fragment = made.all_attributions()[0]
    assert (made.shown(fragment.content), made.speaker(fragment)) == ("fauler Handel", "der Stadt")


def test_what_takes_up_a_marked_quote_is_no_second_one() -> None:
    made = staged(f"Otto/E/PER sagte/V : „ Das/P hält/V . “ | Das/P sagte/V {IDA} .")
    assert [made.speaker(each) for each in made.all_attributions()] == ["Otto"]


def test_a_report_in_a_report_has_the_innermost_as_parent() -> None:
    made = staged(
        f"{SUBJECT} sagte/V , Otto/E/PER>7:nsubj habe/X/sub>7:aux gefordert/I/part>3:ccomp ,"
        " das/D>10:det Wehr/N>12:obj zu/T>12:mark erneuern/I/inf>7:xcomp ."
    )
    found = made.all_attributions()
    outer, inner = sorted(found, key=lambda each: -sum(map(len, each.spans)))
    assert (made.speaker(outer), made.speaker(inner)) == ("Ida Kern", "Otto")
    assert outer.parent is None
    assert inner.parent is not None
    assert found[inner.parent] == outer
    assert [made.shown(mention.spans) for mention in sources_of(made.mentions, found, found.index(inner))] == [
        "Ida Kern"
    ]


def test_one_place_is_one_quote_though_two_words_report_it() -> None:
    made = staged(f"{SUBJECT} kritisierte/V und/C>5:cc verurteilte/V>3:conj die/D>7:det Pläne/N>3:obj .")
    found = made.all_attributions()
    assert len({each.spans for each in found}) == len(found) == 1


def test_a_report_below_the_threshold_is_none() -> None:
    made = staged(SAID)
    assert made.all_attributions(quote_threshold=1.0) == ()
    assert len(made.all_attributions()) == 1


def test_without_reports_nothing_is_reported() -> None:
    assert staged(SAID).attributions() == ()


# --- what else is told of a report ------------------------------------------------------------------------------------

STANDINGS = [
    ("said", SAID, Standing.STATED),
    ("denied", f"{IDA} bestritt/V , dass/S das/D Wehr/N hält/V .", Standing.DENIED),
    ("never-said", f"{IDA} sagte/V nie/B , dass/S das/D Wehr/N hält/V .", Standing.DENIED),
    (
        "asked",
        f"{SUBJECT} fragte/V , ob/S>8:mark das/D>7:det Wehr/N>8:nsubj hält/V>3:ccomp .",
        Standing.ASKED,
    ),
    (
        "hearsay",
        (
            "Ida/E/PER>3:nsubj soll/X>3:aux gesagt/I/part haben/X/inf>3:aux , dass/S>9:mark das/D>8:det Wehr/N>9:nsubj"
            " hält/V>3:ccomp ."
        ),
        Standing.HEARSAY,
    ),
    (
        "planned",
        "Ida/E/PER>3:nsubj wird/X>3:aux sagen/I/inf , dass/S>8:mark das/D>7:det Wehr/N>8:nsubj hält/V>3:ccomp .",
        Standing.PLANNED,
    ),
]


@pytest.mark.parametrize(("line", "standing"), [each[1:] for each in STANDINGS], ids=[each[0] for each in STANDINGS])
def test_how_a_report_stands(line: str, standing: Standing) -> None:
    made = staged(line)
    [found] = made.all_attributions()
    assert found.kind is Kind.INDIRECT
    assert standing_of(made.analysis, lexicon(), found) is standing
    assert standing_of(made.analysis, lexicon(), evolve(found, cue=None)) is Standing.STATED


def test_to_whom_it_was_said() -> None:
    made = staged(f"{IDA} sagte/V gegenüber/R Reportern/N/d,p , das/D Wehr/N halte/V/sub .")
    [found] = made.all_attributions()
    assert found.addressee is not None
    assert made.shown(found.addressee.spans) == "Reportern"


def test_how_it_was_uttered() -> None:
    wrote, on = staged(f"{IDA} schrieb/V , das/D Wehr/N halte/V/sub . | {GOES_ON}").all_attributions()
    hoped = staged(f"{IDA} hoffte/V , das/D Wehr/N halte/V/sub .").all_attributions()[0]
    assert wrote.medium is Medium.WRITING
    assert hoped.medium is Medium.SPEECH_OR_THOUGHT
    assert on.medium is Medium.SPEECH_OR_WRITING
