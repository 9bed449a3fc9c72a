"""What counts as one spelling of a name: ``Davutoğlu`` is Davutoglu, ``Müller`` is not Muller, ``J.`` may be Jan."""

from __future__ import annotations

from unicodedata import normalize

__all__ = ["folded", "is_initial"]

GERMAN = frozenset("äöü")
# Letters that are no letter with a sign to Unicode, and how German papers write them.
PLAIN = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "å": "a"}


def folded(word: str) -> str:
    """The word without case and without the signs on letters that German does not have; papers leave them out.

    >>> folded("Erdoğan"), folded("Müller"), folded("Strauß")
    ('erdogan', 'müller', 'strauss')
    """
    if word.isascii():
        return word.casefold()
    letters = normalize("NFC", word.casefold())
    return "".join(
        letter if letter.isascii() or letter in GERMAN else PLAIN.get(letter) or normalize("NFD", letter)[0]
        for letter in letters
    )


def is_initial(word: str) -> bool:
    """Whether it is the first letter of a name.

    >>> is_initial("J."), is_initial("Z"), is_initial("Jo")
    (True, True, False)
    """
    return len(word.removesuffix(".")) == 1 and word[0].isupper()
