"""Stored forms and views of extractions made by hand."""

import csv
import io
import json
from base64 import b64encode
from hashlib import sha256

import pytest
import regex

from quotes.errors import InputTypeError, RecordError
from quotes.export import COLUMNS, from_dict, read_jsonl, to_dict, write_csv, write_html, write_jsonl, write_text
from quotes.export.layout import lanes, pieces, sources, visible, voices
from quotes.spans import Span
from quotes.testing import extraction, finding, locate, not_quoted, quote

TEXT = (
    "»Vater sagte: ›Das Rad steht‹, und ich glaube es«, erzählte Theres Vogt. „Schade“, meinte sie, „um das Rad.“ "
    "Die „Rundschau“ druckte „Nichts da!“"
)
OUTER = quote(
    TEXT, "»Vater sagte: ›Das Rad steht‹, und ich glaube es«", speaker="Theres Vogt", cue="erzählte", entity="e0"
)
INNER = quote(TEXT, "›Das Rad steht‹", speaker="Vater", cue="sagte", form="role", parent=OUTER.id)
BROKEN = quote(
    TEXT, ["„Schade“", "„um das Rad.“"], speaker="sie", cue="meinte", form="pronoun", entity="e0", name="Theres Vogt"
)
NOBODY = quote(TEXT, "„Nichts da!“", cue="druckte")
FOUND = extraction(
    TEXT,
    [OUTER, INNER, BROKEN, NOBODY],
    not_quoted=[not_quoted(TEXT, "„Rundschau“")],
    findings=[finding(TEXT, "›", "odd-mark", "It is odd.")],
)


LONG = "Laut Amt sagte sie, der Lohn, so der Rat, sei „gering“. Der Bote bestritt den Streik."
HELD = quote(
    LONG, ["der Lohn", "sei „gering“"], kind="indirect", speaker="sie", cue="sagte", form="pronoun", via=["Amt"]
)
SPOKEN = extraction(
    LONG,
    [
        HELD,
        quote(LONG, "„gering“", speaker="sie", cue="sagte", form="pronoun", parent=HELD.id, via=["sie"]),
        quote(LONG, "den Streik", kind="reported", speaker="Bote", cue="bestritt", standing="denied"),
    ],
)


def written(write, documents, **options):
    stream = io.StringIO(newline="")
    write(documents, stream, **options)
    return stream.getvalue()


