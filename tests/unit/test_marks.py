"""Marks: one row a phenomenon. Expected passages are written "style|content", two spaces before it for each level.

Behind it: `<` the opening mark is missing, `>` the closing one, `-` joined to a word by a hyphen. ` / ` parts the
contents of the paragraphs of one passage.
"""

import pytest

import quotes.marks
from quotes.marks import find_passages
from quotes.settings import Settings


def shown(text, settings=None):
    """What was found in `text`, in the notation above, and the codes of the findings."""
    marking = find_passages(text, settings or Settings())
    passages = []
    for passage in marking.passages:
        content = " / ".join(span.of(text) for span in passage.content)
        flags = "<" * (not passage.opened) + ">" * (not passage.closed) + "-" * passage.compound
        passages.append(f"{'  ' * passage.depth}{passage.style}|{content}{'|' + flags if flags else ''}")
    return passages, [finding.code for finding in marking.findings]


INVENTORY = [
    ("„Ja, gern“, rief sie.", "„“", False),
    ("‚Ja, gern‘, rief sie.", "‚‘", False),
    ("»Ja, gern«, rief sie.", "»«", False),
    ("›Ja, gern‹, rief sie.", "›‹", False),
    ("«Ja, gern», rief sie.", "«»", False),
    ("‹Ja, gern›, rief sie.", "‹›", False),
    ('"Ja, gern", rief sie.', '""', False),
    ("'Ja, gern', rief sie.", "''", False),
    ("“Ja, gern”, rief sie.", "“”", False),
    ("‘Ja, gern’, rief sie.", "‘’", False),
    ("”Ja, gern”, rief sie.", "””", False),
    ("‟Ja, gern”, rief sie.", "‟”", False),
    ("❝Ja, gern❞, rief sie.", "❝❞", False),
    ("❮Ja, gern❯, rief sie.", "❮❯", False),
    ("＂Ja, gern＂, rief sie.", "＂＂", False),
    ("〝Ja, gern〞, rief sie.", "〝〞", False),
    ("〝Ja, gern〟, rief sie.", "〝〟", False),
    ("″Ja, gern″, rief sie.", "″″", False),
    ("<<Ja, gern>>, rief sie.", "<<>>", False),
    (">>Ja, gern<<, rief sie.", ">><<", False),
    (",,Ja, gern'', rief sie.", ",,''", False),
    ("``Ja, gern'', rief sie.", "``''", False),
    ("''Ja, gern'', rief sie.", "''''", False),
    ("´Ja, gern´, rief sie.", "´´", False),
    ("`Ja, gern`, rief sie.", "``", False),
    ("`Ja, gern´, rief sie.", "`´", False),
    ("‚‚Ja, gern‘‘, rief sie.", "‚‚‘‘", False),
    ('"`Ja, gern"\', rief sie.', '"`"\'', False),
    ("„Ja, gern”, rief sie.", "„”", True),
    ('„Ja, gern", rief sie.', '„"', True),
    ("“Ja, gern“, rief sie.", "““", True),
    ('“Ja, gern", rief sie.', '“"', True),
    ('"Ja, gern“, rief sie.', '"“', True),
    ('"Ja, gern”, rief sie.', '"”', True),
    (',,Ja, gern", rief sie.', ',,"', True),
    (",,Ja, gern“, rief sie.", ",,“", True),
    ("‚Ja, gern’, rief sie.", "‚’", True),
    ("‚Ja, gern', rief sie.", "‚'", True),
    ("´Ja, gern`, rief sie.", "´`", True),
    ("„Ja, gern„, rief sie.", "„„", True),
    ("»Ja, gern», rief sie.", "»»", True),
]


@pytest.mark.parametrize(("text", "style", "mixed"), INVENTORY, ids=[row[1] for row in INVENTORY])
def test_every_style_of_the_inventory_is_a_passage(text, style, mixed):
    assert shown(text) == ([f"{style}|Ja, gern"], ["mixed_marks"] if mixed else [])


@pytest.mark.parametrize(("text", "style", "mixed"), INVENTORY, ids=[row[1] for row in INVENTORY])
def test_the_spans_include_the_marks_and_the_content_does_not(text, style, mixed):
    (passage,) = find_passages("Und: " + text, Settings()).passages
    assert passage.start == 5
    assert passage.content[0].start - passage.start + passage.end - passage.content[0].end == len(style)


