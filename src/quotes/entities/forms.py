"""How a phrase is called outside its sentence: in the nominative, without article, title, brackets and apposition.

Rules of inflection after Duden, Die Grammatik (2016): strong endings of the adjective where no article stands, weak and
adjectival nouns, genitive -s of names. Nouns come from the lexicon; of a noun that it does not have only what the
phrase itself shows is taken off.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

import regex

from quotes.analysis import Analysis, Token
from quotes.lexicon import Lexicon
from quotes.lexicon.possessives import possessor
from quotes.lexicon.records import NounEntry, NounForm
from quotes.models.parts import Mention

__all__ = [
    "DEFINITE",
    "DEMONSTRATIVE",
    "INDEFINITE",
    "article_of",
    "is_anyone",
    "is_bare_plural",
    "lemma_of",
    "name_words",
    "nominative",
]

DEFINITE = frozenset("der die das des dem den".split())
BOTH = regex.compile(r"beide[nr]?")
DEMONSTRATIVE = regex.compile(rf"(dies|jen|derselb|dieselb|dasselb)(e|er|es|em|en)|{BOTH.pattern}")
INDEFINITE = regex.compile(r"(k?ein|manch|einig|mehrer|viel|etlich|irgendein|jed|jedwed)(e|er|es|em|en)?")
ENDING = regex.compile(r"(?<=\p{L}{2})(?:en|em|er|es|e)$")
# Words before a noun with which it is nobody in particular.
EACH = regex.compile(r"(?i:kein|jed|jedwed|manch)(e|er|es|em|en)?")
STRONG = {"m": "er", "f": "e", "n": "es", "p": "e"}
# Prepositions that have an article in them, which is a singular's.
CONTRACTED = frozenset("am beim im vom zum zur".split())
AGED = regex.compile(r"\d-?jährige")
AGED_HEAD = regex.compile(r"(?i:jährigen?|jähriger)$")
SIBILANT = regex.compile(r"(?:[sßxz]|sch|tz)es$")
GENITIVE = regex.compile(r"\p{L}{2}[^s]s$")
MARKS = frozenset("„“”‟\"«»‹›‚‘'")
STOPS = frozenset({",", "(", "[", ";", ":", "–", "—"})
DAY = regex.compile(r"(?i)(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend")
YEAR = regex.compile(r"(?:19|20)\d\d")
PLACES = frozenset("auf im in ins".split())
NEAR = 4  # words from a preposition to its noun


def article_of(analysis: Analysis, mention: Mention) -> str:
    """``def``, ``dem``, ``indef``, ``poss`` by the first word of the phrase; empty: it has no article."""
    word = analysis.tokens[mention.first].text.lower()
    if mention.first == mention.head and not possessor(word):
        return ""
    if word in DEFINITE:
        return "def"
    if DEMONSTRATIVE.fullmatch(word):
        return "dem"
    if INDEFINITE.fullmatch(word):
        return "indef"
    return "poss" if possessor(word) else ""


def is_anyone(analysis: Analysis, mention: Mention) -> bool:
    """Whether the phrase means nobody in particular: jeder zweite Wirt, kein Wirt."""
    return mention.first < mention.head and EACH.fullmatch(analysis.tokens[mention.first].text) is not None


def lemma_of(lexicon: Lexicon, token: Token, gender: str) -> str:
    """The nominative singular of a noun as far as it is known, in the gender of its phrase (die Vorsitzende, der
    Vorsitzende), else the form that stands there."""
    found = _noun(lexicon, token.text)
    if found is not None:
        return _inflected(token.text, found, "s", _gender(found.entry, gender))
    return _bare(token) if token.case == "g" and token.number != "p" and token.gender != "f" else token.text


def name_words(analysis: Analysis, lexicon: Lexicon, mention: Mention, known: Iterable[str]) -> tuple[str, ...]:
    """The words of the mention's proper name, without titles and marks; empty: it has none.

    The genitive's s goes where the name stands before its noun (Merkels Sprecher), or where `known`, the name words of
    the text, has the word without it.
    """
    span = mention.name
    if span is not None:
        indices = list(analysis.tokens_in(span))
        while indices[0] > mention.head + 1 and _goes_on(analysis, indices[0]):
            indices.insert(0, indices[0] - 1)
    elif _is_addressed(analysis, lexicon, mention):
        indices = list(range(mention.head + 1, mention.last + 1))  # Herr von der Leyen
    elif between := _between_marks(analysis, lexicon, mention):
        indices = list(between)
    else:
        return ()
    if _is_particle(analysis, indices[0]):
        indices = indices[1:]
        if not any(analysis.tokens[i].pos == "PROPN" or analysis.tokens[i].entity for i in indices):
            return ()
    words: list[str] = []
    for i in indices:
        token = analysis.tokens[i]
        if words and (token.text in STOPS or _is_circumstance(analysis, lexicon, mention, i)):
            break
        if words and i == indices[-1] and _is_year(mention, token):
            break
        title = lexicon.title(token.text)
        if token.text in MARKS or (title is not None and title.sort in ("academic", "address") and i != indices[-1]):
            continue
        if len(words) > 1 and token.pos == "NOUN" and not token.entity:
            break
        initial = len(token.text) == 1 and token.text.isupper() and analysis.text[token.end : token.end + 1] == "."
        words.append(token.text + "." * initial)  # Kern ging. Dann kam M.
    medium = lexicon.media(" ".join(words)) is not None  # dpa, taz
    while not medium and words and (words[-1].islower() or words[0] in DEFINITE):
        words = words[:-1] if words[-1].islower() else words[1:]
    if not words:
        return ()
    last = words[-1]
    stem = last[:-1].rstrip("'’") if last.endswith("s") else last.rstrip("'’")
    if stem != last and len(stem) > 2:
        bare = mention.first == mention.head and mention.case == "g"
        own = lexicon.first_name(last)
        if stem in known or (bare and not last.endswith("ss") and (own is None or own.lemma != last)):
            words[-1] = stem
    return tuple(words)


def _between_marks(analysis: Analysis, lexicon: Lexicon, mention: Mention) -> range:
    """The words between the marks of a medium's name that its noun follows with a hyphen: die „Bild“-Zeitung."""
    head = analysis.tokens[mention.head]
    noun = lexicon.body(head.text)
    if not head.text.startswith("-") or noun is None or noun.entry.sort != "medium":
        return range(0)
    marks = [i for i in range(mention.first, mention.head) if analysis.tokens[i].text in MARKS]
    return range(marks[0] + 1, marks[-1]) if marks else range(0)


