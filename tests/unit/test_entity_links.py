"""How mentions were joined and how surely: scores, ties, seats of governments, wir, and sieves of the caller's."""

from __future__ import annotations

import pickle
from functools import cache

import pytest
from docs import tagged
from pipelines import pipeline, written

from quotes import Extractor, InputTypeError, Settings
from quotes.analysis.document import Analysis
from quotes.entities import SIEVES, Clusters, Link, Referent, Sieve, Tie, resolve, with_replaced
from quotes.entities.certainty import SCALES, as_share
from quotes.entities.roles import role
from quotes.lexicon import load_lexicon
from quotes.models.parts import Attribution, Mention, Resolution
from quotes.models.results import Kind
from quotes.spans import Span
from quotes.speakers import find_mentions

lexicon = cache(load_lexicon)


def all_speak(analysis: Analysis, *only: str, sieves: tuple[tuple[str, Sieve], ...] = SIEVES) -> Resolution:
    """What is resolved where every mention speaks, or those with the words of `only`."""
    mentions = find_mentions(analysis, lexicon())
    said = tuple(
        Attribution(spans=m.spans, content=m.spans, kind=Kind.INDIRECT, speaker=m)
        for m in mentions
        if not only or m.spans[0].of(analysis.text) in only
    )
    return resolve(analysis, lexicon(), mentions, said, Settings(), sieves=sieves)


def mention(analysis: Analysis, found: Resolution, phrase: str) -> Mention:
    return next(m for m in (*found.behind, *found.candidates) if m.spans[0].of(analysis.text) == phrase)


def test_links_tell_by_what_and_how_surely() -> None:
    analysis = tagged("Ida/E/PER Kern/E/-PER kam/V . | Kern/E/PER sprach/V .")
    (entity,) = all_speak(analysis).entities
    (made,) = entity.links
    assert (made.span.of(analysis.text), made.antecedent.of(analysis.text), made.rule) == (
        "Kern",
        "Ida Kern",
        "part-of-name",
    )
    assert 0.5 < made.score <= 1


def test_a_name_is_as_sure_as_the_weakest_link_on_the_way_to_it() -> None:
    analysis = tagged("Ida/E/PER Kern/E/-PER traf/V Lea/E/PER Lang/E/-PER . | Sie/P/s sprach/V .")
    found = all_speak(analysis)
    sure = found.scores[mention(analysis, found, "Ida Kern")]
    assert sure > 0.95
    assert found.scores[mention(analysis, found, "Sie")] < sure
    described = tagged("Ein/D Arzt/N kam/V . | Er/P sprach/V .")
    of_nobody = all_speak(described)
    assert of_nobody.scores[mention(described, of_nobody, "Er")] < found.scores[mention(analysis, found, "Sie")]


def test_a_name_is_less_sure_where_its_speaker_is() -> None:
    analysis = tagged("Ida/E/PER Kern/E/-PER kam/V .")
    [ida] = find_mentions(analysis, lexicon())[:1]
    said = tuple(
        Attribution(spans=(span,), content=(span,), kind=Kind.INDIRECT, speaker=ida, speaker_confidence=sure)
        for span, sure in ((Span(0, 3), 1.0), (Span(4, 8), 0.8), (Span(9, 12), 0.5))
    )
    found = resolve(analysis, lexicon(), [ida], said, Settings())
    certain, likely, unsure = found.sure
    assert certain == pytest.approx(found.scores[ida])
    assert certain > likely > unsure > 0


def test_whose_words_have_no_speaker_have_no_sure_name() -> None:
    analysis = tagged("Ida/E/PER Kern/E/-PER kam/V .")
    said = Attribution(spans=(Span(0, 3),), content=(Span(0, 3),), kind=Kind.INDIRECT)
    assert resolve(analysis, lexicon(), find_mentions(analysis, lexicon()), (said,), Settings()).sure == (0.0,)