# Each row: what it is about, the text, its passages, the codes of its findings.
DIRECTION = [
    ("“ closes where „ opens", "Sie las „Haus“ und „Hof“.", ["„“|Haus", "„“|Hof"], []),
    (
        "“ opens before a word, though it closes elsewhere",
        "„Haus“ sei gut. “Wir gehen”, rief er.",
        ["„“|Haus", "“”|Wir gehen"],
        [],
    ),
    ("space before the closing mark", "„Das ist gut. “ Dann ging er.", ["„“|Das ist gut."], []),
    ("misplaced space turns “ round", "„Das ist gut. “Dann ging er.", ["„“|Das ist gut."], []),
    ("misplaced space turns a straight mark round", '"Ja "sagte er.', ['""|Ja'], []),
    ("misplaced space behind the opening mark", 'Er sagte" ja", dann ging er.', ['""|ja'], []),
    ("no space behind the colon", 'Er sagte:"Ja."Dann ging er.', ['""|Ja.'], []),
    ("no space behind the comma", '"Wir gehen,"sagte er,"und zwar bald."', ['""|Wir gehen,', '""|und zwar bald.'], []),
    ("brackets, slashes, dashes", '("Ja") ["Nein"] "A"/"B" –"C"–', ['""|Ja', '""|Nein', '""|A', '""|B', '""|C'], []),
    ("spaced marks", '„ Wir gehen “ , sagte er. " Ja " , sagte sie.', ["„“|Wir gehen", '""|Ja'], []),
    ("ellipsis at both ends", '"… und dann …", rief er. "... so", rief sie.', ['""|… und dann …', '""|... so'], []),
    ("question inside a question", "Fragtest du: „Wann …?“?", ["„“|Wann …?"], []),
    ("outward guillemets", "«Ja», sagte er. «Nein», sagte sie.", ["«»|Ja", "«»|Nein"], []),
    ("French spacing", "«\u00a0Ja\u00a0», sagte er. «\u202fNein\u202f»", ["«»|Ja", "«»|Nein"], []),
    ("French spacing with plain spaces", "« Ja », sagte er.", ["«»|Ja"], []),
    ("both ways in one text", "Er sagte »ja«, sie «nein».", ["»«|ja", "«»|nein"], []),
    ("emphasis signs of plain-text markup", '*"Ja"*, rief er. _„Nein“_', ['""|Ja', "„“|Nein"], []),
    (
        "invisible characters beside the marks",
        "\ufeff„\u200bJa\u200b“\u00ad, so \u202b„Nein“\u202c.",
        ["„“|Ja", "„“|Nein"],
        [],
    ),
    ("attributes of markup", '<a href="x y">„Ja“</a>', ["„“|Ja"], []),
]

NESTING = [
    ("two levels", "„Er rief: ‚Nein!‘“", ["„“|Er rief: ‚Nein!‘", "  ‚‘|Nein!"], []),
    ("begin together", "„‚Nein‘, rief er“, sagte sie.", ["„“|‚Nein‘, rief er", "  ‚‘|Nein"], []),
    ("straight, begin together", "\"'Nein', rief er\", sagte sie.", ["\"\"|'Nein', rief er", "  ''|Nein"], []),
    ("the same marks", "„Er sagte „nein“ dazu“, sagte sie.", ["„“|Er sagte „nein“ dazu", "  „“|nein"], []),
    ("the same straight marks", '"Er sagte "nein" dazu", sagte sie.', ['""|Er sagte "nein" dazu', '  ""|nein'], []),
    ("thin space between the marks", "„\u202f‚Ja‘\u202f“", ["„“|‚Ja‘", "  ‚‘|Ja"], []),
    ("two systems", "„Er sagte »nein« dazu.“", ["„“|Er sagte »nein« dazu.", "  »«|nein"], []),
    ("guillemets", "»Er sagte ›nein‹ dazu.«", ["»«|Er sagte ›nein‹ dazu.", "  ›‹|nein"], []),
    ("three levels", "„A ‚b «c» d‘ e“", ["„“|A ‚b «c» d‘ e", "  ‚‘|b «c» d", "    «»|c"], []),
    ("an opening and a closing mark of two systems", "„Gut so»", ["„|Gut so»|>"], ["unclosed", "unopened"]),
    ("inner mark without partner", '„Er las "Blatt gern“, sagte sie.', ['„“|Er las "Blatt gern'], ["unclosed"]),
    ("siblings", "„A ‚b‘ und ‚c‘.“", ["„“|A ‚b‘ und ‚c‘.", "  ‚‘|b", "  ‚‘|c"], []),
]

