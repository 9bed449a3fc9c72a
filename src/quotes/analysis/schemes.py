"""The one module that speaks label schemes: it turns what an analyser says into Universal Dependencies.

The shipped analyser speaks UD. spaCy's own German pipelines speak TIGER (Albert et al. 2003, "TIGER
Annotationsschema"): prepositions govern their nouns, auxiliaries govern full verbs, a conjunction governs the second
conjunct. :func:`to_universal` turns such trees over, so that every stage sees one kind of tree.
"""

from __future__ import annotations

from attrs import evolve

from quotes.analysis.document import Token

__all__ = ["is_tiger", "to_universal"]

# Plain renamings. Where the label leaves it open (nk, oc, mo), the part of speech decides below.
RENAMED = {
    "sb": "nsubj",
    "sbp": "obl:agent",
    "sp": "nsubj",
    "ep": "expl",
    "oa": "obj",
    "oa2": "obj",
    "og": "obj",
    "da": "iobj",
    "op": "obl",
    "ag": "nmod:poss",
    "pg": "nmod",
    "mnr": "nmod",
    "app": "appos",
    "pnc": "flat",
    "nmc": "nummod",
    "uc": "flat",
    "svp": "compound:prt",
    "rc": "acl:relcl",
    "cd": "cc",
    "cj": "conj",
    "cp": "mark",
    "cm": "mark",
    "ac": "case",
    "ng": "advmod",
    "re": "ccomp",
    "rs": "ccomp",
    "dm": "discourse",
    "ju": "cc",
    "par": "parataxis",
    "vo": "vocative",
    "pm": "mark",
    "ph": "expl",
    "avc": "advmod",
    "adc": "amod",
    "ams": "nmod",
    "cc": "obl",
    "cvc": "obl",
    "pd": "xcomp",
    "ROOT": "root",
    "punct": "punct",
}

BY_POS = {
    "nk": {"DET": "det", "ADJ": "amod", "NUM": "nummod", "PROPN": "flat", "PRON": "det", "ADP": "case"},
    "mo": {"ADV": "advmod", "ADJ": "advmod", "VERB": "advcl", "AUX": "advcl"},
}


# Edge labels that only TIGER has; any of them tells the schemes apart.
TIGER_ONLY = frozenset({*RENAMED, *BY_POS, "oc"} - {"cc", "punct", "ROOT"})


def is_tiger(relations: frozenset[str] | set[str]) -> bool:
    """Whether these relation labels are TIGER's."""
    return bool(relations & TIGER_ONLY)


def to_universal(tokens: list[Token]) -> list[Token]:
    """TIGER trees as UD trees: same words, heads and relations changed."""
    tree = _Tree(tokens)
    for token in tokens:
        if token.pos in ("AUX", "VERB"):
            tree.raise_full_verb(token.i)
    for token in tokens:
        if token.pos == "AUX" and token.lemma == "sein":
            tree.raise_predicate(token.i)
    for token in tokens:
        if token.pos == "ADP":
            tree.raise_noun(token.i)
        elif token.pos == "CCONJ":
            tree.join_conjunct(token.i)
    return [evolve(t, head=tree.heads[t.i], relation=tree.relation(t.i)) for t in tokens]


class _Tree:
    """Heads and labels of a text while they are turned over."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.heads = [token.head for token in tokens]
        self.labels = [token.relation for token in tokens]
        self.children: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                self.children[token.head].append(token.i)

    def attach(self, word: int, head: int, label: str) -> None:
        """Hang `word` below `head`; a word that is its own head is a root."""
        if self.heads[word] != word:
            self.children[self.heads[word]].remove(word)
        self.heads[word], self.labels[word] = head, label
        if head != word:
            self.children[head].append(word)

    def swap(self, upper: int, lower: int, label: str) -> None:
        """Put `lower` in the place of `upper`, `upper` below it with `label`, and hand over the other dependants."""
        above = lower if self.heads[upper] == upper else self.heads[upper]
        self.attach(lower, above, self.labels[upper])
        self.attach(upper, lower, label)
        for child in list(self.children[upper]):
            self.attach(child, lower, self.labels[child])

    def raise_full_verb(self, auxiliary: int) -> None:
        """``hat → gesagt`` becomes ``gesagt → hat``; a verb with a zu-infinitive or clause keeps its place."""
        for child in list(self.children[auxiliary]):
            token = self.tokens[child]
            if self.labels[child] != "oc" or token.shape not in ("inf", "part"):
                continue
            if self.tokens[auxiliary].pos == "AUX":
                passive = token.shape == "part" and self.tokens[auxiliary].lemma == "werden"
                self.swap(auxiliary, child, "aux:pass" if passive else "aux")
                return

    def raise_predicate(self, copula: int) -> None:
        """``ist → Chefin`` becomes ``Chefin → ist``."""
        predicates = [child for child in self.children[copula] if self.labels[child] == "pd"]
        if predicates:
            self.swap(copula, predicates[0], "cop")

    def raise_noun(self, preposition: int) -> None:
        """``in → Berlin`` becomes ``Berlin → in``."""
        nouns = [child for child in self.children[preposition] if self.labels[child] == "nk"]
        if nouns:
            self.swap(preposition, nouns[-1], "case")

    def join_conjunct(self, conjunction: int) -> None:
        """``A → und → B`` becomes ``A → B → und``."""
        conjuncts = [child for child in self.children[conjunction] if self.labels[child] == "cj"]
        if conjuncts and self.heads[conjunction] != conjunction:
            self.attach(conjuncts[0], self.heads[conjunction], "cj")
            self.attach(conjunction, conjuncts[0], "cd")

    def relation(self, word: int) -> str:
        """The UD relation of a word in the turned tree."""
        label, pos = self.labels[word], self.tokens[word].pos
        if label in BY_POS:
            return BY_POS[label].get(pos, "obl" if label == "mo" else "nmod")
        if label == "oc":
            return "ccomp" if self._is_finite(word) else "xcomp"
        return RENAMED.get(label, label)

    def _is_finite(self, word: int) -> bool:
        """Whether a clause has a finite verb: its head or an auxiliary below it."""
        auxiliaries = [child for child in self.children[word] if self.labels[child] in ("aux", "aux:pass", "cop")]
        return any(self.tokens[i].shape == "fin" for i in (word, *auxiliaries))