class TestDict:
    def test_has_the_form_of_the_contract(self):
        record = to_dict(FOUND, id="a.txt")
        assert list(record) == ["schema", "id", "quotes", "entities", "not_quoted", "findings", "provenance"]
        assert (record["schema"], record["id"]) == ("quotes/1", "a.txt")
        start = TEXT.index("„Schade“")
        assert record["quotes"][2] == {
            "id": BROKEN.id,
            "kind": "direct",
            "medium": "speech",
            "spans": [[start, start + 8], [start + 22, start + 35]],
            "content": [[start + 1, start + 7], [start + 23, start + 34]],
            "text": "Schade um das Rad.",
            "speaker": {
                "spans": [[start + 17, start + 20]],
                "text": "sie",
                "form": "pronoun",
                "entity": "e0",
                "name": "Theres Vogt",
                "candidates": [],
            },
            "cue": {"spans": [[start + 10, start + 16]], "text": "meinte", "lemma": "", "kind": "verb"},
            "frame": None,
            "addressee": None,
            "parent": None,
            "continues": None,
            "is_fragment": False,
            "confidence": {"quote": 0.9, "speaker": 0.8, "name": 0.8},
            "evidence": {"rule": "by-hand", "spans": []},
            "reason": None,
            "standing": "stated",
            "via": [],
        }
        assert (record["quotes"][3]["speaker"], record["quotes"][3]["reason"]) == (None, "no_speaker_named")

    def test_text_is_there_only_where_asked_for(self):
        assert "text" not in to_dict(FOUND)
        assert to_dict(FOUND, with_text=True)["text"] == TEXT

    def test_is_read_back_with_the_text_inside_or_given(self):
        assert from_dict(to_dict(FOUND), TEXT) == FOUND
        assert from_dict(to_dict(FOUND, with_text=True)) == FOUND
        assert from_dict(to_dict(FOUND) | {"added": "later"}, TEXT) == FOUND

    @pytest.mark.parametrize("id", [True, [1], b"a", float("nan"), float("inf")], ids=repr)
    def test_refuses_ids_that_json_cannot_say(self, id):
        with pytest.raises(InputTypeError, match=r"^id: "):
            to_dict(FOUND, id=id)

    def test_refuses_what_is_no_extraction(self):
        with pytest.raises(InputTypeError, match=r"^extraction: "):
            to_dict([OUTER])

    @pytest.mark.parametrize(
        ("field", "spoil"),
        [
            pytest.param("schema", lambda r: r.update(schema="quotes/2"), id="another version"),
            pytest.param("schema", lambda r: r.pop("schema"), id="no version"),
            pytest.param("quotes", lambda r: r.pop("quotes"), id="a list is missing"),
            pytest.param("quotes", lambda r: r.update(quotes={}), id="no list"),
            pytest.param("quotes[1]", lambda r: r["quotes"].__setitem__(1, 7), id="no object"),
            pytest.param("quotes[1].kind", lambda r: r["quotes"][1].update(kind="shouted"), id="unknown kind"),
            pytest.param("quotes[1].kind", lambda r: r["quotes"][1].pop("kind"), id="no kind"),
            pytest.param("quotes[0].id", lambda r: r["quotes"][0].update(id=1), id="number for string"),
            pytest.param("quotes[0].is_fragment", lambda r: r["quotes"][0].update(is_fragment=1), id="1 for true"),
            pytest.param("quotes[0].spans[0]", lambda r: r["quotes"][0].update(spans=[[0, 9**9]]), id="past the end"),
            pytest.param("quotes[0].spans[0]", lambda r: r["quotes"][0].update(spans=[[3, 3]]), id="empty span"),
            pytest.param("quotes[0].spans[0]", lambda r: r["quotes"][0].update(spans=[[3]]), id="half a span"),
            pytest.param("quotes[0].spans[0][1]", lambda r: r["quotes"][0].update(spans=[[3, 4.0]]), id="float offset"),
            pytest.param("quotes[0]", lambda r: r["quotes"][0].update(spans=[]), id="stands nowhere"),
            pytest.param("quotes[0]", lambda r: r["quotes"][0].update(reason="tie"), id="speaker and reason"),
            pytest.param("quotes[0].confidence", lambda r: r["quotes"][0]["confidence"].update(quote=2), id="over 1"),
            pytest.param(
                "quotes[0].confidence.quote", lambda r: r["quotes"][0]["confidence"].update(quote=True), id="true for 1"
            ),
            pytest.param("quotes[0].text", lambda r: r["quotes"][0].update(text="anders"), id="other words"),
            pytest.param("entities[0].mentions", lambda r: r["entities"][0].update(mentions=None), id="null list"),
            pytest.param("findings[0].span", lambda r: r["findings"][0].update(span=[-1, 3]), id="before the start"),
            pytest.param(
                "provenance.settings[0]", lambda r: r["provenance"].update(settings=[["a"]]), id="half a pair"
            ),
        ],
    )
    def test_damage_is_named_by_its_field(self, field, spoil):
        record = json.loads(json.dumps(to_dict(FOUND)))
        spoil(record)
        with pytest.raises(RecordError) as caught:
            from_dict(record, TEXT)
        assert caught.value.field == field

    def test_texts_that_do_not_fit_are_refused(self):
        with pytest.raises(RecordError, match="must be given"):
            from_dict(to_dict(FOUND))
        with pytest.raises(RecordError, match="not the one"):
            from_dict(to_dict(FOUND, with_text=True), TEXT + " ")
        with pytest.raises(RecordError, match="another one"):
            from_dict(to_dict(FOUND), " " + TEXT)
        with pytest.raises(InputTypeError, match=r"^text: "):
            from_dict(to_dict(FOUND), TEXT.encode())
        with pytest.raises(RecordError, match=r"^record: "):
            from_dict(None, TEXT)


