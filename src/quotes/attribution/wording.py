"""Whether what stands between marks looks like somebody's wording or like a name, title or term.

Only the passage and the words that touch it are looked at; what the reporter says around it is for `links`. A score
is a sum of weights, read as log odds: above 0 it looks like wording. The weights were set by hand and tuned on the
training part of the Wikinews data (Petersen-Frey & Biemann 2024).
"""

from __future__ import annotations

import regex
from attrs import frozen

from quotes.analysis import Analysis, Token
from quotes.lexicon import Lexicon
from quotes.models.parts import Passage
from quotes.models.results import NotQuotedKind
from quotes.spans import Span

__all__ = ["Wording", "wording_of"]

FIRST_PERSON = frozenset(
    "ich mich mir mein meine meinem meinen meiner meines wir uns unser unsere unserem unseren unserer unseres".split()
)
SECOND_PERSON = frozenset("du dich dir dein deine ihr euch euer eure".split())
DEICTIC = frozenset(
    "heute morgen gestern jetzt hier bisher nun leider ja nein natürlich nie nichts niemand man".split()
)
# An article or a preposition that holds one, right before a capital, announces a name (im „Spiegel“, die „Bild“); an
# indefinite article does not (ein „Skandal“).
DEFINITE = frozenset("der die das dem den des im am beim vom zum zur ins ans".split())
IRONIC = regex.compile(
    r"(?:[msd]ein|ihr|unser|euer|kein)(?:e[nmrs]?)?$|(?:angeblich|vermeintlich|selbsternannt)e[nmrs]?$",
    regex.IGNORECASE,
)
STOPS = (".", "!", "?", "…", "...")


@frozen
class Wording:
    """What the passage itself tells.

    `score` is a sum of weights (log odds), `kind` what it would be if it is nobody's words, `evidence` the words
    beside it that said so. `words` counts the words inside; `sentence` tells whether it reads as a sentence of its
    own, `finite` whether it holds a finite verb, `leading` whether it begins with a capital that the reporter's
    sentence does not ask for.
    """

    score: float
    kind: NotQuotedKind
    evidence: tuple[Span, ...]
    words: int
    sentence: bool
    finite: bool
    leading: bool


def wording_of(analysis: Analysis, lexicon: Lexicon, passage: Passage, *, recurs: bool = False) -> Wording:
    """Read one passage. A passage without a word scores far below 0.

    `recurs`: the text has the same words between marks elsewhere, as it has names and terms, but hardly ever quotes.
    """
    inside = [analysis.tokens[i] for span in passage.content for i in analysis.tokens_in(span)]
    words = [token for token in inside if token.is_word]
    if not words:
        return Wording(-6.0, NotQuotedKind.TERM, (), 0, False, False, False)
    finite = any(_is_finite(lexicon, token) for token in words)
    stop = inside[-1].text in STOPS or (len(inside) > 1 and inside[-1].text[-1] in ".!?…")
    lower = [token.text.casefold() for token in words]
    leading = any(c.isupper() or c.isdigit() for c in words[0].text)
    sentence = stop or (finite and leading and len(words) >= 4)
    capitals = sum(token.text[0].isupper() or token.text[0].isdigit() for token in words)
    score = 0.0
    if finite:
        score += 2.0 if len(words) > 2 else 0.8
    if stop:
        score += 1.5
    if len(words) >= 8:
        score += 1.0
    if set(lower) & FIRST_PERSON:
        score += 2.0
    if set(lower) & (SECOND_PERSON | DEICTIC):
        score += 0.7
    if not leading and len(words) > 1:
        score += 1.2
    if not leading and words[0].pos in ("ADV", "VERB", "AUX", "PART", "SCONJ", "PRON"):
        score += 0.6
    elif not leading and len(words) == 1 and words[0].pos == "ADJ" and not words[0].case:
        score += 0.6  # nannte es „absurd“
    if not finite and leading and not stop:
        score -= 0.5 if capitals < len(words) else 2.0 if len(words) > 1 else 1.3
    if any(token.entity in ("PER", "ORG") for token in words) and capitals == len(words):
        score -= 0.8
    if passage.compound:
        score -= 3.0
    if recurs and leading and not stop:
        score -= 1.2
    against, kind, evidence = _announced(analysis, lexicon, passage, words, leading, finite)
    return Wording(score + against, kind, evidence, len(words), sentence, finite, leading)


def _is_finite(lexicon: Lexicon, token: Token) -> bool:
    if token.shape == "fin" and token.pos in ("VERB", "AUX"):
        return True
    return token.text.islower() and any(reading.shape == "fin" for reading in lexicon.auxiliary_readings(token.text))


def _announced(
    analysis: Analysis, lexicon: Lexicon, passage: Passage, words: list[Token], leading: bool, finite: bool
) -> tuple[float, NotQuotedKind, tuple[Span, ...]]:
    """What the words right before the passage say against it: a head noun, an article, sogenannt, a preposition."""
    content = " ".join(token.text for token in words)
    if lexicon.media(content) is not None:
        return -5.0, NotQuotedKind.NAME, ()
    place = analysis.tokens_in(passage.spans[0])
    i = (place.start if place else words[0].i) - 1
    sentence = analysis.sentence(words[0].i)
    near = [analysis.tokens[k] for k in range(max(sentence.start, i - 2), i + 1)]
    if not near:
        return 0.0, _guess(leading, words), ()
    previous = near[-1]
    for token in reversed(near):
        marker = lexicon.not_quoted_word(token.text)
        if marker is not None and (token is previous or not finite):
            return -2.5, NotQuotedKind(marker.kind), (token.span,)
    if previous.text in ("(", "[") and not finite:
        return -1.8, NotQuotedKind.TERM, ()  # a gloss: „fair play“ („ehrliches Spiel“)
    head = lexicon.not_quoted_head(previous.text) if previous.text[:1].isupper() else None
    if head is not None and not head.entry.speech:
        weight = -3.5 if leading else -0.8
        return weight + (1.0 if finite else 0.0), NotQuotedKind(head.entry.kind), (previous.span,)
    kind = _guess(leading, words, previous)
    if previous.pos == "NOUN" and leading and not finite and head is None:
        return -1.5, kind, (previous.span,)
    word = previous.text.casefold()
    announces = word in DEFINITE or previous.pos in ("ADP", "ADJ")
    if leading and not finite and announces and word not in ("als", "wie"):
        return -1.3, kind, (previous.span,)
    return 0.0, kind, ()


def _guess(leading: bool, words: list[Token], previous: Token | None = None) -> NotQuotedKind:
    """What it is where no head noun tells.

    A possessive or "keine" before a noun is ironic (seine „Freunde“); several words with a capital at the front and a
    small word among them are a title (Brot für Otto), others a name; a single common noun is a term.
    """
    if previous is not None and IRONIC.match(previous.text) and len(words) <= 2:
        return NotQuotedKind.IRONY
    if not leading:
        return NotQuotedKind.IRONY if len(words) <= 4 and words[0].pos in ("ADJ", "ADV", "VERB") else NotQuotedKind.TERM
    if len(words) > 2 and any(token.text.islower() for token in words[1:]):
        return NotQuotedKind.TITLE
    return NotQuotedKind.TERM if len(words) == 1 and words[0].pos == "NOUN" else NotQuotedKind.NAME
