"""TIGER trees, as spaCy's own German pipelines draw them, read as Universal Dependencies."""

from __future__ import annotations

import pytest
from docs import doc, tabled
from pipelines import pipeline, written

from quotes import Extractor
from quotes.analysis import from_doc
from quotes.analysis.schemes import is_tiger

FIN = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
INQUIT = """
    „ PUNCT $( 3 punct
    Wir PRON PPER 3 sb Case=Nom|Number=Plur|Person=1|PronType=Prs
    bauen VERB VVFIN 8 oc Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin
    im ADP APPRART 3 mo in
    Frühjahr NOUN NN 4 nk Case=Dat|Gender=Neut|Number=Sing
    “ PUNCT $( 3 punct
    , PUNCT $, 8 punct
    sagte VERB VVFIN 8 ROOT sagen Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
    die DET ART 10 nk der Case=Nom|Definite=Def|Gender=Fem|Number=Sing|PronType=Art
    Architektin NOUN NN 8 sb Case=Nom|Gender=Fem|Number=Sing
    Ida PROPN NE 12 pnc Case=Nom|Gender=Fem|Number=Sing
    Kern PROPN NE 10 nk Case=Nom|Gender=Fem|Number=Sing
    am ADP APPRART 8 mo an
    Montag NOUN NN 13 nk Case=Dat|Gender=Masc|Number=Sing
    in ADP APPR 8 mo
    Kassel PROPN NE 15 nk Case=Dat|Gender=Neut|Number=Sing
    . PUNCT $. 8 punct
"""
TREES = [
    pytest.param(
        INQUIT,
        {
            "sagte": ("sagte", "root"),
            "bauen": ("sagte", "ccomp"),
            "Wir": ("bauen", "nsubj"),
            "Frühjahr": ("bauen", "obl"),
            "im": ("Frühjahr", "case"),
            "Architektin": ("sagte", "nsubj"),
            "die": ("Architektin", "det"),
            "Kern": ("Architektin", "flat"),
            "Ida": ("Kern", "flat"),
            "Montag": ("sagte", "obl"),
            "am": ("Montag", "case"),
            "Kassel": ("sagte", "obl"),
            "in": ("Kassel", "case"),
        },
        id="prepositions govern their nouns in TIGER, names end with their head",
    ),
    pytest.param(
        """
        Der DET ART 2 nk
        Minister NOUN NN 3 sb
        hat AUX VAFIN 3 ROOT haben VerbForm=Fin
        der DET ART 5 nk
        Zeitung NOUN NN 6 da
        gesagt VERB VVPP 3 oc sagen VerbForm=Part
        , PUNCT $, 3 punct
        dass SCONJ KOUS 10 cp
        er PRON PPER 10 sb
        komme VERB VVFIN 6 oc kommen Mood=Sub|VerbForm=Fin
        """,
        {
            "gesagt": ("gesagt", "root"),
            "hat": ("gesagt", "aux"),
            "Minister": ("gesagt", "nsubj"),
            "Zeitung": ("gesagt", "iobj"),
            "komme": ("gesagt", "ccomp"),
            "dass": ("komme", "mark"),
            "er": ("komme", "nsubj"),
        },
        id="an auxiliary governs its full verb in TIGER",
    ),
    pytest.param(
        """
        Er PRON PPER 2 sb
        erklärte VERB VVFIN 2 ROOT erklären VerbForm=Fin
        , PUNCT $, 2 punct
        sie PRON PPER 6 sb
        gekommen VERB VVPP 6 oc kommen VerbForm=Part
        sei AUX VAFIN 2 oc sein Mood=Sub|VerbForm=Fin
        """,
        {"gekommen": ("erklärte", "ccomp"), "sei": ("gekommen", "aux"), "sie": ("gekommen", "nsubj")},
        id="a clause is finite by its auxiliary",
    ),
    pytest.param(
        """
        Sie PRON PPER 2 sb
        wurde AUX VAFIN 2 ROOT werden VerbForm=Fin
        mit ADP APPR 6 mo
        den DET ART 5 nk
        Worten NOUN NN 3 nk
        zitiert VERB VVPP 2 oc zitieren VerbForm=Part
        """,
        {
            "zitiert": ("zitiert", "root"),
            "wurde": ("zitiert", "aux:pass"),
            "Sie": ("zitiert", "nsubj"),
            "Worten": ("zitiert", "obl"),
            "mit": ("Worten", "case"),
            "den": ("Worten", "det"),
        },
        id="passive",
    ),
    pytest.param(
        """
        Sie PRON PPER 2 sb
        soll AUX VMFIN 2 ROOT sollen VerbForm=Fin
        das PRON PDS 4 oa
        gesagt VERB VVPP 5 oc sagen VerbForm=Part
        haben AUX VAINF 2 oc haben VerbForm=Inf
        """,
        {
            "gesagt": ("gesagt", "root"),
            "soll": ("gesagt", "aux"),
            "haben": ("gesagt", "aux"),
            "Sie": ("gesagt", "nsubj"),
            "das": ("gesagt", "obj"),
        },
        id="a chain of auxiliaries: all hang from the full verb",
    ),
    pytest.param(
        """
        Das PRON PDS 2 oa
        teilte VERB VVFIN 2 ROOT mitteilen VerbForm=Fin
        die DET ART 4 nk
        Stadt NOUN NN 2 sb
        mit ADP PTKVZ 2 svp
        """,
        {"mit": ("teilte", "compound:prt"), "Stadt": ("teilte", "nsubj"), "Das": ("teilte", "obj")},
        id="a separated prefix is no preposition",
    ),
    pytest.param(
        """
        Er PRON PPER 2 sb
        nickte VERB VVFIN 2 ROOT nicken VerbForm=Fin
        und CCONJ KON 2 cd
        sagte VERB VVFIN 3 cj sagen VerbForm=Fin
        nichts PRON PIS 4 oa
        """,
        {"sagte": ("nickte", "conj"), "und": ("sagte", "cc"), "nichts": ("sagte", "obj"), "Er": ("nickte", "nsubj")},
        id="verbs joined by und",
    ),
    pytest.param(
        """
        Kern PROPN NE 7 sb
        und CCONJ KON 1 cd
        die DET ART 4 nk
        Sprecherin NOUN NN 2 cj
        der DET ART 6 nk
        Stadt NOUN NN 4 ag
        schwiegen VERB VVFIN 7 ROOT schweigen VerbForm=Fin
        """,
        {"Sprecherin": ("Kern", "conj"), "und": ("Sprecherin", "cc"), "Stadt": ("Sprecherin", "nmod:poss")},
        id="nouns joined by und, with a genitive",
    ),
    pytest.param(
        """
        Kern PROPN NE 2 sb
        ist AUX VAFIN 2 ROOT sein VerbForm=Fin
        heute ADV ADV 2 mo
        Chefin NOUN NN 2 pd
        """,
        {
            "Chefin": ("Chefin", "root"),
            "ist": ("Chefin", "cop"),
            "Kern": ("Chefin", "nsubj"),
            "heute": ("Chefin", "advmod"),
        },
        id="a predicate noun is the head",
    ),
    pytest.param(
        """
        Er PRON PPER 2 sb
        kündigte VERB VVFIN 2 ROOT ankündigen VerbForm=Fin
        an ADP PTKVZ 2 svp
        , PUNCT $, 2 punct
        zu PART PTKZU 6 pm
        klagen VERB VVINF 2 oc VerbForm=Inf
        """,
        {"klagen": ("kündigte", "xcomp"), "zu": ("klagen", "mark"), "an": ("kündigte", "compound:prt")},
        id="an infinitive is no finite clause",
    ),
    pytest.param(
        """
        Angaben NOUN NN 4 nk
        der DET ART 3 nk
        Polizei NOUN NN 1 ag
        zufolge ADP APPO 5 mo
        brannte VERB VVFIN 5 ROOT brennen VerbForm=Fin
        es PRON PPER 5 sb
        """,
        {"Angaben": ("brannte", "obl"), "zufolge": ("Angaben", "case"), "Polizei": ("Angaben", "nmod:poss")},
        id="a postposition",
    ),
    pytest.param(
        """
        Sie PRON PPER 2 sb
        nannte VERB VVFIN 2 ROOT nennen VerbForm=Fin
        den DET ART 4 nk
        Plan NOUN NN 2 oa
        , PUNCT $, 4 punct
        den PRON PRELS 8 oa
        alle PRON PIS 8 sb
        kannten VERB VVFIN 4 rc kennen VerbForm=Fin
        , PUNCT $, 2 punct
        falsch ADV ADJD 2 mo
        """,
        {"kannten": ("Plan", "acl:relcl"), "alle": ("kannten", "nsubj"), "falsch": ("nannte", "advmod")},
        id="a relative clause",
    ),
]