class TestJsonLines:
    def test_ids_of_any_kind_and_texts_come_back(self):
        documents = [("ä", FOUND), (7, FOUND), (1.5, FOUND), (None, FOUND)]
        assert list(read_jsonl(written(write_jsonl, documents, with_text=True).splitlines())) == documents

    def test_texts_may_be_given_by_id(self):
        lines = written(write_jsonl, [("a", FOUND)])
        assert list(read_jsonl(io.StringIO(lines), {"a": TEXT})) == [("a", FOUND)]
        assert list(read_jsonl(io.StringIO(lines), {"a": TEXT}.get)) == [("a", FOUND)]

    @pytest.mark.parametrize("code", [0xD800, 0xDFFF, 0x2028, 0x2029, 0x85, 0, 10, 0x1F600], ids=hex)
    def test_a_line_stays_one_line_in_utf8_whatever_the_text_holds(self, code):
        character = chr(code)
        text = f"„a{character}b“"
        documents = [(character, extraction(text, [quote(text, text)]))]
        line = written(write_jsonl, documents, with_text=True)
        assert line.encode().decode().splitlines(keepends=True) == [line]
        assert list(read_jsonl([line])) == documents

    def test_german_stays_readable(self):
        assert "„" in written(write_jsonl, [(1, extraction("„Ä“"))], with_text=True)

    def test_both_ways_are_lazy(self):
        def documents():
            yield 1, FOUND
            raise ZeroDivisionError

        stream = io.StringIO()
        with pytest.raises(ZeroDivisionError):
            write_jsonl(documents(), stream, with_text=True)
        first = read_jsonl(iter([stream.getvalue(), "kaputt"]))
        assert next(first) == (1, FOUND)

    @pytest.mark.parametrize(
        ("line", "field"),
        [
            pytest.param("{", "line 2", id="no JSON"),
            pytest.param("[" * 100_000, "line 2", id="too deep"),
            pytest.param("7", "line 2, record", id="no object"),
            pytest.param('{"schema": "quotes/0"}', "line 2, schema", id="another version"),
            pytest.param('{"id": [1]}', "line 2, id", id="list as id"),
        ],
    )
    def test_damage_is_named_by_line_and_field(self, line, field):
        with pytest.raises(RecordError) as caught:
            list(read_jsonl(["\n", line]))
        assert caught.value.field == field


class TestCsv:
    def test_a_line_a_quote_with_spans_as_begin_end(self):
        rows = list(csv.DictReader(io.StringIO(written(write_csv, [("a", FOUND), ("b", extraction("Nichts."))]))))
        start = TEXT.index("„Schade“")
        assert [row["document"] for row in rows] == ["a"] * 4
        row = rows[2]
        assert row["spans"] == f"{start}-{start + 8};{start + 22}-{start + 35}"
        assert (row["speaker"], row["speaker_name"], row["speaker_form"]) == ("sie", "Theres Vogt", "pronoun")
        assert (row["cue"], row["cue_kind"], row["is_fragment"], row["reason"]) == ("meinte", "verb", "false", "")
        assert (rows[3]["speaker"], rows[3]["reason"]) == ("", "no_speaker_named")
        assert rows[1]["parent"] == OUTER.id

    def test_kind_standing_and_sources(self):
        text = "Laut Amt und Bote bestritt er, dass es „Streit“ gebe."
        outer = quote(
            text, "dass es „Streit“ gebe", kind="indirect", speaker="er", standing="denied", via=["Amt", "Bote"]
        )
        found = extraction(text, [outer, quote(text, "„Streit“", parent=outer.id)])
        first, second = csv.DictReader(io.StringIO(written(write_csv, [("a", found)])))
        assert (first["kind"], first["standing"], first["text"]) == ("indirect", "denied", "dass es „Streit“ gebe")
        assert (first["via"], first["via_spans"]) == ("Amt; Bote", "5-8;13-17")
        assert (second["kind"], second["standing"], second["parent"]) == ("direct", "stated", first["quote"])

    def test_every_column_is_documented_and_filled_somewhere(self):
        text = "„Ja“, sagte er ihr."
        full = quote(
            text, "„Ja“", speaker="er", cue="sagte", frame="sagte er ihr", addressee="ihr", entity="e", name="E",
            lemma="sagen", parent="p", continues="c", evidence="sagte", via=["ihr"],
        )  # fmt: skip
        rows = csv.DictReader(io.StringIO(written(write_csv, [("a", extraction(text, [full])), ("b", FOUND)])))
        filled = {name for row in rows for name, value in row.items() if value}
        assert filled == set(COLUMNS)
        assert all(COLUMNS.values())

    def test_text_is_exact_even_where_a_spreadsheet_would_calculate(self):
        text = '„=1+1,";\r\n“'
        (row,) = csv.DictReader(
            io.StringIO(written(write_csv, [(1, extraction(text, [quote(text, text)]))]), newline="")
        )
        assert row["text"] == '=1+1,";\r\n'


