"""Words behind a label: the turns of an interview or hearing (Frage: …, Kern: …) and headlines (Studie: Wehre halten).

A label is a phrase without a verb at the start of a line, up to a colon. Several of them on neighbouring lines, with
questions or a first or second person behind them, make a dialogue: its turns are said word for word. So do labelled
answers to questions without a label. A single label is a headline: its words are reported, if it is somebody who
speaks. Neither is a list (Preis: 5 Euro), a place (Trier: …) or a warning (Achtung: …).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from quotes.analysis import Analysis
from quotes.analysis.datelines import DASHES
from quotes.marks.inventory import COMMON_MARKS
from quotes.models.parts import Mention, Report
from quotes.models.results import Kind

__all__ = ["labelled_reports"]

# Words that a label, a headline and a question without label have at most.
LABEL, HEADLINE, QUESTION = 8, 20, 60
# Lines without a label that may stand between two of a dialogue: an answer goes on.
GAP = 3
# Words that a label within a line has at most, and how often it comes at least.
INLINE, AGAIN = 3, 2
# Questions that an interview without any label has at least.
QUESTIONS = 3
# Log odds of a dialogue's turns, of those without any label, and of headlines by what the label is.
TURN, GUESSED = 2.5, 1.0
HEADLINES = {"person": 1.8, "document": 1.6, "body": 1.2}
# What markup sets around a label: ''Kern'': … **Kern:** …
MARKUP = frozenset({"'", "''", "*", "**", "_", "__"})
# Words before which a label begins at the latest.
BULLETS = 5
# Words that a headline without a verb has at least: not a list (Regie: Ida Kern).
VERBLESS = 5
FIRST = frozenset("ich mich mir mein meine meinen meinem meiner wir uns unser unsere unseren unserem unserer".split())
SECOND = frozenset("du dich dir dein deine deinen euch euer eure Sie Ihnen Ihr Ihre Ihren Ihrem Ihrer".split())
# Labels of turns that name nobody.
PARTS = frozenset({"frage", "antwort", "f", "a"})
# Documents that tell what was found out: endings of their words.
FINDINGS = (
    "analyse", "befragung", "bericht", "erhebung", "gutachten", "prognose", "report", "statistik", "studie", "umfrage",
    "untersuchung",
)  # fmt: skip
# What stands before a colon as the kind or the topic of a text, not as who says it: endings of its last word.
TOPICS = (
    "artikel", "beitrag", "bilanz", "brief", "briefe", "bundesrat", "bundestag", "chronik", "debatte", "essay",
    "gemeinderat", "gipfel", "glosse", "interview", "kolumne", "kommentar", "kritik", "landtag", "liga", "meldung",
    "meinung", "nachruf", "nationalrat", "parlament", "polizeibericht", "presseschau", "prozess", "rede", "reportage",
    "rezension", "stadtrat", "ticker",
)  # fmt: skip


@frozen
class _Line:
    """A line of the text: the words of its label, empty without one, and what it says (all of it without one).

    `frame` is the label with its colon. `asks` tells that the line ends with a question mark, `speaks` that a first or
    second person or a question stands in it, `ends` that it ends with a full stop or the like.
    """

    label: range
    frame: tuple[int, ...]
    content: range
    asks: bool
    speaks: bool
    ends: bool


def labelled_reports(analysis: Analysis, mentions: Sequence[Mention]) -> Iterator[Report]:
    """The turns of dialogues as direct quotes, and headlines with a label as indirect ones."""
    lines = _lines(analysis)
    apart = set(range(len(lines)))  # lines with no other labelled one near them
    talk = False
    voices = {sort: {mention.first for mention in mentions if mention.sort == sort} for sort in ("person", "body")}
    for run in _runs(lines):
        turns = list(_turns(analysis, lines, run, voices))
        if turns or sum(bool(lines[n].label) for n in run) > 1:
            apart.difference_update(run[1:] if run.start == 0 and not turns and not lines[0].ends else run)
        talk = talk or bool(turns)
        yield from turns
    if not talk:
        yield from _unlabelled(lines)
    whole = {(mention.first, mention.last + 1): mention for mention in mentions}
    for line in (lines[number] for number in sorted(apart)):
        own = _past_topic(analysis, line)
        mention = whole.get((own.label.start, own.label.stop))
        parted = own.label.start > line.label.start and own.label.stop == line.label.stop  # Bayern - Leverkusen: …
        if mention is not None and mention.sort in HEADLINES and (mention.sort == "person" or not parted):
            yield from _headline(analysis, own, mention)


# --- lines ----------------------------------------------------------------------------------------------------------


def _lines(analysis: Analysis) -> list[_Line]:
    """The lines that begin with a sentence; a label on a line of its own is joined with the next.

    In a text that has lost the ends of its lines each turn is one, too.
    """
    turns = _inline(analysis)
    begins = [start for start, _ in analysis.sentences if start in turns or analysis.opens_line(start)]
    lines: list[_Line] = []
    first = 0
    for start, stop in zip(begins, [*begins[1:], len(analysis.tokens)], strict=False):
        words = range(first, stop)
        label, content = _parted(analysis, words)
        if label and not any(analysis.tokens[i].is_word for i in content) and start == first and stop - first < 12:
            continue  # the next line is what the label is for
        first = stop
        lines.append(_line(analysis, label, content))
    return lines


def _inline(analysis: Analysis) -> set[int]:
    """The sentences within a line that begin with a short label which comes again and again: STANDARD: … Kern: …

    Nothing unless two voices take turns there and one of them asks.
    """
    found: dict[str, list[int]] = {}
    asking = set()
    for start, stop in analysis.sentences:
        label, _ = _parted(analysis, range(start, stop))
        if 0 < len(label) <= INLINE and label.start == start:
            key = " ".join(analysis.tokens[i].text.casefold() for i in label)
            found.setdefault(key, []).append(start)
            if any(token.text == "?" for token in analysis.tokens[label.stop : stop]):
                asking.add(key)
    voices = [key for key, places in found.items() if len(places) >= AGAIN]
    if len(voices) < 2 or asking.isdisjoint(voices):
        return set()
    return {start for key in voices for start in found[key]}


def _line(analysis: Analysis, label: range, content: range) -> _Line:
    tokens = [analysis.tokens[i] for i in content]
    end = next((token.text for token in reversed(tokens) if token.is_word or token.text[0] in ".!?…"), "")
    addressed = any(token.text in SECOND and place for place, token in enumerate(tokens))
    first = any(token.text.casefold() in FIRST for token in tokens)
    asks = end[:1] == "?"
    colon = next((i for i in range(label.stop, content.start) if analysis.tokens[i].text == ":"), None)
    frame = (*label, colon) if label and colon is not None else ()
    return _Line(label, frame, content, asks, asks or first or addressed, end[:1] in (".", "!", "?", "…"))


def _parted(analysis: Analysis, words: range) -> tuple[range, range]:
    """The words before the colon at the start of the line, and those behind it; no label and all words without one.

    Neither has the markup around a label; marks around it are its own („Kurier“: …).
    """
    tokens = analysis.tokens
    nothing = range(0), words
    begin = next((i for i in words[:-1][:BULLETS] if tokens[i].is_word), None)
    if begin is None or not (tokens[begin].text[0].isupper() or tokens[begin + 1].text == ":"):
        return nothing
    marked = begin > words.start and tokens[begin - 1].text in COMMON_MARKS
    count = 0
    clause = False
    for i in range(begin, words.stop):
        if tokens[i].text == ":":
            if clause and count > 1:
                return nothing  # one word alone is a name, whatever it looks like
            content = range(i + 1, words.stop)
            while content and tokens[content.start].text in MARKUP:
                content = content[1:]
            label = range(begin - marked, i)
            while tokens[label[-1]].text in MARKUP:
                label = label[:-1]
            return (label, content) if not analysis.text[tokens[i].end : tokens[i].end + 1].isalnum() else nothing
        count += tokens[i].is_word
        clause = clause or analysis.is_finite(i)
        closes = marked and tokens[i].text in COMMON_MARKS and i + 1 < words.stop and tokens[i + 1].text == ":"
        if count > LABEL or (tokens[i].text[0] in '.!?;„“»«"' and not closes):
            return nothing
    return nothing


def _runs(lines: Sequence[_Line]) -> Iterator[range]:
    """Lines from one with a label to the last with one that has another near it."""
    labelled = [number for number, line in enumerate(lines) if line.label]
    begin = 0
    for place, number in enumerate(labelled):
        if place + 1 == len(labelled) or labelled[place + 1] - number > GAP + 1:
            yield range(labelled[begin], number + 1)
            begin = place + 1


# --- dialogues ------------------------------------------------------------------------------------------------------


def _turns(
    analysis: Analysis, lines: Sequence[_Line], run: range, known: Mapping[str, Collection[int]]
) -> Iterator[Report]:
    """The turns of a dialogue; nothing where the lines are none.

    `known` are the words with which persons and bodies begin: labels that come once each are of a dialogue only if
    they are persons or, where one asks, bodies. A line without label is a question of whoever asks, the answer to the
    question before it, or goes on with the turn.
    """
    if run and run.start > 0 and lines[run.start - 1].asks:
        run = range(run.start - 1, run.stop)
    open_questions = {n for n in run[:-1] if lines[n].asks and not lines[n].label and lines[n + 1].label}
    labelled = [n for n in run if lines[n].label]
    voices = Counter(_key(analysis, lines[n]) for n in labelled)
    asking = Counter(_key(analysis, lines[n]) for n in labelled if lines[n].asks)
    if len(labelled) < (2 if asking or len(open_questions) > 1 else 3):
        return
    if 2 * sum(lines[n].speaks or n - 1 in open_questions for n in labelled) < len(labelled):
        return
    if len(voices) < 2 and len(open_questions) < 2 and not PARTS.issuperset(voices):
        return
    speaking = {*known["person"], *(known["body"] if asking else ())}
    named = all(lines[n].label[0] in speaking or _key(analysis, lines[n]) in PARTS for n in labelled)
    if len(voices) == len(labelled) and not named:
        return  # a recipe, a list of facts, headings of a report
    asker = next((key for key, count in asking.most_common(1) if 2 * count > voices[key]), None)
    if asker and open_questions and max(n for n in labelled if _key(analysis, lines[n]) == asker) > min(open_questions):
        asker = None  # whose turns end with a question, but whoever asks has no label
    if open_questions:  # and what stands before a label that comes again: Kern: Ja. ¶ Erzählen Sie! ¶ Kern: …
        same = (b for a, b in pairwise(labelled) if _key(analysis, lines[a]) == _key(analysis, lines[b]))
        open_questions |= {n - 1 for n in same if not lines[n - 1].label}
    captions = {n for n in labelled if _is_caption(analysis, lines[n]) and voices[_key(analysis, lines[n])] == 1}
    labels: dict[bool, range] = {}  # whether it is who asks → the last label
    turns: list[tuple[tuple[int, ...], range, range]] = []  # its own frame, whose turn, words
    asked = False  # whether the line before is a question of who asks
    for number in range(run.start, len(lines)):
        line = lines[number]
        inside = number < run.stop
        if number in captions:
            continue
        if line.label:
            if not inside:
                break
            asks = asker is not None and _key(analysis, line) == asker
            labels[asks] = line.label
            turns.append((line.frame, line.label, _said(analysis, line.content)))
        elif asked:
            asks = False
            turns.append(((), labels.get(False, range(0)), line.content))
        elif number in open_questions or (not inside and asker is not None and _is_question(lines, number)):
            asks = True
            turns.append(((), labels.get(True, range(0)), line.content))
        elif inside:
            own, whose, words = turns[-1]
            if not _is_in_marks(analysis, words):
                turns[-1] = own, whose, range(words.start, line.content.stop)
            continue
        else:
            break
        asked = asks and line.asks and number not in open_questions
    for own, whose, words in turns:
        yield _turn(words, own, whose, TURN)


def _is_caption(analysis: Analysis, line: _Line) -> bool:
    """Whether it tells who is on a picture or what comes: Kern und Hell: Seit 2015 im Rat"""
    joined = any(analysis.tokens[i].text == "und" for i in line.label)
    return joined and not line.ends and not any(analysis.is_finite(i) for i in line.content)


def _said(analysis: Analysis, words: range) -> range:
    """Without what stands behind the closing mark and is no sentence: Kern: „Das war nichts“ - Foto: Hell"""
    marks = [i for i in words if analysis.tokens[i].text in COMMON_MARKS]
    if len(marks) < 2 or marks[0] != words.start or any(analysis.is_finite(i) for i in range(marks[-1], words.stop)):
        return words
    return range(words.start, marks[-1] + 1)


def _is_in_marks(analysis: Analysis, words: range) -> bool:
    """Whether marks stand around all that is said, so that it does not go on in another line: Kern: „Das war nichts“"""
    edges = [i for i in (words.start, words.stop - 1) if words]
    return bool(edges) and all(analysis.tokens[i].text in COMMON_MARKS for i in edges)


def _key(analysis: Analysis, line: _Line) -> str:
    """The label for comparing: its words up to a bracket or comma."""
    kept: list[str] = []
    for i in line.label:
        if not analysis.tokens[i].is_word:
            if kept:
                break
            continue
        kept.append(analysis.tokens[i].text.casefold())
    return " ".join(kept)


def _is_question(lines: Sequence[_Line], number: int) -> bool:
    """Whether a line without label is a question with an answer behind it."""
    if number + 1 >= len(lines) or lines[number].label or not lines[number].asks:
        return False
    return len(lines[number].content) <= QUESTION and not lines[number + 1].asks and not lines[number + 1].label


def _unlabelled(lines: Sequence[_Line]) -> Iterator[Report]:
    """Questions and answers by turns, line by line, that nobody is named for."""
    questions = [n for n in range(len(lines)) if _is_question(lines, n)]
    begin = 0
    for place, number in enumerate(questions):
        if place + 1 < len(questions) and questions[place + 1] - number <= GAP + 1:
            continue
        row = questions[begin : place + 1]
        begin = place + 1
        if len(row) < QUESTIONS or 2 * sum(lines[m + 1].speaks for m in row) < len(row):
            continue
        for m, following in zip(row, [*row[1:], row[-1] + 2], strict=True):
            yield _turn(lines[m].content, (), range(0), GUESSED)
            answer = range(lines[m + 1].content.start, lines[following - 1].content.stop)
            yield _turn(answer, (), range(0), GUESSED)


def _turn(words: range, frame: tuple[int, ...], whose: range, score: float) -> Report:
    return Report(
        kind=Kind.DIRECT, tokens=tuple(words), rule="turn", score=score, frame=frame, source=tuple(whose),
    )  # fmt: skip


# --- headlines ------------------------------------------------------------------------------------------------------


def _past_topic(analysis: Analysis, line: _Line) -> _Line:
    """The line with the label that a topic stands before: Streit um die Bücherei - Kern: … Wohnungsbau: Kern: …"""
    dash = max((i for i in line.label if analysis.tokens[i].text in DASHES), default=None)
    if dash is not None:
        return evolve(line, label=range(dash + 1, line.label.stop), frame=line.frame[dash + 1 - line.label.start :])
    second, behind = _parted(analysis, line.content)
    if line.label and second and second.start == line.content.start:
        return _line(analysis, second, behind)
    return line


def _headline(analysis: Analysis, line: _Line, whole: Mention) -> Iterator[Report]:
    """What a headline gives to its label, a mention of somebody, if that is who speaks."""
    tokens = analysis.tokens
    words = [i for i in line.content if tokens[i].is_word and not tokens[i].text[0].isdigit()]
    if not 2 <= len(words) <= HEADLINE:
        return
    named = whole.sort == "person" and whole.name is not None
    if (line.ends and not named) or line.content.stop > analysis.sentence(line.label.start).stop:
        return  # a sentence with a colon, or more than a headline
    head = tokens[whole.head].text.casefold()
    if head.endswith(TOPICS) or (whole.sort == "document" and not head.endswith(FINDINGS)):
        return
    if tokens[whole.head].entity == "LOC":
        return
    if not any(tokens[i].pos in ("VERB", "AUX") for i in words) and (whole.sort == "body" or len(words) < VERBLESS):
        return
    said = [i for i in line.content if tokens[i].is_word or tokens[i].text in COMMON_MARKS]
    yield Report(
        kind=Kind.INDIRECT,
        tokens=tuple(range(line.content.start, said[-1] + 1)),
        rule="headline",
        score=HEADLINES[whole.sort],
        frame=line.frame,
        source=tuple(line.label),
    )