LOOKALIKES = [
    ("apostrophes inside words", "Ku'damm, Moody´s, L′Aquila, Rock’n’Roll, Einstein‘sche", [], []),
    ("clipped words", "Das war 'ne Sache, 's ist gut, so 'n Ding, ’Ndrangheta", [], []),
    ("Rock 'n' Roll", "Rock 'n' Roll und Rock ’n’ Roll", [], []),
    ("clipped years", "In den '80er Jahren und '89, die ’68er", [], []),
    ("genitive", "Hans' Vater und Max’ Mutter", [], []),
    ("clipped word and genitive are no pair", "Das war 'ne Idee von Hans' Vater.", [], []),
    ("genitive inside single marks", "'Das ist Hans' Vater', sagte sie.", ["''|Das ist Hans' Vater"], []),
    ("single marks around a word that clips", "Das Wort 'mal' stört.", ["''|mal"], []),
    ("inches", '27"-Monitor, 3,5"-Diskette, 24” breit, 27“ groß', [], []),
    ("feet and inches", "5'10\" groß, 5′10″ groß, 5'10'' groß", [], []),
    ("minutes and seconds", "52° 31′ 12″ Nord", [], []),
    ("inches inside a passage", '"Der 27"-Monitor ist gut", sagte sie.', ['""|Der 27"-Monitor ist gut'], []),
    (
        "a number ends a passage",
        '„Die "Agenda 2010" ist gut“, "Halle 27"',
        ['„“|Die "Agenda 2010" ist gut', '  ""|Agenda 2010', '""|Halle 27'],
        [],
    ),
    ("a number before “ ends a passage", "Das „Gleis 21“-Projekt und der Plan“.", ["„“|Gleis 21|-"], ["unopened"]),
    ("ditto marks", 'Meier\t12\t"\nMüller\t"\t"', [], []),
    ("ditto in a table with rules", "| Meier | 12 |\n| „ | „ |", [], []),
    ("bullets", "» Politik\n» Sport\n\n»Ja«, sagte er.", ["»«|Ja"], []),
    ("breadcrumb", "Start » Politik » Inland", [], []),
    ("link behind a passage", "»Ja.« Mehr »", ["»«|Ja."], []),
    ("pages", "« 1 2 3 »", [], []),
    ("low single mark for a comma", "Er kam‚ sah und ging.", [], []),
    ("doubled comma", "Er kam,, sah und ging.", [], []),
    ("operators and mail quoting", "a << 2 >> b\n>> Zitat aus der Mail", [], []),
    ("question marks for lost marks", "?Wir gehen?, sagte sie.", [], []),
    ("mojibake", "â€žJaâ€œ, sagte sie â€“ ‚ÄûNein‚Äú", [], ["mojibake"] * 5),
    ("cp1252 bytes as control characters", "\u0084Ja\u0093", [], ["mojibake"] * 2),
    ("HTML entities", "&bdquo;Ja&ldquo; &#132;", [], ["escaped_mark"] * 3),
    ("ornament", "„„„„ Ja", [], ["stray_mark"]),
    ("bold in a wiki, code fence", "'''Haus''' und ```x```", [], []),
    ("nothing between", '„“ ""', [], ["stray_mark"] * 2),
]

STRUCTURE = [
    (
        "compound",
        'Der „Bote“-Redakteur und Anti-„Lärm“ und ein "Bote"-Bericht',
        ["„“|Bote|-", "„“|Lärm|-", '""|Bote|-'],
        [],
    ),
    ("compound of two", "Der „Ost“-„West“-Streit", ["„“|Ost|-", "„“|West|-"], []),
    ("dash is no hyphen", "„Ja“ – „Nein“ -so", ["„“|Ja", "„“|Nein"], []),
    ("genitive", 'Des „Boten“s Blatt und des "Boten"s Blatt', ["„“|Boten", '""|Boten'], []),
    ("interrupted quote stays two passages", "„Du siehst“, sagte sie, „gut aus.“", ["„“|Du siehst", "„“|gut aus."], []),
    ("wrapped lines", "„Wir gehen\nund kommen\nbald“, sagte sie.", ["„“|Wir gehen\nund kommen\nbald"], []),
    ("one pair over a blank line", "„Wir gehen.\n\nWir kommen“, sagte sie.", ["„“|Wir gehen.\n\nWir kommen"], []),
    (
        "over a blank line, an inner pair before the end",
        "„Wir gehen.\n\nWir sehen „uns“ bald“, so er.",
        ["„“|Wir gehen.\n\nWir sehen „uns“ bald", "  „“|uns"],
        [],
    ),
    (
        "repeated opening marks",
        "„Wir gehen. So.\n\n„Wir kommen.\n\n„Das war es“, sagte sie.",
        ["„“|Wir gehen. So. / Wir kommen. / Das war es"],
        [],
    ),
    ("repeated straight marks", '"Wir gehen.\n\n"Das war es", sagte sie.', ['""|Wir gehen. / Das war es'], []),
    (
        "repeated, a paragraph a line",
        "Er sagte:\n»Wir gehen.\n»Das war es.«\nEnde.",
        ["»«|Wir gehen. / Das war es."],
        [],
    ),
    (
        "repeated, never closed",
        "„Wir gehen.\n\n„Wir kommen.\n\nEnde der Rede.",
        ["„|Wir gehen. / Wir kommen.|>"],
        ["unclosed"],
    ),
]