def _goes_on(analysis: Analysis, i: int) -> bool:
    """Whether a word goes on with a name that begins before it: Free Asia of Radio Free Asia."""
    return analysis.tokens[i].entity != "" and not analysis.tokens[i].entity_start


def _is_particle(analysis: Analysis, i: int) -> bool:
    """Whether the word begins a sentence and is no name, though the list of first names has it: Nur, Als."""
    token = analysis.tokens[i]
    begins = i == 0 or analysis.sentence_at(i - 1) != analysis.sentence_at(i)
    particle = token.pos in ("ADV", "SCONJ", "CCONJ") or token.text in ("Als", "Den")
    return begins and particle and not token.entity


def _is_addressed(analysis: Analysis, lexicon: Lexicon, mention: Mention) -> bool:
    """Whether a form of address stands before a word that begins a name."""
    title = lexicon.title(analysis.tokens[mention.head].text)
    if title is None or title.sort not in ("address", "academic", "noble") or mention.head == mention.last:
        return False
    following = analysis.tokens[mention.head + 1]
    return following.text.lower() not in DEFINITE and (
        following.text[0].isupper() or following.text in ("von", "van", "zu")
    )


def nominative(analysis: Analysis, lexicon: Lexicon, mention: Mention) -> str:
    """The phrase in the nominative, without article and without what stands in brackets or behind a comma.

    >>> from quotes.testing import analysis_of  # doctest: +SKIP
    """
    tokens = analysis.tokens
    head = tokens[mention.head]
    found = _noun(lexicon, head.text)
    article = article_of(analysis, mention)
    number = "p" if mention.number == "p" or is_bare_plural(analysis, lexicon, mention) else "s"
    gender = _gender(found.entry if found else None, mention.gender)
    parts: list[str] = []
    for i in range(_past_extended(analysis, mention) if article else mention.first, mention.head):
        token = tokens[i]
        after = "" if i + 1 < len(tokens) and tokens[i + 1].start == token.end else " "
        parts.append(
            (
                _strong(token, "p" if number == "p" else gender)
                if token.pos == "ADJ" or BOTH.fullmatch(token.text) or AGED.search(token.text)
                else token.text
            )
            + after
        )
    parts.append(_head(head, mention, found, number, gender))
    label = ("".join(parts) + _behind(analysis, lexicon, mention)).strip(" ,")
    return label[:1].lower() + label[1:] if _opens_with_adjective(analysis, mention) else label


