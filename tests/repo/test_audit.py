"""The verdicts of the readers: of the form that the script says, and without the words of the articles."""

import json
from pathlib import Path

ROWS = [
    json.loads(line)
    for line in (Path(__file__).resolve().parents[2] / "benchmarks" / "audit.jsonl").read_text("utf-8").splitlines()
]
ALLOWED = {
    "quote": {True, False},
    "speaker": {"ok", "wrong", "missed", "none", None},
    "name": {"ok", "weak", "wrong", None},
    "span": {"ok", "long", "short", None},
}


def test_every_article_is_judged_once_in_a_round():
    judged = [(row["reading"], row["article"]) for row in ROWS]
    assert len(judged) == len(set(judged)) > 0


def test_verdicts_are_those_that_the_script_names():
    for row in ROWS:
        assert row.keys() == {"reading", "article", "quotes", "missed"}
        for quote in row["quotes"]:
            assert quote.keys() == {"kind", "spans", "speaker", "confidence", "verdict"}
            assert quote["verdict"].keys() == ALLOWED.keys()
            for what, verdict in quote["verdict"].items():
                assert verdict in ALLOWED[what], (row["article"], what)
            if quote["speaker"] is None:
                assert quote["verdict"]["speaker"] in {"missed", "none", None}, row["article"]