class TestLayout:
    def test_pieces_are_cut_at_every_border(self):
        cut = list(pieces(FOUND))
        assert "".join(piece.span.of(TEXT) for piece in cut) == TEXT
        inside = next(piece for piece in cut if piece.span.of(TEXT) == "Das Rad steht‹")
        assert inside.indices("quote") == (0, 1)
        assert inside.ends == (1,)
        speaker = next(piece for piece in cut if piece.span.of(TEXT) == "Vater")
        assert (speaker.indices("quote"), speaker.indices("speaker")) == ((0,), (1,))

    def test_overlapping_spans_both_lie_on_what_they_share(self):
        made = extraction("abcd", [quote("abcd", [Span(0, 3)]), quote("abcd", [Span(1, 4)])])
        assert [(p.span.of("abcd"), p.indices("quote")) for p in pieces(made)] == [
            ("a", (0,)),
            ("bc", (0, 1)),
            ("d", (1,)),
        ]

    def test_the_widest_lies_below(self):
        made = extraction("abcd", [quote("abcd", "ab", speaker="abcd"), quote("abcd", [Span(0, 1)], cue="abc")])
        assert [layer.role for layer in next(pieces(made)).layers] == ["speaker", "cue", "quote", "quote"]

    def test_an_empty_text_has_no_pieces(self):
        assert list(pieces(extraction(""))) == []

    def test_voices_join_mentions_of_one_entity_and_nobody_comes_last(self):
        assert [(voice.name, voice.quotes) for voice in voices(FOUND)] == [
            ("Theres Vogt", (0, 2)),
            ("Vater", (1,)),
            ("", (3,)),
        ]

    def test_visible_keeps_what_can_be_shown(self):
        assert visible("ä\r\n\tb\rc\x1b[1m\ud800") == "ä\n\tb\nc\ufffd[1m\ufffd"

    def test_parts_that_begin_break_off_and_end(self):
        cut = {piece.span.of(LONG): piece for piece in pieces(SPOKEN)}
        assert (cut["der Lohn"].begins, cut["der Lohn"].breaks, cut["der Lohn"].ends) == ((0,), (0,), ())
        assert (cut["sei "].begins, cut["„gering“"].begins, cut["„gering“"].ends) == ((0,), (1,), (1, 0))

    def test_sources_leave_the_speaker_out(self):
        assert [[source.text for source in sources(each)] for each in SPOKEN] == [["Amt"], [], []]