def _opens_with_adjective(analysis: Analysis, mention: Mention) -> bool:
    """Whether a phrase has its capital only from the sentence that it begins: Deutsche Ermittler warnen."""
    token, head = analysis.tokens[mention.first], analysis.tokens[mention.head]
    begins = token.i == 0 or analysis.sentence_at(token.i - 1) != analysis.sentence_at(token.i)
    return begins and token.pos == "ADJ" and token.lemma.islower() and not token.entity and head.pos == "NOUN"


def is_bare_plural(analysis: Analysis, lexicon: Lexicon, mention: Mention) -> bool:
    """``laut Experten``: a noun without article and name that is not in its singular form is a plural."""
    text = analysis.tokens[mention.head].text
    found = _noun(lexicon, text)
    if mention.first and analysis.tokens[mention.first - 1].text.lower() in CONTRACTED:
        return False
    if found is None or mention.name is not None or article_of(analysis, mention):
        return False
    if "p" not in mention.number or "p" not in found.numbers:
        return False
    if found.entry.gender == "mf":  # Grüne fordern; but: ein Grüner
        return text.endswith(("e", "en"))
    return text != _inflected(text, found, "s", _gender(found.entry, ""))


def _past_extended(analysis: Analysis, mention: Mention) -> int:
    """The first word behind article and participle phrase: eine [am Montag in Wien vorgestellte] neue Studie."""
    tokens = analysis.tokens
    first = mention.first + 1
    governed = [
        i
        for i in range(first, mention.head)
        if tokens[i].pos in ("ADP", "PRON", "NOUN", "PROPN")
        or (tokens[i].pos == "DET" and i > first)
        or (tokens[i].pos == "NUM" and tokens[i].text.isdigit() and len(tokens[i].text) == 4)
    ]
    if not governed:
        return first
    behind = range(governed[-1] + 1, mention.head)
    return next((i + 1 for i in behind if ENDING.search(tokens[i].text) and tokens[i].text[0].islower()), first)


def _behind(analysis: Analysis, lexicon: Lexicon, mention: Mention) -> str:
    """What follows the head word within the phrase, up to a bracket, a comma, a circumstance or the like."""
    tokens = analysis.tokens
    last = mention.head
    for i in range(mention.head + 1, mention.last + 1):
        if tokens[i].text in STOPS or _is_circumstance(analysis, lexicon, mention, i):
            break
        if i == mention.last and _is_year(mention, tokens[i]):
            break
        last = i
    return analysis.text[tokens[mention.head].end : tokens[last].end]


def _is_year(mention: Mention, token: Token) -> bool:
    """Whether it tells when something was, and not who it is: durch Russland 2014."""
    return mention.sort in ("person", "body") and YEAR.fullmatch(token.text) is not None


