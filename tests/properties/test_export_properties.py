"""Whatever an extraction holds: it is stored and read exactly, and every view shows the whole text."""

import csv
import html
import io
import json

import regex
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quotes.errors import RecordError
from quotes.export import (
    COLUMNS,
    from_dict,
    json_schema,
    read_jsonl,
    to_dict,
    write_csv,
    write_html,
    write_jsonl,
    write_text,
)
from quotes.export.layout import pieces, visible
from quotes.models import results
from quotes.spans import Span, shown

VALIDATOR = Draft202012Validator(json_schema())
TEXTS = st.text(
    st.one_of(
        st.sampled_from("„“»«'\"<>&[]{}=,;\\/ \r\n\t\x00\x1b\x85\u2028\u202e😀"), st.characters(exclude_categories=())
    )
)
SHARES = st.floats(0, 1)
NAMES = st.none() | TEXTS
IDS = st.none() | TEXTS | st.integers() | st.floats(allow_nan=False, allow_infinity=False)


def spans_of(text, least=1):
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    spans = ends.filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Span(*pair))
    return st.lists(spans, min_size=least, max_size=3).map(tuple)


@st.composite
def extractions(draw):
    """An extraction with spans anywhere, nested and overlapping, in any field."""
    text = draw(TEXTS)
    if not text:
        return results.Extraction(text="", provenance=results.Provenance(library="", analyser=""))
    some, any_number = spans_of(text), spans_of(text, 0)
    evidence = st.builds(results.Evidence, rule=TEXTS, spans=any_number)

    someone = st.builds(
        results.Speaker, spans=some, text=TEXTS, form=st.sampled_from(results.SpeakerForm), entity=NAMES, name=NAMES
    )
    ids = []

    def quote():
        speaker = draw(st.none() | someone)
        others = st.none() | TEXTS | st.sampled_from([*ids, ""])
        content = draw(any_number)
        ids.append(draw(TEXTS))
        return results.Quote(
            id=ids[-1],
            kind=draw(st.sampled_from(results.Kind)),
            medium=draw(st.sampled_from(results.Medium)),
            spans=draw(some),
            content=content,
            text=shown(text, content),
            speaker=speaker,
            cue=draw(st.none() | st.builds(
                results.Cue, spans=some, text=TEXTS, lemma=TEXTS, kind=st.sampled_from(results.CueKind)
            )),
            frame=draw(st.none() | st.builds(results.Frame, spans=some, text=TEXTS)),
            addressee=draw(st.none() | st.builds(results.Addressee, spans=some, text=TEXTS)),
            parent=draw(others),
            continues=draw(others),
            is_fragment=draw(st.booleans()),
            confidence=draw(st.builds(results.Confidence, quote=SHARES, speaker=SHARES)),
            evidence=draw(evidence),
            reason=draw(st.sampled_from(results.Reason)) if speaker is None else None,
            standing=draw(st.sampled_from(results.Standing)),
            via=tuple(draw(st.lists(someone, max_size=2))),
        )  # fmt: skip

    def not_quoted():
        content = draw(any_number)
        return results.NotQuoted(
            id=draw(TEXTS),
            kind=draw(st.sampled_from(results.NotQuotedKind)),
            spans=draw(some),
            content=content,
            text=shown(text, content),
            confidence=draw(SHARES),
            evidence=draw(evidence),
        )

    entity = st.builds(
        results.Entity, id=TEXTS, name=TEXTS, type=TEXTS, mentions=some, named=st.booleans(), known=st.booleans()
    )
    finding = st.builds(results.Finding, code=TEXTS, message=TEXTS, span=some.map(lambda spans: spans[0]))
    return results.Extraction(
        text=text,
        quotes=tuple(quote() for _ in range(draw(st.integers(0, 3)))),
        entities=tuple(draw(st.lists(entity, max_size=2))),
        not_quoted=tuple(not_quoted() for _ in range(draw(st.integers(0, 2)))),
        findings=tuple(draw(st.lists(finding, max_size=2))),
        provenance=results.Provenance(
            library=draw(TEXTS),
            analyser=draw(TEXTS),
            settings=tuple(draw(st.lists(st.tuples(TEXTS, TEXTS), max_size=2))),
        ),
    )


