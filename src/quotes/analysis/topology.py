"""Clauses by the field model of the German sentence: punctuation, subordinating words and the place of the finite verb.

Trees of small analysers go wrong most often exactly where speech is reported (inverted inquits, words between marks),
while the outer shape of German clauses is reliable: commas part them, a subordinating word opens and the finite verb
closes a subordinate clause, and a main clause has one finite verb in first or second place (Höhle 1986, "Der Begriff
Mittelfeld"; Duden, Die Grammatik 2016, § 1338 ff.).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from quotes.analysis.document import SUBJECTS, Analysis

__all__ = ["Clause", "clauses_of"]

BREAKS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "/", "...", "…", "!", "?"})

# Words that open a subordinate clause; relative pronouns are told by what follows them.
SUBORDINATORS = frozenset(
    "dass daß ob weil wenn falls sofern obwohl obgleich während nachdem bevor ehe bis sobald solange indem sodass "
    "damit da derzufolge wonach woraufhin wobei wodurch womit wofür wogegen worauf woran worüber wozu wovon wovor "
    "weshalb weswegen warum wieso wie wo wann wer wen wem wessen was welcher welche welches welchen welchem als "
    "zumal".split()
)
# Verb forms that open a conditional clause without "wenn".
CONDITIONAL = frozenset("sollte sollten hätte hätten wäre wären würde würden".split())
# Words at the start of a phrase among which a name stands: der frühere Trainer Jan Hell.
NAMED = 4
# How many parts behind its first a subordinate clause is looked for that appositions interrupt.
FARTHEST = 4
RELATIVE = frozenset("der die das dem den dessen deren denen welcher welche welches welchem welchen".split())


@frozen
class Clause:
    """A clause: the indices of its words (not necessarily next to each other), its finite verb and its shape.

    `shape` is ``main``, ``sub`` (opened by a subordinating word), ``rel`` (a relative clause), ``aside`` (so X, without
    a verb) or ``none`` (no finite verb: a label, a headline, an infinitive clause). `opener` is the subordinating word,
    None where a clause goes on behind "und" (der schwieg und erst am Montag kam).
    """

    tokens: tuple[int, ...]
    finite: int | None
    shape: str
    opener: int | None = None


def clauses_of(analysis: Analysis, tokens: Sequence[int]) -> tuple[Clause, ...]:
    """The clauses of a stretch of words, in the order of their first word.

    `tokens` are indices in text order within one sentence; words left out (what stands between marks, say) are not
    looked at, so that a quotation inside a sentence does not break the reporter's own clause.
    """
    parts = [part for part in _parts(analysis, tokens) if part]
    clauses: list[list[int]] = []
    facts: list[tuple[int | None, str, int | None]] = []
    open_main: int | None = None  # the main clause that may go on after an inserted clause
    waiting: list[int] = []  # phrases without verb since the last clause
    for part in _rejoined(analysis, parts):
        finite, shape, opener = _shape(analysis, part)
        if shape == "main" and facts and facts[-1][1] in ("rel", "sub") and _ends_joined(analysis, part, finite):
            shape = facts[-1][1]  # der lange schwieg und erst am Montag kam
        if shape == "main" and open_main is not None and facts[open_main][0] is None:
            clauses[open_main].extend(part)
            facts[open_main] = _shape(analysis, clauses[open_main])  # Wie die Chefin, Ida Kern, sagte
        elif shape == "main" and waiting and finite == part[0] and _lacks_subject(analysis, part, waiting):
            # X wies das zurück, die Sprecherin der Y, Z, erklärte: the phrases belong to the bare verb after them
            into = next(number for number, words in enumerate(clauses) if waiting[0] in words)
            clauses[into] = [i for i in clauses[into] if i not in waiting]
            clauses.append([*waiting, *part])
            facts.append((finite, "main", None))
            open_main = len(clauses) - 1
        elif shape == "none" and clauses:
            into = _home(facts, open_main, len(clauses) - 1)
            clauses[into].extend(part)
            waiting.extend(part)
            continue
        else:
            clauses.append(list(part))
            facts.append((finite, shape, opener))
            if shape in ("main", "none"):
                open_main = len(clauses) - 1
        waiting = []
    return tuple(Clause(tuple(words), *fact) for words, fact in zip(clauses, facts, strict=True))


def _ends_joined(analysis: Analysis, part: Sequence[int], finite: int | None) -> bool:
    """Whether a part goes on with "und" or "oder", without a comma, and ends with its verb, as only a subordinate
    clause does; not "und sagte"."""
    joined = analysis.tokens[part[0]].text.casefold() in ("und", "oder", "sowie")
    parted = analysis.tokens[part[0] - 1].text in BREAKS
    return joined and not parted and finite == part[-1] and finite > part[0] + 1


def _rejoined(analysis: Analysis, parts: Sequence[list[int]]) -> Iterator[list[int]]:
    """The parts, those of a subordinate clause that an apposition interrupts as one: wie Kern, die Försterin, sagte."""
    done = 0
    for place, part in enumerate(parts):
        if place < done:
            continue
        end = place + 1
        if place and analysis.tokens[part[0]].relation == "mark" and not _has_finite(analysis, part):
            near = range(end, min(place + FARTHEST, len(parts) - 1) + 1)
            end = next((n for n in near if _has_finite(analysis, parts[n])), place) + 1
        whole = [i for each in parts[place:end] for i in each]
        done = end if end > place + 1 and _closes(analysis, part[0], whole) else place + 1
        yield whole if done == end else part


def _has_finite(analysis: Analysis, part: Sequence[int]) -> bool:
    return any(analysis.is_finite(i) for i in part)


def _closes(analysis: Analysis, opener: int, whole: Sequence[int]) -> bool:
    """Whether the finite verb of the parts together is that of the subordinating word."""
    finite = next(i for i in whole if analysis.is_finite(i))
    return (
        analysis.tokens[opener].head in {finite, *analysis.verb_group(finite)} and _shape(analysis, whole)[1] == "sub"
    )


def _home(facts: Sequence[tuple[int | None, str, int | None]], open_main: int | None, last: int) -> int:
    """To which clause a part without finite verb belongs: after a subordinate clause, the main one goes on."""
    if facts[last][1] in ("rel", "sub") and open_main is not None and facts[open_main][0] is not None:
        return open_main
    return last


def _lacks_subject(analysis: Analysis, part: Sequence[int], waiting: Sequence[int]) -> bool:
    """Whether no phrase that could be the subject stands in the part; where a person's name opens what stands before
    it, none that the tree takes for one (X kam, Ida Kern, Försterin in Au, freut sich auf das Wehr)."""
    tokens = analysis.tokens
    if any(tokens[i].entity == "PER" for i in waiting[:NAMED]):
        return not any(tokens[i].relation in SUBJECTS for i in part)
    return not any(tokens[i].pos in ("NOUN", "PROPN", "PRON") for i in part)


def _parts(analysis: Analysis, tokens: Sequence[int]) -> list[list[int]]:
    """Cut at punctuation, and before "und" and "oder" where a finite verb stands on both sides, or an infinitive before
    them and a verb with its subject behind.

    Brackets within the sentence are left out: Schröder hatte (1998) erklärt is one clause.
    """
    parts: list[list[int]] = [[]]
    inserted = _inserted(analysis, tokens)
    for i in tokens:
        token = analysis.tokens[i]
        if i in inserted:
            continue
        if token.text in BREAKS and not token.text.isalnum():
            parts.append([])
            continue
        if token.pos == "PUNCT" and not token.is_word:
            continue
        parts[-1].append(i)
    return [piece for part in parts for piece in _at_conjunctions(analysis, part)]


def _inserted(analysis: Analysis, tokens: Sequence[int]) -> set[int]:
    """What stands in brackets that follow a word, brackets included."""
    inserted: set[int] = set()
    opened: int | None = None
    for place, i in enumerate(tokens):
        text = analysis.tokens[i].text
        if text == "(" and place and tokens[place - 1] == i - 1 and analysis.tokens[i - 1].is_word:
            opened = place
        elif text == ")" and opened is not None:
            inserted.update(tokens[opened : place + 1])
            opened = None
    return inserted


def _at_conjunctions(analysis: Analysis, part: list[int]) -> list[list[int]]:
    finite = [n for n, i in enumerate(part) if analysis.is_finite(i)]
    pieces, begin = [], 0
    for n, i in enumerate(part):
        if analysis.tokens[i].text.casefold() not in ("und", "oder", "aber", "sondern", "doch", "sowie"):
            continue
        following = next((f for f in finite if f > n), None)
        if following is not None and (
            any(begin <= f < n for f in finite)
            or (_opens_main(analysis, part, n, following) and _has_zu(analysis, part[begin:n]))
        ):
            pieces.append(part[begin:n])
            begin = n
    return [*pieces, part[begin:]]


def _opens_main(analysis: Analysis, part: list[int], joint: int, finite: int) -> bool:
    """Whether the verb stands right behind the conjunction, or has its subject between."""
    return finite == joint + 1 or analysis.subject(part[finite]) in part[joint + 1 : finite]


def _has_zu(analysis: Analysis, words: Sequence[int]) -> bool:
    """Whether an infinitive with zu stands among the words: das Wehr zu öffnen, das Wehr aufzuhalten."""
    return any(analysis.marks_infinitive(i) for i in words)


def _shape(analysis: Analysis, part: Sequence[int]) -> tuple[int | None, str, int | None]:
    """Finite verb, shape and opener of a part between two punctuation marks."""
    finite = [i for i in part if analysis.is_finite(i)]
    if not finite:
        aside = analysis.tokens[part[0]].text.casefold() == "so" and len(part) > 1
        return None, "aside" if aside else "none", None
    opener = _opener(analysis, part)
    if finite[0] == part[0] and analysis.tokens[part[0]].text.casefold() in CONDITIONAL and len(part) > 3:
        return finite[0], "sub", part[0]  # sollte es dazu kommen
    if opener is None:
        return finite[0], "main", None
    return finite[-1], "rel" if analysis.tokens[opener].text.casefold() in RELATIVE else "sub", opener


def _opener(analysis: Analysis, part: Sequence[int]) -> int | None:
    """The word that makes the part a subordinate clause: it stands first, or after a preposition or conjunction."""
    for place, i in enumerate(part[:3]):
        token = analysis.tokens[i]
        word = token.text.casefold()
        if (
            token.pos == "ADP"
            or token.relation == "case"
            or (token.pos in ("CCONJ", "ADV", "PART") and word not in SUBORDINATORS)
        ):
            continue  # bis zum Herbst, während der Sitzung: prepositions here
        if word in RELATIVE:
            if i == analysis.sentence(i).start:
                return None  # das alles sei bekannt
            relative = _verb_last(analysis, part) and not _verb_next(analysis, part, place)
            return i if relative and _not_article(analysis, part, place) else None
        if word in SUBORDINATORS:
            points = word == "da" and token.pos == "ADV"  # Da unten ist der See
            return i if _verb_last(analysis, part) and not points else None
        return None
    return None


def _verb_last(analysis: Analysis, part: Sequence[int]) -> bool:
    """Whether the finite verb closes the part, apart from a short field after it (… gesagt hat am Montag) or what it is
    compared with (… besser war als noch im vergangenen Jahr)."""
    last = max(n for n, i in enumerate(part) if analysis.is_finite(i))
    if _subject_behind(analysis, part, part[last]):
        return False  # wie so oft fehle das Geld
    compared = 1 < last < len(part) - 1 and analysis.tokens[part[last + 1]].text in ("als", "wie")
    return last >= 1 and (compared or len(part) - 1 - last <= 3)


def _subject_behind(analysis: Analysis, part: Sequence[int], verb: int) -> bool:
    """Whether a clause has its subject behind its finite verb, as only main clauses do."""
    full = analysis.main_verb(verb)
    children = (i for i in analysis.children(full) if part[0] <= i <= part[-1])
    first = next((i for i in children if analysis.tokens[i].relation in SUBJECTS), verb)
    return first > verb


def _verb_next(analysis: Analysis, part: Sequence[int], place: int) -> bool:
    """Whether the verb stands right behind a pronoun, and more behind it: das sagte die Stadt, a main clause."""
    return len(part) > place + 2 and analysis.is_finite(part[place + 1])


def _not_article(analysis: Analysis, part: Sequence[int], place: int) -> bool:
    """Whether a der/die/das stands alone (a pronoun): no noun of its own follows before another article or the verb.

    Without a comma before it, a word whose noun stands behind an adjective or participle is an article (die vom Rat
    geplante Öffnung). Dessen and deren are no articles.
    """
    token = analysis.tokens[part[place]]
    if token.pos == "PRON" or token.text.casefold() in ("dessen", "deren"):
        return True
    behind_comma = token.i > 0 and analysis.tokens[part[0] - 1].text == ","
    if (
        not behind_comma
        and token.relation == "det"
        and token.head in part
        and analysis.tokens[token.head - 1].relation == "amod"
    ):
        return False
    following = [analysis.tokens[i] for i in part[place + 1 : place + 2]]
    return not following or following[0].pos not in ("NOUN", "PROPN", "ADJ", "NUM")