class TestTerminal:
    def test_quotes_without_marks_get_brackets(self):
        view = " ".join(written(write_text, [("a", SPOKEN)], width=200).split())
        assert "sie, ⟨der Lohn⟩[1…], so der Rat, ⟨sei „gering“[2]⟩[1]. Der Bote" in view
        assert "bestritt ⟨den Streik⟩[3 reported, denied]." in view
        assert "⟨ ⟩ around words that have no marks" in view
        assert "⟨" not in written(write_text, [("a", FOUND)])

    def test_the_table_tells_kind_standing_nesting_and_source(self):
        view = written(write_text, [("a", SPOKEN)], width=200)
        assert regex.search(r"1 +indirect +sie, via Amt +sagte +der Lohn sei", view)
        assert regex.search(r"2 +direct, in 1 +sie +sagte", view)
        assert regex.search(r"3 +reported, +Bote +bestritt", view)

    def test_plain_view_numbers_the_quotes_and_lists_them(self):
        view = written(write_text, [("a.txt", FOUND)], width=100)
        assert "\x1b" not in view
        assert "›Das Rad steht‹[2], und ich glaube es«[1]" in view
        assert "„um das Rad.“[3]" in view
        assert regex.search(
            r"3 +direct +sie \(Theres Vogt\) +meinte +Schade um das Rad\. +0\.90 / 0\.80 *\n +by-hand", view
        )
        assert "– (no_speaker_named)" in view
        assert "odd-mark at" in view

    def test_colour_where_it_is_asked_for(self, monkeypatch):
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.delenv("NO_COLOR", raising=False)
        assert "\x1b[1;36mTheres Vogt" in written(write_text, [("a", FOUND)], width=100)

    def test_markup_in_the_text_is_only_text(self):
        text = "„[bold]Ja[/bold] :smile:“, sagte [red]er[/red]."
        view = written(write_text, [("[b]x[/b]", extraction(text, [quote(text, "„[bold]Ja[/bold] :smile:“")]))])
        assert "„[bold]Ja[/bold] :smile:“[1], sagte [red]er[/red]." in view
        assert "[b]x[/b]" in view

    def test_a_text_without_quotes_says_so(self):
        assert "No quotes." in written(write_text, [(None, extraction("Nichts."))])

    def test_long_quotes_are_shortened(self):
        text = "„" + "lang " * 40 + "“"
        assert "…" in written(write_text, [(1, extraction(text, [quote(text, text)]))], width=200)


