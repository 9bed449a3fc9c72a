"""The builders of hand-made analyses: what other unit tests rely on."""

from docs import doc, tabled, tagged

TABLE = """
    Ida    PROPN 3 nsubj     n s PER
    Kern   PROPN 1 flat      -PER
    sagte  VERB  0 root      fin ind past 3 lemma=sagen
    nichts PRON  3 obj
    .      PUNCT 3 punct
"""


def test_both_notations_set_spaces_as_in_print():
    assert tagged("Ida/E ( SPD/E ) rief/V : „ Nein/T “ , dann/B „ taz/E “ +-Leser/N .").text == (
        "Ida (SPD) rief: „Nein“, dann „taz“-Leser."
    )
    assert tabled(TABLE).text == "Ida Kern sagte nichts."


def test_a_table_gives_tree_and_features():
    analysis = tabled(TABLE)
    verb = analysis.tokens[2]
    assert (verb.lemma, verb.shape, verb.mood, verb.tense, verb.person) == ("sagen", "fin", "ind", "past", 3)
    assert analysis.subject(2) == 0
    assert [(token.entity, token.entity_start) for token in analysis.tokens[:3]] == [
        ("PER", True),
        ("PER", False),
        ("", False),
    ]


def test_sentences_and_paragraphs():
    analysis = tagged("Es/P schneit/V . | Sie/P geht/V . ¶ Er/P bleibt/V .")
    assert analysis.sentences == ((0, 3), (3, 6), (6, 9))
    assert analysis.paragraphs == (0, 6)
    assert analysis.text == "Es schneit. Sie geht.\n\nEr bleibt."
    assert tabled(TABLE + "\n" + TABLE + "¶" + TABLE).sentences == ((0, 5), (5, 10), (10, 15))


def test_a_spacy_document_has_the_same_words_tree_and_entities():
    analysis = tabled(TABLE)
    made = doc(analysis)
    assert made.text == analysis.text
    assert [token.head.i for token in made] == [token.head for token in analysis.tokens]
    assert [(ent.text, ent.label_) for ent in made.ents] == [("Ida Kern", "PER")]


def test_a_line_gives_the_tree_that_it_names():
    analysis = tagged("Ida/E/PER>3:nsubj Kern/E/-PER>1:flat:name ging/V . | Sie/P>2:nsubj kam/V > .")
    assert [token.head for token in analysis.tokens] == [2, 0, 2, 3, 5, 5, 6, 7]
    assert [token.relation for token in analysis.tokens][:3] == ["nsubj", "flat:name", "root"]
    assert analysis.subject(2) == 0
    assert analysis.tokens[6].text == ">"
