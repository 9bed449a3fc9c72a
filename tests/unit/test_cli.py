"""The command line with an extractor that takes whatever stands between „ and “ for a quote."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
import regex
from click.testing import CliRunner

import quotes
from quotes import cli
from quotes.errors import AnalyserError
from quotes.export import json_schema, read_jsonl
from quotes.settings import Settings
from quotes.spans import Span
from quotes.testing import extraction, quote

TEXT = "„Ja“, sagte sie.\n"


class Fake:
    """Keeps what it was given; `ahead` texts are read before the first result is handed out."""

    def __init__(self, ahead=1):
        self.ahead = ahead
        self.settings = None
        self.workers = None
        self.texts = []
        self.given = 0

    def __call__(self, settings):
        self.settings = settings
        return self

    def extract_many(self, texts, workers=1):
        self.workers = workers
        waiting = []
        for text in texts:
            self.texts.append(text)
            waiting.append(found(text))
            if len(waiting) >= self.ahead:
                self.given += 1
                yield waiting.pop(0)
        yield from waiting


def found(text):
    spans = [Span(*match.span()) for match in regex.finditer("„[^“]*“", text)]
    return extraction(text, [quote(text, [span]) for span in spans])


def run(*arguments, fake=None, stdin=None):
    return CliRunner().invoke(cli.main, [str(each) for each in arguments], obj=fake or Fake(), input=stdin)


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def file(tmp_path):
    def write(name, content=TEXT):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


class TestInput:
    def test_a_text_has_its_path_as_id(self, file, monkeypatch):
        monkeypatch.chdir(file("a.txt").parent)
        (record,) = lines(run("-f", "jsonl", "./a.txt"))
        assert record["id"] == "./a.txt"
        assert [each["text"] for each in record["quotes"]] == ["Ja"]

    @pytest.mark.parametrize("name", ["a.jsonl", "A.JSONL"])
    @pytest.mark.parametrize("id", ['"ä"', '"7"', "7", "1.5", "null", "12345678901234567890"])
    def test_ids_of_lines_go_through_unchanged(self, file, name, id):
        result = run("-f", "jsonl", file(name, f'{{"text": "„Ja“", "id": {id}}}\n'))
        assert f'"id": {id},' in result.stdout

    def test_lines_without_id_and_blank_lines_are_fine(self, file):
        result = run("-f", "jsonl", file("a.jsonl", '\n{"text": "„Ja“"}\r\n\n{"text": ""}'))
        assert [record["id"] for record in lines(result)] == [None, None]
        assert result.exit_code == 0

    def test_standard_input_is_text_unless_told_otherwise(self):
        (record,) = lines(run("-f", "jsonl", "-", stdin=TEXT))
        assert record["id"] == "-"
        (record,) = lines(run("-f", "jsonl", "--input-format", "jsonl", "-", stdin='{"id": 3, "text": "„Ja“"}'))
        assert record["id"] == 3

    def test_input_format_overrides_the_name(self, file):
        (record,) = lines(run("-f", "jsonl", "--input-format", "txt", "--with-text", file("a.jsonl", '{"text": ""}')))
        assert record["text"] == '{"text": ""}'

    @pytest.mark.parametrize(
        ("content", "text"),
        [
            pytest.param("\ufeffä\n", "ä\n", id="a byte order mark at the start goes"),
            pytest.param("a\ufeff", "a\ufeff", id="one further on stays"),
            pytest.param("a\r\nb\rc\n\u2028d\x85", "a\r\nb\rc\n\u2028d\x85", id="line ends stay"),
            pytest.param("", "", id="empty"),
            pytest.param("\x00", "\x00", id="NUL"),
        ],
    )
    def test_the_text_is_what_stands_in_the_file(self, file, content, text):
        fake = Fake()
        assert run("-f", "jsonl", file("a.txt", content), fake=fake).exit_code == 0
        assert fake.texts == [text]

    def test_byte_order_mark_of_lines(self, file):
        fake = Fake()
        assert run("-f", "csv", file("a.jsonl", '\ufeff{"text": "\\ufeffa"}'), fake=fake).exit_code == 0
        assert fake.texts == ["\ufeffa"]

    def test_lines_are_read_one_after_the_other(self, file, monkeypatch):
        path = file("a.jsonl", '{"text": "a"}\n' * 50)
        fake = Fake()
        read_when_given = []

        def watch(documents, stream):
            read_when_given.extend(len(fake.texts) for _ in documents)

        monkeypatch.setattr(cli, "_writer", lambda form, with_text: watch)
        assert run(path, fake=fake).exit_code == 0
        assert read_when_given == list(range(1, 51))

    def test_ids_stay_with_their_texts_when_the_extractor_reads_ahead(self, file):
        content = "".join(json.dumps({"id": number, "text": f"„{number}“"}) + "\n" for number in range(20))
        records = lines(run("-f", "jsonl", "--workers", 3, file("a.jsonl", content), fake=(fake := Fake(ahead=7))))
        assert [(record["id"], record["quotes"][0]["text"]) for record in records] == [(n, str(n)) for n in range(20)]
        assert fake.workers == 3


class TestProblems:
    @pytest.mark.parametrize(
        ("name", "content", "says"),
        [
            pytest.param("b.txt", "M\xfchle".encode("latin-1"), "b.txt: is not UTF-8 (byte 0xfc at 1)", id="latin-1"),
            pytest.param("b.jsonl", b"kaputt", "b.jsonl, line 1: is not JSON", id="no JSON"),
            pytest.param("b.jsonl", b'"text"', 'line 1: expected an object with a string "text"', id="no object"),
            pytest.param("b.jsonl", b'{"id": 1}', 'line 1: expected an object with a string "text"', id="no text"),
            pytest.param("b.jsonl", b'{"text": 1}', 'line 1: expected an object with a string "text"', id="number"),
            pytest.param("b.jsonl", b'{"text": "", "id": [1]}', "line 1: expected a string or a number", id="list id"),
            pytest.param("b.jsonl", b'{"text": "", "id": true}', "line 1: expected a string or a number", id="bool id"),
            pytest.param(
                "b.jsonl", b'{"text": "", "id": 1e999}', "line 1: expected a string or a number", id="infinity"
            ),
            pytest.param("b.jsonl", b'\n{"text": "\xfc"}', "line 2: is not UTF-8 (byte 0xfc at 10)", id="latin-1 line"),
            pytest.param("b.jsonl", b"[" * 200_000, "b.jsonl, line 1: ", id="too deep"),
        ],
    )
    def test_a_bad_file_names_itself_and_does_not_stop_the_others(self, file, name, content, says):
        good = file("a.txt"), file("c.txt")
        result = run("-f", "jsonl", good[0], file(name, content), good[1])
        assert [record["id"] for record in lines(result)] == [str(path) for path in good]
        assert result.exit_code == 1
        assert says in result.stderr
        assert result.stderr.count("\n") == 1

    def test_a_missing_file_and_a_folder_too(self, file, tmp_path):
        result = run("-f", "jsonl", tmp_path / "nowhere.txt", tmp_path, file("a.txt"))
        assert len(lines(result)) == 1
        assert result.exit_code == 1
        assert f"quotes: {tmp_path / 'nowhere.txt'}: No such file" in result.stderr
        assert f"quotes: {tmp_path}: Is a directory" in result.stderr

    def test_a_bad_line_does_not_stop_the_others(self, file):
        result = run("-f", "jsonl", file("a.jsonl", '{"id": 1, "text": ""}\n{\n{"id": 3, "text": ""}\n'))
        assert [record["id"] for record in lines(result)] == [1, 3]
        assert result.exit_code == 1
        assert "a.jsonl, line 2: " in result.stderr

    @pytest.mark.parametrize(
        "arguments",
        [
            pytest.param([], id="no file"),
            pytest.param(["--format", "xml", "-"], id="unknown format"),
            pytest.param(["--workers", "0", "-"], id="no workers"),
            pytest.param(["--quote-threshold", "2", "-"], id="a share above 1"),
            pytest.param(["--lookback", "1.5", "-"], id="half a sentence"),
            pytest.param(["--unknown", "-"], id="unknown option"),
        ],
    )
    def test_wrong_calls_exit_2(self, arguments):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "Usage: " in result.stderr

    def test_an_input_is_never_overwritten(self, file):
        path = file("a.txt")
        assert run("-o", path, path).exit_code == 2
        assert path.read_text() == TEXT

    def test_what_the_extractor_lacks_is_said_without_traceback(self, file, tmp_path):
        def broken(settings):
            raise AnalyserError("The analyser is damaged.")

        result = run("-o", tmp_path / "out", file("a.txt"), fake=broken)
        assert result.exit_code == 1
        assert result.stderr == "Error: The analyser is damaged.\n"
        assert not (tmp_path / "out").exists()

    def test_an_output_that_cannot_be_written_is_named(self, file, tmp_path):
        result = run("-o", tmp_path / "nowhere" / "out", file("a.txt"))
        assert result.exit_code == 1
        assert str(tmp_path / "nowhere" / "out") in result.stderr

    def test_an_interrupt_exits_130(self, file):
        def interrupted(settings):
            raise KeyboardInterrupt

        result = run(file("a.txt"), fake=interrupted)
        assert (result.exit_code, result.stdout) == (130, "")


class TestOutput:
    def test_formats(self, file):
        path = file("a.txt")
        assert "„Ja“[1], sagte sie." in run(path).stdout
        assert run("--format", "html", path).stdout.startswith("<!doctype html>")
        (row,) = csv.DictReader(io.StringIO(run("--format", "csv", path).stdout))
        assert (row["document"], row["spans"], row["text"]) == (str(path), "0-4", "Ja")

    def test_with_text_makes_lines_that_stand_alone(self, file):
        path = file("a.txt")
        assert list(read_jsonl(run("-f", "jsonl", "--with-text", path).stdout.splitlines())) == [
            (str(path), found(TEXT))
        ]

    @pytest.mark.parametrize("form", cli.FORMATS)
    def test_output_goes_to_a_file_and_is_the_same(self, file, tmp_path, form):
        path, out = file("a.jsonl", '{"id": "ä", "text": "„\\ud800\\u0000\\r\\nJa“, sagte sie."}'), tmp_path / "out"
        straight = run("-f", form, path)
        result = run("-f", form, "-o", out, path)
        assert (straight.exit_code, result.exit_code, result.output) == (0, 0, "")
        assert out.read_bytes() == straight.stdout_bytes

    def test_settings_reach_the_extractor(self, file):
        fake = Fake()
        assert run("--lookback", 2, "--quote-threshold", 0.25, file("a.txt"), fake=fake).exit_code == 0
        assert fake.settings == Settings(lookback=2, quote_threshold=0.25)
        assert run(file("a.txt"), fake=fake).exit_code == 0
        assert fake.settings == Settings()

    def test_every_setting_is_an_option_with_help(self):
        options = {option.name: option for option in cli.main.params}
        for each in attrs.fields(Settings):
            if each.name == "known":  # records, not a number: for Python and configuration files
                continue
            assert options[each.name].default == each.default
            assert len(options[each.name].help) > 20

    def test_help_version_and_schema(self):
        shown = run("--help").stdout
        assert "Examples:" in shown
        assert "--format [text|jsonl|csv|html]" in shown
        assert run("--version").stdout == f"quotes {quotes.__version__}\n"
        assert json.loads(run("--schema").stdout) == json_schema()


class TestKind:
    """Both kinds of quote that the fake finds in this text, one in the other."""

    TEXT = "Sie sagte, es sei „gut“."

    def run(self, *arguments, file):
        def extract_many(texts, workers=1):
            for text in texts:
                outer = quote(text, "es sei „gut“", kind="indirect", speaker="Sie", cue="sagte")
                yield extraction(text, [outer, quote(text, "„gut“", parent=outer.id)])

        fake = Fake()
        fake.extract_many = extract_many
        return run(*arguments, file("a.txt", self.TEXT), fake=fake)

    @pytest.mark.parametrize(
        ("wanted", "kinds"),
        [
            pytest.param((), ["indirect", "direct"], id="all"),
            pytest.param(("--kind", "direct"), ["direct"], id="one"),
            pytest.param(("--kind", "reported"), [], id="one that is not there"),
            pytest.param(("--kind", "direct", "--kind", "indirect"), ["indirect", "direct"], id="two"),
        ],
    )
    def test_restricts_the_quotes(self, file, wanted, kinds):
        (record,) = lines(self.run("-f", "jsonl", *wanted, file=file))
        assert [each["kind"] for each in record["quotes"]] == kinds

    @pytest.mark.parametrize("form", cli.FORMATS)
    def test_holds_for_every_format(self, file, form):
        shown = self.run("-f", form, "--kind", "direct", file=file).stdout
        assert "gut" in shown
        assert "indirect" not in regex.sub(r"<style>.*?</style>|<script>.*?</script>", "", shown, flags=regex.DOTALL)

    def test_a_parent_that_is_left_out_is_still_named(self, file):
        (row,) = csv.DictReader(io.StringIO(self.run("-f", "csv", "--kind", "direct", file=file).stdout))
        (record,) = lines(self.run("-f", "jsonl", "--kind", "direct", file=file))
        assert row["parent"] == record["quotes"][0]["parent"] != ""

    def test_an_unknown_kind_is_refused(self, file):
        result = self.run("--kind", "shouted", file=file)
        assert result.exit_code == 2
        assert "'shouted' is not one of 'direct'" in result.stderr


class TestProcess:
    """What only shows from outside: imports, pipes, bytes."""

    def python(self, *arguments, **options):
        environment = os.environ | {"PYTHONPATH": str(Path(quotes.__file__).parents[1]), "PYTHONIOENCODING": "ascii"}
        return subprocess.run(
            [sys.executable, *arguments], capture_output=True, env=environment, check=False, timeout=120, **options
        )

    def test_python_m_quotes_is_the_command(self):
        result = self.python("-m", "quotes", "--help")
        assert result.returncode == 0
        assert b"python -m quotes [OPTIONS] FILE..." in result.stdout

    def test_help_and_export_load_no_analyser_and_no_view(self):
        code = (
            "import sys, quotes.cli, quotes.export\n"
            "print([name for name in ('spacy', 'thinc', 'rich', 'jinja2') if name in sys.modules])\n"
            "quotes.export.write_html, quotes.export.write_text\n"
            "print([name for name in ('spacy', 'thinc') if name in sys.modules])"
        )
        assert self.python("-c", code).stdout.split() == [b"[]", b"[]"]

    RUN = (
        "import sys; sys.path.insert(0, {folder!r})\n"
        "from test_cli import Fake; from quotes.cli import main\n"
        "main(obj=Fake())"
    )

    def test_output_is_utf8_whatever_the_terminal(self, file):
        code = self.RUN.format(folder=str(Path(__file__).parent))
        result = self.python("-c", code, "-f", "jsonl", str(file("ä.txt", "„Ö“")))
        assert json.loads(result.stdout.decode("utf-8"))["quotes"][0]["text"] == "Ö"

    @pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX pipe")
    @pytest.mark.parametrize("form", cli.FORMATS)
    def test_a_closed_pipe_is_quiet(self, file, form):
        path = file("a.jsonl", '{"id": 1, "text": "„Ja“, sagte sie."}\n' * 3000)
        code = self.RUN.format(folder=str(Path(__file__).parent))
        environment = os.environ | {"PYTHONPATH": str(Path(quotes.__file__).parents[1])}
        with subprocess.Popen(
            [sys.executable, "-c", code, "-f", form, str(path)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
        ) as process:  # fmt: skip
            process.stdout.read(10)
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait(timeout=60) == 1
