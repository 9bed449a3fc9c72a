"""The marks: what each may do, and which two make a pair of one system.

The inventory and the roles are from the German rules (§ 89-95 of the official spelling), the locale data of Unicode
(de: „…“ ‚…‘, de_CH: «…» ‹…›) and from what newspapers, agencies and editing systems in fact write. Unicode's own
categories are of no use here: they call “ an opening mark and » a closing one, which German often turns round.
"""

from __future__ import annotations

from enum import IntEnum

import regex
from attrs import frozen

__all__ = [
    "CLEAN_STYLES",
    "COMMON_MARKS",
    "INVISIBLE",
    "MARK",
    "MARK_IN_BABEL_TEXT",
    "SYMBOLS",
    "Family",
    "Role",
    "Symbol",
]

COMMON_MARKS = frozenset('„“”"»«›‹‚‘')
"""The marks of print that tell by themselves that words are quoted, as an apostrophe does not."""


class Family(IntEnum):
    """Marks of one family close one another; marks of two families nest."""

    DOUBLE = 0
    GUILLEMET = 1
    SINGLE = 2
    SINGLE_GUILLEMET = 3


class Role(IntEnum):
    """What the shape of a mark tells about its direction."""

    OPENS = 0  # „ ‚: opens, whatever stands around it
    CLOSES = 1
    TURNS = 2  # “ closes in German and opens in English; » « and straight marks go both ways


@frozen
class Symbol:
    """A mark of the inventory.

    `recoverable`: whether a passage is still assumed where its partner is missing. Not so for marks that are mostly
    something else: apostrophes, primes, operators of programming languages.
    """

    family: Family
    role: Role
    recoverable: bool = False


_D, _G, _S, _SG = Family
_OPENS, _CLOSES, _TURNS = Role

SYMBOLS: dict[str, Symbol] = {
    "„": Symbol(_D, _OPENS, True),
    "‟": Symbol(_D, _OPENS, True),
    "❝": Symbol(_D, _OPENS, True),
    "〝": Symbol(_D, _OPENS, True),
    ",,": Symbol(_D, _OPENS, True),
    "‚‚": Symbol(_D, _OPENS, True),
    "``": Symbol(_D, _OPENS),
    '"`': Symbol(_D, _OPENS),
    "❞": Symbol(_D, _CLOSES, True),
    "〞": Symbol(_D, _CLOSES, True),
    "〟": Symbol(_D, _CLOSES, True),
    "\"'": Symbol(_D, _CLOSES),
    '"': Symbol(_D, _TURNS, True),
    "“": Symbol(_D, _TURNS, True),
    "”": Symbol(_D, _TURNS, True),
    "＂": Symbol(_D, _TURNS, True),
    "″": Symbol(_D, _TURNS),
    "''": Symbol(_D, _TURNS),
    "´´": Symbol(_D, _TURNS),
    "‘‘": Symbol(_D, _TURNS),
    "’’": Symbol(_D, _TURNS),
    "»": Symbol(_G, _TURNS, True),
    "«": Symbol(_G, _TURNS, True),
    "❮": Symbol(_G, _TURNS),
    "❯": Symbol(_G, _TURNS),
    "<<": Symbol(_G, _TURNS),
    ">>": Symbol(_G, _TURNS),
    "‚": Symbol(_S, _OPENS),
    "’": Symbol(_S, _CLOSES),  # opens only in ’Ndrangheta and the like, where it is an apostrophe
    "‘": Symbol(_S, _TURNS),
    "‛": Symbol(_S, _TURNS),
    "'": Symbol(_S, _TURNS),
    "＇": Symbol(_S, _TURNS),
    "´": Symbol(_S, _TURNS),
    "`": Symbol(_S, _TURNS),
    "′": Symbol(_S, _TURNS),
    "›": Symbol(_SG, _TURNS),
    "‹": Symbol(_SG, _TURNS),
}

# Opening and closing mark as written. A pair outside this list is a mix of two systems.
CLEAN_STYLES = frozenset(
    {
        "„“",
        "‚‘",
        "»«",
        "›‹",
        "«»",
        "‹›",
        "“”",
        "‘’",
        '""',
        "''",
        "””",
        "‟”",
        "❝❞",
        "〝〞",
        "〝〟",
        "＂＂",
        "＇＇",
        "❮❯",
        "❯❮",
    }
    | {
        "″″",
        "′′",
        "´´",
        "``",
        "`´",
        "`'",
        "<<>>",
        ">><<",
        ",,''",
        ",,´´",
        "``''",
        "``´´",
        "''''",
        "´´´´",
        "‚‚‘‘",
        "‘‘’’",
    }
    | {'"`' + "\"'"}
)

# Characters that take no room: soft hyphen, zero-width characters, bidi marks and isolates, byte order mark.
INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"

# What is read as one unit. The earlier alternatives keep marks inside them from being taken for marks:
#   tag        <a href="…">
#   escaped    &bdquo; &#132;
#   mojibake   â€ž â€œ (UTF-8 read as cp1252 or Latin-1), Â», ‚Äû (read as MacRoman), cp1252 bytes as C1 controls
#   rule       three or more of one mark: ornament, code fence, bold of a wiki, mail quoting
_UNITS = r"""
    (?P<tag> < [A-Za-z/!] [^<>\n]{0,500} > )
  | (?P<escaped> & (?: amp; )? (?: [bl]dquor? | rdquor? | [lr]squor? | sbquo | [lr]aquo | [lr]saquo | quot | apos
        | \#0*(?: 3[49] | 13[029] | 14[5-8] | 155 | 171 | 187 | 82(?: 1[678] | 2[012] | 49 | 50 ) ) ) ; )
  | (?P<mojibake> â (?: € | \u0080 ) [^\s\w]? [žœšº¹]? | Â [»«] | ‚Ä [ûúùòôö]
        | [\u0082\u0084\u0091-\u0094\u008b\u009b]+ )
  | (?P<rule> (?P<one> [„“”‟"＂»«‚‘’‛'＇´`′″,<>] ) (?P=one){2,} )
"""
_DOUBLED = "  | (?P<mark> %s ,, | '' | `` | ´´ | ‚‚ | ‘‘ | ’’ | << | >> | [„“”‟\"＂″❝❞〝〞〟»«❮❯‚‘’‛'＇´`′›‹] )"

MARK = regex.compile(_UNITS + _DOUBLED % "", regex.VERBOSE)
# babel's German shorthand "`…"' would tear apart "'Nein', sagte er", so it is read only where both of its halves stand.
MARK_IN_BABEL_TEXT = regex.compile(_UNITS + _DOUBLED % '"` | "\' |', regex.VERBOSE)