@pytest.mark.parametrize(("table", "expected"), TREES)
def test_tiger_trees_turn_into_universal_ones(table: str, expected: dict[str, tuple[str, str]]) -> None:
    tokens = from_doc(written(table)).tokens
    found = {token.text: (tokens[token.head].text, token.relation) for token in tokens}
    assert {word: found[word] for word in expected} == expected


@pytest.mark.parametrize(("table", "expected"), TREES)
def test_what_was_one_tree_stays_one_tree(table: str, expected: object) -> None:
    analysis = from_doc(written(table))
    [root] = [token.i for token in analysis.tokens if token.head == token.i]
    assert analysis.tokens[root].relation == "root"
    assert analysis.subtree(root) == tuple(range(len(analysis.tokens)))


@pytest.mark.parametrize(
    ("relations", "tiger"),
    [
        pytest.param({"sb", "ROOT", "punct"}, True, id="a subject of TIGER"),
        pytest.param({"ROOT", "app", "punct"}, True, id="an apposition alone is enough"),
        pytest.param({"root", "nsubj", "obl", "cc", "conj", "case", "appos", "punct"}, False, id="universal"),
        pytest.param({"ROOT", "punct"}, False, id="shared labels tell nothing"),
        pytest.param(set(), False, id="no labels"),
    ],
)
def test_the_schemes_are_told_apart_by_their_labels(relations: set[str], tiger: bool) -> None:
    assert is_tiger(relations) is tiger


def test_universal_trees_stay_as_they_are() -> None:
    analysis = tabled("""
        Ida PROPN 2 nsubj
        sagte VERB 0 root
        in ADP 4 case
        Kassel PROPN 2 obl
        nichts PRON 2 obj
    """)
    again = from_doc(doc(analysis))
    assert [(token.head, token.relation) for token in again.tokens] == [
        (token.head, token.relation) for token in analysis.tokens
    ]


def test_subjects_of_a_turned_tree() -> None:
    analysis = from_doc(written(TREES[1].values[0]))
    words = [token.text for token in analysis.tokens]
    assert words[analysis.subject(words.index("hat"))] == "Minister"
    assert words[analysis.subject(words.index("komme"))] == "er"


def test_the_whole_line_finds_who_spoke() -> None:
    document = written(INQUIT)
    [quote] = Extractor(pipeline(document)).extract(document.text)
    assert quote.text == "Wir bauen im Frühjahr"
    assert quote.speaker.text == "die Architektin Ida Kern"
    assert quote.speaker.name == "Ida Kern"
    assert (quote.cue.text, quote.cue.lemma, quote.cue.kind) == ("sagte", "sagen", "verb")