class TestPage:
    def page(self, *documents):
        return written(write_html, documents)

    def test_needs_nothing_else(self):
        page = self.page(("a", FOUND))
        assert not regex.search(
            r"""(?:src|href)\s*=\s*["'](?!\#)|url\(|@import|https?://(?!www\.w3\.org/2000/svg)""", page
        )
        assert "default-src 'none'" in page

    def test_the_policy_allows_this_script_and_no_other(self):
        page = self.page(("a", FOUND))
        (script,) = regex.findall(r"<script>(.*?)</script>", page, flags=regex.DOTALL)
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert f"script-src 'sha256-{digest}'" in page

    def test_joins_each_part_to_its_quote(self):
        page = self.page(("a", FOUND))
        assert regex.search(
            r'<span class="quote direct" data-of="1"[^>]*><span class="speaker" data-of="2"[^>]*>Vater<', page
        )
        assert regex.search(r'<span class="quote direct" data-of="1"[^>]*><span class="quote direct" data-of="2"', page)
        assert regex.search(r'<span class="cue" data-of="3"[^>]*>meinte</span>', page)
        assert 'title="not a quote: name"' in page
        assert 'href="#d1f1"' in page
        assert 'id="d1f1"' in page
        assert '<a href="#d1q1">quote 1</a>' in page

    def test_counts_the_quotes_of_each_speaker(self):
        page = self.page(("a", FOUND))
        found = regex.findall(r'<span class="voice[^>]*>(.*?)</span></span><span class="count">(\d+)</span>', page)
        assert found == [("Theres Vogt", "2"), ("Vater", "1"), ("Speaker unknown", "1")]

    def test_counts_the_quotes_of_each_kind_and_standing(self):
        page = self.page(("a", SPOKEN))
        found = regex.findall(r'data-quotes="([^"]*)"><span class="who"><span class="[^>]*>(.*?)</span>', page)
        assert found == [("2 ", "direct"), ("1 ", "indirect"), ("3 ", "reported"), ("1 2 ", "stated"), ("3 ", "denied")]
        assert '<h3 id="d1-Standing">' not in self.page(("a", FOUND))

    def test_quotes_without_marks_have_a_line_each(self):
        page = self.page(("a", SPOKEN))
        assert regex.search(
            r'"quote indirect" data-of="1" style="--hue:\d+;--lane:0"><span class="quote direct" data-of="2"', page
        )
        assert regex.search(r'"quote reported" data-of="3" style="--hue:\d+;--lane:0"', page)

    def test_tells_standing_source_reason_and_nesting(self):
        page = self.page(("a", SPOKEN))
        assert 'data-number="3" data-note="denied" aria-label="Quote 3, reported, denied: Bote"' in page
        assert '<dt>Via</dt><dd lang="de">Amt</dd>' in page
        assert '<dt>Within</dt><dd><a href="#d1q1">quote 1</a></dd>' in page
        assert '<dt>Holds</dt><dd><a href="#d1q2">quote 2</a></dd>' in page
        assert "a cue is there, but nobody stands with it" in self.page(("a", FOUND))

    def test_a_part_that_goes_on_is_marked(self):
        page = self.page(("a", SPOKEN))
        assert page.count('class="break"') == 1
        assert regex.search(r'der Lohn</span><span class="break" data-of="1" data-number="1"', page)

    def test_the_table_has_a_row_for_each_quote_with_its_confidences(self):
        page = self.page(("a", SPOKEN))
        rows = regex.findall(r"<tr data-number.*?</tr>", page)
        assert [regex.sub(r"<[^>]*>", "|", row).strip("|").split("|")[-3::2] for row in rows] == [["0.90", "0.80"]] * 3

    def test_foreign_markup_is_shown_not_interpreted(self):
        evil = '</script><script>alert(1)</script><img src=x onerror="alert(1)">\'"{{ 7*7 }}'
        text = f"„{evil}“, sagte {evil}2."
        made = extraction(
            text,
            [quote(text, f"„{evil}“", speaker=f"{evil}2", cue="sagte", lemma=evil, name=evil, entity="e", rule=evil)],
            findings=[finding(text, "„", evil, evil)],
        )
        page = self.page((evil, made))
        assert page.count("<script") == 1
        assert "<img" not in page
        assert "{{ 7*7 }}" in page

    def test_several_documents_can_be_reached(self):
        page = self.page(("a", FOUND), (None, extraction("Nichts.")))
        assert '<a href="#d1"><span>a</span> <span class="count">4</span></a>' in page
        assert '<a href="#d2"><span>Document 2</span> <span class="count">0</span></a>' in page
        assert "No quotes in this text." in page

    def test_no_document_is_a_page_too(self):
        assert "</html>" in self.page()


class TestLanes:
    def test_the_longer_line_runs_below_whatever_it_covers(self):
        text = "abcdefgh"
        made = extraction(
            text,
            [
                quote(text, text, kind="indirect"),
                quote(text, "bcd", kind="reported"),
                quote(text, "cd", kind="free_indirect"),
                quote(text, "fg"),
                quote(text, "gh", kind="indirect_free_indirect"),
            ],
        )
        assert lanes(made) == {0: 2, 1: 1, 2: 0, 4: 0}


class TestFactories:
    def test_parts_are_looked_for_one_after_the_other(self):
        assert locate("ab ab", ["ab", "ab"]) == (Span(0, 2), Span(3, 5))
        assert locate("ab ab", [Span(3, 5)]) == (Span(3, 5),)

    def test_a_part_that_is_not_there_raises(self):
        with pytest.raises(RecordError, match="'c' does not occur"):
            locate("ab", "c")

    def test_nothing_between_the_marks_has_no_content(self):
        assert quote("„“", "„“").content == ()
        assert quote("“", "“").content == ()

    def test_entities_are_made_of_the_speakers(self):
        (entity,) = FOUND.entities
        assert (entity.id, [span.of(TEXT) for span in entity.mentions]) == ("e0", ["Theres Vogt", "sie"])