@given(extractions(), IDS)
def test_dicts_are_read_back_exactly_and_obey_the_schema(extraction, id):
    record = to_dict(extraction, id)
    VALIDATOR.validate(record)
    assert from_dict(record, extraction.text) == extraction


@given(st.lists(st.tuples(IDS, extractions()), max_size=3))
def test_lines_are_read_back_exactly(documents):
    # A high surrogate before a low one is the one thing that JSON cannot tell from the character they make.
    assume(not regex.search(r"[\uD800-\uDBFF][\uDC00-\uDFFF]", repr_of(documents)))
    stream = io.BytesIO()
    lines = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    write_jsonl(documents, lines, with_text=True)
    lines.flush()
    written = stream.getvalue().decode()
    assert written.splitlines() == written.split("\n")[:-1]
    assert list(read_jsonl(written.splitlines())) == documents


@given(extractions(), st.data())
def test_a_damaged_record_raises_nothing_but_our_error(extraction, data):
    record = json.loads(json.dumps(to_dict(extraction)))
    place, key = data.draw(st.sampled_from(sorted(places(record), key=repr_key)))
    junk = st.sampled_from([None, True, -1, 0, 2.5, "?", [], {}, [[0, 0]], [[1, 0]], ["a", 1], [None]])
    if data.draw(st.booleans()):
        del place[key]
    else:
        place[key] = data.draw(junk)
    try:
        read = from_dict(record, extraction.text)
    except RecordError:
        return
    assert VALIDATOR.is_valid(record)
    assert {**to_dict(read), "id": record.get("id")} == record


@given(extractions())
def test_pieces_are_the_text_and_know_what_lies_on_them(extraction):
    cut = list(pieces(extraction))
    assert "".join(piece.span.of(extraction.text) for piece in cut) == extraction.text
    for index, quote in enumerate(extraction):
        covered = {at for span in quote.spans for at in range(span.start, span.end)}
        drawn = {
            at for piece in cut if index in piece.indices("quote") for at in range(piece.span.start, piece.span.end)
        }
        assert drawn == covered
        assert [index in piece.ends for piece in cut].count(True) == 1


@given(st.lists(st.tuples(IDS, extractions()), max_size=2))
def test_csv_is_read_back_exactly(documents):
    stream = io.StringIO(newline="")
    write_csv(documents, stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue(), newline=""), strict=True))
    quotes = [quote for _, extraction in documents for quote in extraction]
    assert [row["text"] for row in rows] == [quote.text for quote in quotes]
    for name in ("kind", "medium", "standing"):
        assert [row[name] for row in rows] == [getattr(quote, name).value for quote in quotes]
    assert [(row["quote"], row["parent"]) for row in rows] == [(quote.id, quote.parent or "") for quote in quotes]
    assert all(list(row) == list(COLUMNS) for row in rows)


@given(st.lists(st.tuples(IDS, extractions()), max_size=2))
def test_the_page_shows_the_whole_text_and_no_foreign_markup(documents):
    stream = io.StringIO()
    write_html(documents, stream)
    page = stream.getvalue()
    page.encode()
    bodies = regex.findall(r"<article[^>]*>(.*?)</article>", page, flags=regex.DOTALL)
    shown_texts = [html.unescape(regex.sub(r"<[^>]*>", "", body)) for body in bodies]
    # A line end that a span cuts in two is shown as two.
    assert [text.replace("\n", "") for text in shown_texts] == [
        visible(extraction.text).replace("\n", "") for _, extraction in documents
    ]
    assert page.count("<script>") == 1


@given(st.lists(st.tuples(IDS, extractions()), max_size=2))
def test_a_plain_view_holds_no_control_character(documents):
    stream = io.StringIO()
    write_text(documents, stream, width=60)
    written = stream.getvalue()
    written.encode()
    assert not regex.search(r"[\p{Cc}--\n\t]", written, flags=regex.VERSION1)


def places(value):
    """Every place in a record at which something can be damaged; the id may be anything."""
    keys = value.keys() if isinstance(value, dict) else range(len(value))
    for key in keys:
        if key not in ("id", "text"):
            yield value, key
        if isinstance(value[key], dict | list):
            yield from places(value[key])


def repr_key(place):
    return repr(place[1]), json.dumps(place[0])


def repr_of(documents):
    return "\n".join("\n".join(strings(to_dict(found, id, with_text=True))) for id, found in documents)


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)
