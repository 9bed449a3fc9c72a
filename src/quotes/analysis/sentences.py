"""Where sentences begin: rules on words and characters, no model.

German marks follow the stop (`… gesagt.“ Dann …`), a quoted question may go on (`„Wann?“, fragte er`), and a stop ends
ordinals (3. Mai), abbreviations and initials as well as sentences. A blank line always ends a sentence, a single line
break does where the line before it ends with a stop or is too short to have been wrapped.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

__all__ = ["MARKS", "TITLES", "sentence_starts"]

MARKS = "„“”‟\"'‚‘’‛«»‹›❝❞❮❯＂〝〞〟`´"
CLOSERS = MARKS + ")]}*_"  # the last two are emphasis in Markdown
# The sign of a footnote behind the stop: … gilt.[1] Doch …
NOTE = regex.compile(r"\[\d{1,3}\]|[¹²³⁰⁴-⁹]+")
STOPS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "??", "!!!", "???", ".."})

# Abbreviations that stand before a capital letter without ending a sentence (titles, ranks, units before names).
BEFORE_CAPITAL = frozenset(
    "dr prof hr fr hrn st str nr abs bzw ca evtl ggf inkl min mind mio mrd tsd u z d o i s v vgl geb gest verh dipl "
    "ing med jur phil rer nat med. h.c mr mrs ms sen jr bd ed hg hrsg jan feb mär mrz apr jun jul aug sep sept okt nov "
    "dez z.b u.a d.h z.t i.d.r u.s o.ä s.o tel vs ev kath röm gen oberst lt maj hptm sog bsp chr n hl jh no nos pol "
    "abg stellv ehem dt engl frz lat griech".split()
)
# Abbreviated titles before a name, which are no words; the tokeniser keeps their stop.
TITLES = frozenset(
    "Mag Bgm Bgmin Vbgm Vizebgm Dkfm DDr Dipl.-Päd Gen.-Dir LAbg Labg NAbg Nabg NRAbg NR-Abg EU-Abg BR-Abg LT-Abg "
    "Landtagsabg Nationalratsabg Obstlt Oblt Hptm Pfr Präs Staatssekr Insp ChefInsp Lic LH-Stv LHStv".split()
)

# Words of a month, or that otherwise follow an ordinal: 3. Mai, 2. Bundesliga, 18. Jahrhundert.
AFTER_ORDINAL = regex.compile(
    r"(?:Januar|Jänner|Jan|Februar|Feber|Feb|März|Mrz|April|Apr|Mai|Juni|Jun|Juli|Jul|August|Aug|September|Sept?|"
    r"Oktober|Okt|November|Nov|Dezember|Dez|Jahrhunderts?|Jh|Jahrtausends?|Bundesliga|Liga|Platz|Rang|Runde|"
    r"Spieltags?|Minute|Etage|Stock|Stockwerk|Klasse|Jahrestage?s?|Geburtstage?s?|Auflage|Mal|Weltkriegs?|Tage?s?|"
    r"Woche|Kammer|Zivilsenats?|Strafsenats?|Senats?|Bezirks?|Wahlperiode|Legislaturperiode|Sitzung|Armee|Division|"
    r"Halbzeit|Quartals?|Oberliga|Reich|Reichs|Symphonie|Sinfonie|Satz|Kapitel|Gebot|Bundestags?|Parteitags?)\b"
)

# What follows the number in the names of clubs: 1. FC, 1. FFC, 1. FSV.
CLUB = regex.compile(r"\p{Lu}{2,4}\b")

# Words after which a number with a stop is an ordinal whatever noun follows: der 45. Präsident, zum 60. Geburtstag.
BEFORE_ORDINAL = frozenset(
    "der die das den dem des am zum zur im vom beim ans ins sein seine seinen seinem seiner seines ihr ihre ihren "
    "ihrem ihrer ihres mein meine meinen meinem meiner unser unsere unseren unserem unserer dieser diese dieses "
    "diesen diesem jeder jede jedes jeden jedem kein keine ein eine einen einem einer eines".split()
)

# A line shorter than this, in code points, has not been wrapped at a fixed width: it is a headline, a name, an entry.
SHORT_LINE = 45

# Lines behind a line break that tell how wide lines are.
LINES = 2

STARTS_LOWER = regex.compile(r"^\p{Ll}")
ROMAN = regex.compile(r"^[IVX]+$")


def sentence_starts(text: str, words: Sequence[tuple[int, int]]) -> list[bool]:
    """For each word, given as ``(start, end)`` in code points and in order, whether a sentence begins with it.

    The first word always begins one; without words the list is empty.

    >>> text = "Es regnet. „Na und?“, fragte sie."
    >>> words = [(0, 2), (3, 9), (9, 10), (11, 12), (12, 14), (15, 18), (18, 19), (19, 20), (20, 21), (22, 28)]
    >>> [i for i, start in enumerate(sentence_starts(text, words)) if start]
    [0, 3]
    """
    starts = [False] * len(words)
    pending = False  # a stop was seen, and after it only closing marks and the sign of a footnote
    note = 0  # where that sign ends
    for i, (start, end) in enumerate(words):
        if i == 0:
            starts[0] = True
        else:
            gap = text[words[i - 1][1] : start]
            broken = "\n" in gap and _breaks(text, words[i - 1], gap, start)
            starts[i] = broken or (pending and _begins(text, start, end, gap))
        word = text[start:end]
        if starts[i]:
            pending = False
        if word in STOPS:
            pending = word not in (".", "…", "...") or not _joins(text, words, i)
        elif pending and start == words[i - 1][1] and (sign := NOTE.match(text, start)):
            note = sign.end()
        elif pending and end > note and not (word[0] in CLOSERS and len(word) <= 2):
            pending = False
        elif not pending and len(word) > 1 and word[-1] == "." and _ends_with_stop(text, words, i):
            pending = True
    return starts


def _breaks(text: str, before: tuple[int, int], gap: str, start: int) -> bool:
    """Whether a line break between two words ends a sentence."""
    if gap.count("\n") > 1:
        return True
    line = text.rfind("\n", 0, before[0]) + 1
    length = before[1] - line
    if text[before[1] - 1] in ".!?…:" or text[before[1] - 1] in CLOSERS:
        return True
    if STARTS_LOWER.match(text[start : start + 1]) or text[before[1] - 1] in ",;-–":
        return False
    return length < SHORT_LINE or _word_would_have_fitted(text, line, before[1], start)


def _word_would_have_fitted(text: str, line: int, line_end: int, start: int) -> bool:
    """Whether the next line's first word had room on the line, by the width of the lines around: then no wrapping at a
    fixed width broke the line, but its writer."""
    widths = [line - 1 - (text.rfind("\n", 0, max(line - 1, 0)) + 1 if line else 0)]
    begin = start
    for _ in range(LINES):
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        widths.append(end - begin)
        if end == begin:
            break
        begin = end + 1
    word_end = start
    while word_end < start + widths[1] and not text[word_end].isspace():
        word_end += 1
    return line_end - line + 1 + word_end - start <= max(widths)


def _begins(text: str, start: int, end: int, gap: str) -> bool:
    """Whether a sentence may begin with this word, a stop being before it."""
    if not gap:
        # no blank: only an opening mark or a glued sentence (…kam.Dann…)
        return text[start].isupper() and end - start > 1
    word = text[start:end]
    if word[0] in MARKS or word[0] in "([{":
        after = text[end : end + 1] if len(word) == 1 else word[1:2]
        if not after or after.isspace():
            return False  # a closing mark set off by a blank
        return not after.islower() or word[0] in "([{"
    if word in (",", ";", ":", ")", "]"):
        return False
    return not STARTS_LOWER.match(word)


def _joins(text: str, words: Sequence[tuple[int, int]], i: int) -> bool:
    """Whether the stop `i` belongs to the word before it: an ordinal, an abbreviation, an initial, an ellipsis."""
    if i + 1 >= len(words):
        return False
    before = text[slice(*words[i - 1])] if i and words[i - 1][1] == words[i][0] else ""
    earlier = text[slice(*words[i - 2])] if i > 1 else ""
    return _abbreviates(before, text[words[i + 1][0] : words[i + 1][0] + 24], earlier)


def _ends_with_stop(text: str, words: Sequence[tuple[int, int]], i: int) -> bool:
    """Whether a word that holds its stop (``usw.``, ``2005.``) ends a sentence as well."""
    start, end = words[i]
    following = text[words[i + 1][0] : words[i + 1][0] + 24] if i + 1 < len(words) else ""
    earlier = text[slice(*words[i - 1])] if i else ""
    return not _abbreviates(text[start : end - 1], following, earlier)


def _abbreviates(before: str, following: str, earlier: str) -> bool:
    if not before or STARTS_LOWER.match(following):
        return bool(before) and bool(STARTS_LOWER.match(following))
    if before.isdigit():
        if len(before) > 3 or not following:
            return False
        club = before == "1" and CLUB.match(following)
        ordinal = club or AFTER_ORDINAL.match(following)
        return bool(ordinal) or following[0].isdigit() or earlier.casefold() in BEFORE_ORDINAL
    if ROMAN.match(before) and len(before) <= 4:
        return True
    if len(before) == 1 and before.isalpha():
        return True
    return before in TITLES or before.casefold() in BEFORE_CAPITAL
