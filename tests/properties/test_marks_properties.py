"""What holds for the passages of any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text, marked_texts, phrases, plain_paragraphs

from quotes.marks import find_passages
from quotes.settings import Settings

SETTINGS = Settings()

texts = st.one_of(any_text(), any_text("„“\"'", most=30), any_text("»«“”", most=30))


def found(text):
    return find_passages(text, SETTINGS)


@given(texts)
def test_spans_lie_in_the_text_and_content_lies_in_the_spans_without_the_marks(text):
    marking = found(text)
    for passage in marking.passages:
        assert passage.spans == tuple(sorted(passage.spans))
        assert passage.end <= len(text)
        assert passage.content
        for content in passage.content:
            (span,) = [span for span in passage.spans if span.contains(content)]
            assert not passage.opened or span.start < content.start
            assert not content.of(text)[0].isspace()
            assert not content.of(text)[-1].isspace()
        if passage.closed:
            assert passage.content[-1].end < passage.end
    for finding in marking.findings:
        assert finding.span.end <= len(text)


@given(texts)
def test_the_style_is_what_stands_at_the_ends(text):
    for passage in found(text).passages:
        whole = text[passage.start : passage.end]
        ends = [
            (passage.style[:cut], passage.style[cut:])
            for cut in range(len(passage.style) + 1)
            if passage.opened == (cut > 0) and passage.closed == (cut < len(passage.style))
        ]
        assert any(whole.startswith(opener) and whole.endswith(closer) for opener, closer in ends)


@given(texts)
def test_passages_are_sorted_and_nested_or_apart(text):
    passages = found(text).passages
    assert [passage.index for passage in passages] == list(range(len(passages)))
    assert [passage.start for passage in passages] == sorted(passage.start for passage in passages)
    for one in passages:
        for other in passages[one.index + 1 :]:
            assert other.start >= one.end or other.end <= one.end


@given(texts)
def test_the_parent_is_the_innermost_passage_around(text):
    passages = found(text).passages
    for passage in passages:
        around = [other for other in passages[: passage.index] if other.end > passage.start]
        assert passage.depth == len(around)
        assert passage.parent == (around[-1].index if around else None)


@given(texts)
def test_findings_are_sorted(text):
    spans = [finding.span for finding in found(text).findings]
    assert spans == sorted(spans)


@given(texts)
def test_the_same_text_gives_the_same_result(text):
    assert found(text) == found(text)


def as_parts(marking):
    return [
        (passage.style, passage.content[0].start, passage.content[0].end, passage.depth) for passage in marking.passages
    ]


@pytest.mark.parametrize("nested", [False, True])
@given(data=st.data())
def test_the_parts_of_which_a_text_was_made_are_found_again(nested, data):
    marked = data.draw(marked_texts(nested=nested))
    assert as_parts(found(marked.text)) == [(part.style, part.start, part.end, part.depth) for part in marked.parts]


@given(texts, plain_paragraphs())
def test_a_plain_paragraph_at_the_end_changes_nothing_before_it(text, paragraph):
    before, after = found(text), found(text + "\n\n" + paragraph)
    assert after == before


@given(texts)
def test_the_limit_of_paragraphs_is_kept(text):
    for passage in find_passages(text, Settings(passage_limit=1)).passages:
        assert "\n\n" not in text[passage.start : passage.end]


@given(phrases(0, 4), st.sampled_from("'’‘´`′"), phrases(0, 4), st.sampled_from(["", " "]), st.sampled_from(["", " "]))
def test_a_stray_apostrophe_is_no_passage(before, apostrophe, after, left, right):
    marking = found(before + left + apostrophe + right + after)
    assert marking.passages == ()
    assert marking.findings == ()


@given(st.lists(st.tuples(phrases(1, 2), st.sampled_from("'’´′")), min_size=1, max_size=6))
def test_apostrophes_inside_words_are_no_passages(parts):
    text = "".join(phrase + apostrophe for phrase, apostrophe in parts) + "en"
    assert found(text).passages == ()