NAMED = "Jan/E/PER Kern/E/-PER kam/V . | "


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        pytest.param(NAMED + "Der/D Präsident/N sprach/V .", "Der Präsident", id="role"),
        pytest.param("Der/D Imker/N sprach/V . | " + NAMED.removesuffix(" | "), "Der Imker", id="before a name"),
        pytest.param("Seine/D Schwester/N sprach/V .", "Seine Schwester", id="relation"),
        pytest.param("J./E/PER K./E/-PER sprach/V .", "J. K.", id="initials"),
    ],
)
def test_who_may_be_somebody_named_elsewhere_is_not_sure_of_a_name(line: str, phrase: str) -> None:
    analysis = tagged(line)
    found = all_speak(analysis)
    assert found.scores[mention(analysis, found, phrase)] < Settings().name_threshold


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        pytest.param(
            NAMED + "Der/D Sprecher/N der/D Polizei/N sprach/V .", "Der Sprecher der Polizei", id="of one body"
        ),
        pytest.param(NAMED + "Ein/D Präsident/N sprach/V .", "Ein Präsident", id="new"),
        pytest.param("Die/D dpa/E/ORG sprach/V .", "Die dpa", id="agency in small letters"),
    ],
)
def test_who_can_be_nobody_named_keeps_his_own_words(line: str, phrase: str) -> None:
    analysis = tagged(line)
    found = all_speak(analysis)
    assert found.scores[mention(analysis, found, phrase)] >= Settings().name_threshold


def test_somebody_is_less_sure_of_his_words_before_a_name_that_may_be_his() -> None:
    him, her = "Jan/E/PER Kern/E/-PER", "Ida/E/PER Kern/E/-PER ,/ Ärztin/N ,/"
    sure = []
    for line in (
        "Der/D Imker/N sprach/V .",
        f"Der/D Imker/N sprach/V . | {her} kam/V .",
        f"Der/D Imker/N sprach/V . | {him} kam/V .",
    ):
        analysis = tagged(line)
        found = all_speak(analysis)
        sure.append(found.scores[mention(analysis, found, "Der Imker")])
    assert sure[0] == sure[1] > sure[2]


@pytest.mark.parametrize(
    ("surer", "other"),
    [
        pytest.param("Ida/E/PER Kern/E/-PER sprach/V .", "Lang/E/PER sprach/V .", id="a person in one word"),
        pytest.param("Die/D Polizei/N sprach/V .", "Die/D/p Verbände/N/p sprachen/V .", id="several bodies"),
    ],
)
def test_some_names_are_less_sure_by_their_form(surer: str, other: str) -> None:
    scores = []
    for line in (surer, other):
        analysis = tagged(line)
        found = all_speak(analysis)
        scores.append(max(found.scores.values()))
    assert scores[0] > scores[1] + 0.1


def test_nobody_is_a_question() -> None:
    analysis = tagged("Die/D Frage/N kam/V . | Die/D Studie/N kam/V .")
    found = all_speak(analysis)
    question, study = (found.scores[mention(analysis, found, phrase)] for phrase in ("Die Frage", "Die Studie"))
    assert question < Settings().name_threshold < study


def test_bodies_are_surer_of_their_words_than_people() -> None:
    analysis = tagged("Der/D Sprecher/N kam/V . | Die/D Polizei/N sprach/V .")
    found = all_speak(analysis)
    one, other = (found.scores[mention(analysis, found, phrase)] for phrase in ("Die Polizei", "Der Sprecher"))
    assert one > 0.85 > other


@pytest.mark.parametrize("rule", sorted(SCALES))
def test_shares_grow_with_the_score(rule: str) -> None:
    shares = [as_share(rule, score / 20) for score in range(21)]
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.5 < shares[-1] < 1