RECOVERY = [
    (
        "an unclosed fragment does not go on in the next paragraph",
        "Er war, „so froh wie nie.\n\n„Jetzt“, sagte sie.",
        ["„|so froh wie nie.|>", "„“|Jetzt"],
        ["unclosed"],
    ),
    (
        "unclosed before the next mark",
        "„Das ist gut, sagte er. „Wir gehen“, sagte sie.",
        ["„|Das ist gut, sagte er.|>", "„“|Wir gehen"],
        ["unclosed"],
    ),
    (
        "unclosed at the paragraph's end",
        "Das erlaube, „Menschen zu prüfen.\n\nEnde.",
        ["„|Menschen zu prüfen.|>"],
        ["unclosed"],
    ),
    ("unclosed sentences", "Sie sagte: „Wir gehen. Wir kommen.\n\nEnde.", ["„|Wir gehen. Wir kommen.|>"], ["unclosed"]),
    ("unclosed word in a sentence: nothing assumed", "Er nannte das „Haus und ging. Dann kam er.", [], ["unclosed"]),
    (
        "straight marks start anew in each paragraph",
        '"Wir gehen.\n\nDas ist "gut" so.',
        ['"|Wir gehen.|>', '""|gut'],
        ["unclosed"],
    ),
    (
        "unopened from the sentence's start",
        "Er kam. Wir bleiben hier“, sagte er.",
        ["“|Wir bleiben hier|<"],
        ["unopened"],
    ),
    (
        "unopened from the paragraph's start",
        "Titel\n\nWir bleiben hier«, sagte er. »Ja.«",
        ["«|Wir bleiben hier|<", "»«|Ja."],
        ["unopened"],
    ),
    ("unopened behind a colon", 'Er sagte: Wir bleiben hier", und ging.', ['"|Wir bleiben hier|<'], ["unopened"]),
    (
        "unopened in the passage's own sentence: nothing assumed",
        "„Wir gehen“, sagte er und kam“.",
        ["„“|Wir gehen"],
        ["unopened"],
    ),
    ("one mark alone", "„", [], ["stray_mark"]),
    ("one word is not enough", "„Ja", [], ["unclosed"]),
    ("a mixed style is told once", '„A", „B", „C"', ['„"|A', '„"|B', '„"|C'], ["mixed_marks"]),
]

ROWS = DIRECTION + NESTING + LOOKALIKES + STRUCTURE + RECOVERY


@pytest.mark.parametrize(("text", "passages", "findings"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_phenomenon(text, passages, findings):
    assert shown(text) == (passages, findings)


@pytest.mark.parametrize(
    ("limit", "passages", "findings"),
    [(2, ["„|Wir gehen.|>"], ["unclosed", "unopened"]), (3, ["„“|Wir gehen.\n\nSo.\n\nGenau"], [])],
)
def test_the_passage_limit_bounds_how_far_one_pair_reaches(limit, passages, findings):
    text = "„Wir gehen.\n\nSo.\n\nGenau“, sagte sie."
    assert shown(text, Settings(passage_limit=limit)) == (passages, findings)


def test_a_finding_stands_at_the_mark():
    text = "Er nannte das „Haus und ging. Dann kam er."
    (finding,) = find_passages(text, Settings()).findings
    assert finding.span.of(text) == "„"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Kein Zeichen.", "\ud800", "\x00"])
def test_a_text_without_marks_has_no_passages(text):
    assert shown(text) == ([], [])


def test_the_documented_codes_are_those_that_occur():
    documented = {line.split("``")[1] for line in quotes.marks.__doc__.splitlines() if line.startswith("``")}
    assert documented == {code for row in ROWS for code in row[3]}