def _is_circumstance(analysis: Analysis, lexicon: Lexicon, mention: Mention, i: int) -> bool:
    """Whether a preposition begins what tells when, where or whence words came, and not who somebody is.

    ``vom Samstag``; ``im Fachblatt``; with a determiner that points, as no name has one (``aus ihrer Rechnung``); with
    an article behind a proper name (``in das System``).
    """
    tokens = analysis.tokens
    if tokens[i].pos != "ADP" or i >= mention.last or mention.sort not in ("person", "body", "unknown"):
        return False
    preposition, following = tokens[i].text.lower(), tokens[i + 1].text.lower()
    if possessor(following) or DEMONSTRATIVE.fullmatch(following):
        return True
    name = mention.name
    if name is not None and name.start <= tokens[mention.head].start and name.end <= tokens[i].start:
        return following in DEFINITE
    noun = next((token for token in tokens[i + 1 : i + 1 + NEAR] if token.pos in ("NOUN", "PROPN")), None)
    if noun is None:
        return False
    published = lexicon.body(noun.text) if preposition in PLACES else None
    return DAY.search(noun.text) is not None or (
        published is not None and published.entry.sort in ("medium", "document")
    )


def _head(head: Token, mention: Mention, found: NounForm[NounEntry] | None, number: str, gender: str) -> str:
    if found is not None:
        return _inflected(head.text, found, number, gender)
    if number == "s" and mention.case == "g" and "f" not in mention.gender and mention.first < mention.head:
        return _bare(head)
    if number == "p" and mention.case == "d" and head.text.endswith(("ern", "eln")):
        return head.text[:-1]
    if AGED_HEAD.search(head.text):
        return ENDING.sub("", head.text) + STRONG["p" if number == "p" else gender or "m"]
    return head.text


def _bare(token: Token) -> str:
    """A noun without the ending of the genitive; -es as a whole where the analyser's lemma or a sibilant says so."""
    text = token.text
    if token.lemma != text and text in (token.lemma + "s", token.lemma + "es"):
        return token.lemma
    if SIBILANT.search(text):
        return text[:-2]
    return text[:-1] if GENITIVE.search(text) else text


def _noun(lexicon: Lexicon, form: str) -> NounForm[NounEntry] | None:
    return lexicon.role(form) or lexicon.body(form) or lexicon.noun(form)


def _gender(entry: NounEntry | None, allowed: str) -> str:
    """One letter: what the phrase leaves (die Post, no Post), else the noun's own gender, else masculine."""
    if entry is not None and entry.gender == "p":
        return "p"
    if len(allowed) == 1:
        return allowed
    return entry.gender if entry is not None and entry.gender in ("m", "f", "n") else "m"


def _strong(token: Token, column: str) -> str:
    """An adjective with the ending that it has in the nominative without article."""
    of_town = token.text[0].isupper() and token.text.endswith("er") and not token.lemma.islower()
    if of_town or not ENDING.search(token.text):
        return token.text
    return ENDING.sub("", token.text) + STRONG[column or "m"]


def _inflected(form: str, found: NounForm[NounEntry], number: str, gender: str) -> str:
    """The noun in the nominative; a compound keeps its first part."""
    entry = found.entry
    if entry.gender == "mf":
        target = ENDING.sub("", entry.lemma) + ("e" if number == "p" else STRONG.get(gender, "er"))
    elif number == "p" and entry.plural:
        target = entry.plural
    else:
        target = entry.lemma
    if not found.compound:
        return "-" + target if form.startswith("-") else target  # „Bild“-Zeitung
    lower = form.lower()
    at = max(lower.rfind(stem.lower()) for stem in _stems((entry.lemma, entry.plural)))
    if at <= 0:
        return form
    return form[:at] + (target if form[at].isupper() else target[:1].lower() + target[1:])


def _stems(forms: Sequence[str]) -> list[str]:
    """What the forms of a noun begin with."""
    given = [form for form in forms if form]
    shared = "".join(letters[0] for letters in takewhile(lambda each: len(set(each)) == 1, zip(*given, strict=False)))
    return [shared] if len(shared) > 2 else [ENDING.sub("", form) for form in given]