# line, who speaks, whose name is asked, the name
SPEAKING: list[tuple[str, str, tuple[str, ...], str]] = [
    (
        "demnach-the-subject-not-what-it-governs",
        "Ein/D Bericht/N/n des/D Senders/N sorgt/V für/R Schlagzeilen/N . | Demnach/B regnete/V es/P .",
        ("Demnach",),
        "Bericht des Senders",
    ),
    (
        "demnach-no-argument",
        "Kern/E/PER sprach/V . | Ein/D Argument/N fehlte/V . | Demnach/B regnete/V es/P .",
        ("Kern", "Demnach"),
        "Kern",
    ),
    (
        "wonach-behind-its-noun",
        "Es/P hatte/X Gerüchte/N gegeben/I ,/ wonach/B es/P regnete/V .",
        ("wonach",),
        "Gerüchte",
    ),
    (
        "wonach-behind-somebodys-words",
        "Kern/E/PER kam/V . | Kein/D Verständnis/N galt/V der/D Kern-Aussage/N ,/ wonach/B es/P regnete/V .",
        ("wonach",),
        "Kern",
    ),
    (
        "wonach-behind-what-is-nobodys",
        "Kern/E/PER sprach/V . | Der/D Vorwurf/N der/D/g Hast/N/g,f ,/ wonach/B es/P eilte/V ,/ kam/V .",
        ("Kern", "wonach"),
        "Kern",
    ),
    (
        "demnach-nothing-in-brackets",
        "Kern/E/PER sprach/V (/ siehe/V Tabelle/N )/ . | Demnach/B regnete/V es/P .",
        ("Kern", "Demnach"),
        "Kern",
    ),
    (
        "demnach-not-its-own-clause",
        "Kern/E/PER sprach/V . | Die/D Berichte/N stammten/V demnach/B von/R dort/B .",
        ("Kern", "demnach"),
        "Kern",
    ),
    (
        "demnach-who-said-something",
        "Zwei/# Zeitungen/N>3:nsubj berichteten/V . | Demnach/B regnete/V es/P .",
        ("Demnach",),
        "Zwei Zeitungen",
    ),
    (
        "demnach-nobody-of-whom-is-told-in-the-passive",
        "Laut/R Kern/E/PER wurden/X>5:aux:pass Köche/N>5:nsubj:pass zitiert/V . | Demnach/B regnete/V es/P .",
        ("Kern", "Demnach"),
        "Kern",
    ),
    (
        "demnach-a-verb-of-saying-with-its-particle",
        "Laut/R Kern/E/PER wurden/V Köche/N>3:nsubj müde/A . | Demnach/B regnete/V es/P .",
        ("Kern", "Demnach"),
        "Kern",
    ),
    (
        "the-words-of-who-spoke",
        "Laut/R Kern/E/PER regnete/V es/P . | Den/D Angaben/N zufolge/R schneite/V es/P .",
        ("Kern", "Den Angaben"),
        "Kern",
    ),
    (
        "own-words-are-those-of-who-can-speak",
        (
            "Kern/E/PER>2:nsubj warb/V ,/ weil/S dort/B nach/R eigenen/A/lemma=eigen Worten/N>11:obl Jazz/N>11:nsubj "
            "zu/R hören/V>2:advcl ist/X>11:aux ."
        ),
        ("eigenen Worten",),
        "Kern",
    ),
    (
        "own-words-of-the-subject",
        (
            "Ida/E/PER>5:nsubj Kern/E/-PER>1:flat hat/X>5:aux Jan/E/PER>5:obj getroffen/I>5:root ,/ den/P>11:obj "
            "sie/P/s>11:nsubj nach/R>10:case eigenen/A/lemma=eigen>10:amod Angaben/N>11:obl kennt/V>4:acl ."
        ),
        ("eigenen Angaben",),
        "Ida Kern",
    ),
    (
        "own-words-of-no-thing",
        "Kern/E/PER sah/V zu/B ,/ als/S die/D Tabelle/N>9:nsubj nach/R eigenen/A/lemma=eigen Angaben/N half/V .",
        ("eigenen Angaben",),
        "Kern",
    ),
    (
        "a-body-that-spoke",
        (
            "Nach/R Angaben/N der/D Lauener/A Meldestelle/N traf/V man/P die/D Miliz/N Roter/E/ORG Stern/E/-ORG . | "
            "Die/D Organisation/N sprach/V ."
        ),
        ("Angaben der Lauener Meldestelle", "Die Organisation"),
        "Lauener Meldestelle",
    ),
    (
        "a-described-firm-that-was-the-subject",
        "Lumora/E/ORG>2:nsubj verkauft/V Radio/E/ORG Nord/E/-ORG . | Der/D weltgrößte/A Konzern/N sprach/V .",
        ("Der weltgrößte Konzern",),
        "Lumora",
    ),
    (
        "ich-before-its-inquit",
        "Ich/P/n glaube/V ,/ dass/S es/P regnet/V ,/ sagte/V Kern/E/PER .",
        ("Kern", "Ich"),
        "Kern",
    ),
]


@pytest.mark.parametrize(("line", "speaking", "name"), [pytest.param(*row[1:], id=row[0]) for row in SPEAKING])
def test_the_source_is_who_spoke_or_what_was_written(line: str, speaking: tuple[str, ...], name: str) -> None:
    analysis = tagged(line)
    found = all_speak(analysis, *speaking)
    entity = found.behind.get(mention(analysis, found, speaking[0 if len(speaking) == 1 else -1]))
    assert entity is not None
    assert entity.name == name


