"""What the values of a record mean, in words for readers of the page and of the JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from quotes.models.results import Kind, Medium, Reason, Standing

__all__ = ["MEANINGS", "meaning"]

MEANINGS: Mapping[type[StrEnum], Mapping[str, str]] = {
    Kind: {
        Kind.DIRECT: "between marks, word for word",
        Kind.INDIRECT: "with a frame, without marks: Sie sagte, das sei falsch.",
        Kind.FREE_INDIRECT: "without frame, indicative: Das Geld soll im Mai fließen.",
        Kind.INDIRECT_FREE_INDIRECT: "without frame, Konjunktiv: Das Geld fließe im Mai.",
        Kind.REPORTED: "the act of speaking is told: Sie kritisierte die Pläne.",
    },
    Medium: {
        Medium.SPEECH: "spoken",
        Medium.WRITING: "written",
        Medium.THOUGHT: "thought",
        Medium.SPEECH_OR_WRITING: "spoken or written",
        Medium.SPEECH_OR_THOUGHT: "spoken or thought",
        Medium.THOUGHT_OR_WRITING: "thought or written",
        Medium.NONE: "nothing tells",
    },
    Reason: {
        Reason.NO_CUE: "nothing in reach introduces the quote",
        Reason.NO_SPEAKER_NAMED: "a cue is there, but nobody stands with it",
        Reason.IMPERSONAL: "the cue names nobody: hieß es; man sagt; wurde betont",
        Reason.TIE: "several candidates fit equally well",
        Reason.TOO_UNSURE: "the best candidate is below the threshold",
    },
    Standing: {
        Standing.STATED: "nothing speaks against it",
        Standing.DENIED: "the frame denies it: er habe das nie gesagt; sie bestritt, dass …",
        Standing.ASKED: "a question: sie fragte, ob …",
        Standing.PLANNED: "not said yet: er wird sagen; sie würde sagen",
        Standing.HEARSAY: "not vouched for: er soll gesagt haben; angeblich sagte sie",
    },
}
"""For each of the enumerations whose values need a word, all its values."""


def meaning(value: StrEnum) -> str:
    """What the value means in a few words; empty where it explains itself."""
    return MEANINGS.get(type(value), {}).get(value, "")