def test_ich_is_not_who_speaks_within_the_words_of_another() -> None:
    analysis = tagged("Ich/P/n weiß/V ,/ dass/S Lang/E/PER sagt/V ,/ es/P regne/V ,/ sagte/V Kern/E/PER .")
    ich, lang, kern = (m for m in find_mentions(analysis, lexicon()) if m.spans[0].of(analysis.text) != "es")
    rain = (Span(analysis.text.index("es regne"), analysis.text.index(", sagte")),)
    all_of_it = (Span(0, rain[0].end),)
    said = (
        Attribution(spans=all_of_it, content=all_of_it, kind=Kind.INDIRECT, speaker=kern),
        Attribution(spans=rain, content=rain, kind=Kind.INDIRECT, speaker=lang),
        Attribution(spans=rain, content=rain, kind=Kind.INDIRECT, speaker=ich),
    )
    found = resolve(analysis, lexicon(), (ich, lang, kern), said, Settings())
    assert found.behind[ich].name == "Kern"


def test_ich_beside_quotations_is_the_writer() -> None:
    analysis = tagged("Ich/P/n glaube/V ,/ dass/S es/P regnet/V ./ „/ Ja/P “/ ,/ sagte/V Kern/E/PER .")
    found = all_speak(analysis, "Ich", "Kern")
    assert [entity.name for entity in found.entities] == ["Kern"]
    assert all(each.spans[0].of(analysis.text) != "Ich" for each in found.behind)


def test_the_candidates_of_a_tie_are_named_and_none_is_taken() -> None:
    line = "Jan/E/PER Kern/E/-PER kam/V . | Udo/E/PER Kern/E/-PER kam/V . | Kern/E/PER sprach/V ."
    analysis = tagged(line)
    found = all_speak(analysis)
    kern = mention(analysis, found, "Kern")
    assert found.candidates[kern] == ("Jan Kern", "Udo Kern")
    assert kern not in found.behind
    assert [entity.name for entity in found.entities] == ["Jan Kern", "Udo Kern"]


def test_who_is_named_only_later_is_no_rival() -> None:
    line = "Jan/E/PER Kern/E/-PER kam/V . | Kern/E/PER sprach/V . | Udo/E/PER Kern/E/-PER schwieg/V ."
    analysis = tagged(line)
    found = all_speak(analysis)
    assert found.behind[mention(analysis, found, "Kern")].name == "Jan Kern"


SEAT = "In/R Berlin/E/LOC regnete/V es/P . | Die/D Bundesregierung/N schwieg/V . | Berlin/E/LOC lehnte/V ab/B ."


def test_a_capital_that_speaks_is_its_government_and_else_a_place() -> None:
    analysis = tagged(SEAT)
    mentions = find_mentions(analysis, lexicon())
    place, speaks = (m for m in mentions if m.spans[0].of(analysis.text) == "Berlin")
    said = (Attribution(spans=speaks.spans, content=speaks.spans, kind=Kind.INDIRECT, speaker=speaks),)
    found = resolve(analysis, lexicon(), mentions, said, Settings())
    (entity,) = found.entities
    assert (entity.name, entity.type, [made.rule for made in entity.links]) == (
        "Bundesregierung",
        "organisation",
        ["metonymy"],
    )
    assert place not in found.behind


def test_a_capital_without_its_government_in_the_text_keeps_its_name() -> None:
    found = all_speak(tagged("Die/D dänische/A Regierung/N kam/V . | Berlin/E/LOC lehnte/V ab/B ."), "Berlin")
    (entity,) = found.entities
    assert (entity.name, entity.type, entity.links) == ("Berlin", "organisation", ())


def test_wir_is_the_body_for_which_somebody_speaks() -> None:
    analysis = tagged(
        "Ida/E/PER Kern/E/-PER ,/ Sprecherin/N der/D Lumora/E/ORG AG/E/-ORG ,/ sprach/V :/ „ Wir/P gehen/V ./ “"
    )
    mentions = find_mentions(analysis, lexicon())
    speaker = max(mentions, key=lambda m: m.end - m.start)
    start = analysis.text.index("„")
    words = (Span(start, len(analysis.text)),)
    content = (Span(start + 1, len(analysis.text) - 1),)
    said = (Attribution(spans=words, content=content, kind=Kind.DIRECT, speaker=speaker),)
    found = resolve(analysis, lexicon(), mentions, said, Settings())
    body = next(entity for entity in found.entities if entity.name == "Lumora AG")
    assert [(made.span.of(analysis.text), made.rule) for made in body.links] == [("Wir", "first-person-plural")]


def nobody(clusters: Clusters, referent: Referent) -> None:
    """A sieve that joins nothing."""


def first_named(clusters: Clusters, referent: Referent) -> Link | Tie | None:
    """A sieve of somebody's own: a pronoun is whoever was named first."""
    if referent.kind != "pronoun":
        return None
    named = next((other for other in clusters.story.referents if other.words), None)
    return Link(referent.number, named.number, "first-named", 0.8) if named else None


TWO = "Ida/E/PER Kern/E/-PER kam/V . | Ute/E/PER Lang/E/-PER kam/V . | Sie/P/s sprach/V ."


def test_a_sieve_of_the_callers_takes_the_place_of_ours() -> None:
    analysis = tagged(TWO)
    own = all_speak(analysis, sieves=with_replaced({"pronoun": first_named}))
    entity = own.behind[mention(analysis, own, "Sie")]
    assert (entity.name, [made.rule for made in entity.links]) == ("Ida Kern", ["first-named"])
    without = all_speak(analysis, sieves=with_replaced({"pronoun": None}))
    assert all(m.spans[0].of(analysis.text) != "Sie" for m in without.behind)


def test_without_replacements_the_sieves_are_ours() -> None:
    assert with_replaced(None) == with_replaced({}) == SIEVES
    assert [id for id, _ in with_replaced({"role": nobody})] == [id for id, _ in SIEVES]


@pytest.mark.parametrize(
    ("sieves", "argument", "given"),
    [
        pytest.param([("pronoun", nobody)], "sieves", "list", id="no mapping"),
        pytest.param({"pronouns": nobody}, "sieves", "'pronouns'", id="unknown id"),
        pytest.param({"pronoun": "er"}, "sieves['pronoun']", "'er'", id="no function"),
    ],
)
def test_what_are_no_sieves(sieves: object, argument: str, given: str) -> None:
    with pytest.raises(InputTypeError) as caught:
        with_replaced(sieves)
    assert caught.value.argument == argument
    assert given in str(caught.value)


SAID = written("""
    „ PUNCT $( 2 punct
    Ja INTJ ITJ 5 ROOT
    “ PUNCT $( 2 punct
    , PUNCT $, 5 punct
    sagte VERB VVFIN 5 ROOT sagen Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
    Ida PROPN NE 7 pnc Case=Nom|Number=Sing
    Kern PROPN NE 5 sb Case=Nom|Number=Sing
    . PUNCT $. 5 punct
""")


def test_the_extractor_uses_and_reports_the_callers_sieves() -> None:
    asked: list[str] = []

    def listening(clusters: Clusters, referent: Referent) -> None:
        asked.append(referent.label)

    found = Extractor(pipeline(SAID), sieves={"same-name": listening}).extract(SAID.text)
    assert "Ida Kern" in asked
    assert ("sieves", "same-name") in found.provenance.settings


def test_sieves_must_be_picklable_for_workers_and_only_for_them() -> None:
    extractor = Extractor(pipeline(SAID), sieves={"pronoun": lambda clusters, referent: None})
    assert len(list(extractor.extract_many([SAID.text]))) == 1
    with pytest.raises(InputTypeError, match="workers=1") as caught:
        extractor.extract_many([SAID.text], workers=2)
    assert caught.value.argument == "sieves['pronoun']"
    assert pickle.loads(pickle.dumps({"pronoun": nobody})) == {"pronoun": nobody}


@pytest.mark.model
def test_sieves_reach_the_workers() -> None:
    text = "Ida Kern kam. „Ja“, sagte sie."
    extractor = Extractor(sieves={"pronoun": None, "role": role})
    there, here = list(extractor.extract_many([text], workers=2)), extractor.extract(text)
    assert there == [here]
    assert here[0].speaker is not None
    assert here[0].speaker.name is None


@pytest.mark.parametrize(("threshold", "named"), [(0.0, True), (1.0, False)])
def test_below_the_name_threshold_speaker_and_reason_stay_and_the_name_goes(threshold: float, named: bool) -> None:
    settings = Settings(name_threshold=threshold)
    [quote] = Extractor(pipeline(SAID), settings).extract(SAID.text)
    assert quote.speaker is not None
    assert quote.reason is None
    assert (quote.speaker.name, quote.speaker.entity) == (("Ida Kern", "e1") if named else (None, None))
    assert (quote.confidence.name > 0) is named
