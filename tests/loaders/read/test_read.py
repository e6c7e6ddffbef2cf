"""Files, folders, records, sidecars and standard input, good and bad."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest

from loaders.errors import BadMetadata, ReadError
from loaders.model import Media, Metadata, Source
from loaders.read import Failure, Sidecar, read, read_all, records

BODY = "The two ministers met in Lusaka on Friday."


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def one(path: Path, metadata: Metadata | None = None) -> Source:
    (found,) = read(str(path), metadata=metadata)
    assert isinstance(found, Source), found
    return found


def failure(path: Path | str) -> Failure:
    (found,) = read(str(path))
    assert isinstance(found, Failure), found
    return found


def test_a_text_file(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.txt", BODY)) == Source("a.txt", BODY, Media.TEXT)


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    text = f"""---
title: "Talks: the first day"
date: March 1, 2024
publisher: The Example
url: https://example.org/talks
language: en
licence: free
---
{BODY}
"""
    found = one(write(tmp_path / "a.md", text))
    assert found.media is Media.MARKDOWN
    assert found.content.strip() == BODY
    assert found.metadata == Metadata(
        "Talks: the first day", "The Example", "2024-03-01", "https://example.org/talks", "en"
    )


def test_a_rule_at_the_beginning_is_no_front_matter(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.md", f"---\n{BODY}")).content == f"---\n{BODY}"


def test_options_win_over_the_sidecar_and_the_sidecar_over_the_file(tmp_path: Path) -> None:
    write(tmp_path / "a.md", f"---\ntitle: own\npublisher: own\npublished: 2021\nlanguage: en\n---\n{BODY}")
    sidecar = Sidecar.load(write(tmp_path / "m.csv", "file,title,publisher\na.md,beside,beside\n"))
    (found,) = read(str(tmp_path), metadata=Metadata(title="given"), sidecar=sidecar)
    assert isinstance(found, Source)
    assert found.metadata == Metadata("given", "beside", "2021", None, "en")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xef\xbb\xbfThe caf\xc3\xa9 met.", "The café met."),
        ("The café met the Élysée's envoys in Bogotá on Friday, and spoke of São Tomé.".encode("cp1252"), "café"),
        ("The café met.".encode("utf-16"), "The café met."),
        ("Le traité a été signé à Genève".encode("latin-1") * 5, "traité"),
    ],
)
def test_encodings(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in one(write(tmp_path / "a.txt", content)).content


def test_html_says_its_own_encoding(tmp_path: Path) -> None:
    markup = '<html><head><meta charset="koi8-r"></head><body><p>Мир и договор</p></body></html>'
    found = one(write(tmp_path / "a.html", markup.encode("koi8-r")))
    assert found.media is Media.HTML
    assert "Мир и договор" in found.content


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("white.txt", b" \n\n\t ", "white space"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "PNG picture"),
        ("document.txt", b"%PDF-1.7 abc", "PDF document"),
        ("archive.html", b"PK\x03\x04....", "ZIP archive"),
        ("nul.txt", b"The two\x00ministers met.", "not text"),
        ("junk.txt", bytes(range(256)) * 20, "not text"),
        ("control.txt", b"abc\x01\x02\x03\x04\x05def" * 20, "control codes"),
        ("date.md", f"---\npublished: 2024-13-45\n---\n{BODY}".encode(), "published: '2024-13-45' is not a date"),
        (
            "day.md",
            f"---\ndate: yesterday\n---\n{BODY}".encode(),
            "date: 'yesterday' is not a date; write one of 2024-03-01",
        ),
        ("yaml.md", f"---\ntitle: a: b: c\n---\n{BODY}".encode(), "not valid YAML at line 2"),
        ("list.md", f"---\n- a\n---\n{BODY}".encode(), "not a list of 'key: value' lines"),
        ("nested.md", f"---\ntitle: {{a: b}}\n---\n{BODY}".encode(), "title: expected text"),
        ("only.md", b"---\ntitle: a\n---\n", "no text"),
        ("unknown.docx", b"abc", "its kind is not known"),
        ("damaged.jsonl.gz", b"\x1f\x8b\x08\x00damaged", "damaged or cut off"),
        ("plain.jsonl.gz", b'{"text": "abc"}\n', "damaged or cut off"),
        ("empty.jsonl", b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    found = failure(write(tmp_path / name, content))
    assert found.name.startswith(name)
    assert says in found.reason
    assert "\n" not in str(found)


def test_missing_and_special_targets(tmp_path: Path) -> None:
    assert "no such file" in failure(tmp_path / "none.txt").reason
    assert "no such file" in failure(tmp_path / "none").reason
    assert "no articles in this folder" in failure(tmp_path).reason
    os.mkfifo(tmp_path / "pipe.txt")
    assert "neither a file nor a folder" in failure(tmp_path / "pipe.txt").reason
    assert failure("a\x00b.txt").reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", BODY)
    path.chmod(0)
    assert "permission denied" in failure(path).reason


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)

    def opened(*_: object) -> None:
        raise AssertionError("the file was opened")

    monkeypatch.setattr(Path, "open", opened)
    assert failure(path).reason.startswith("100 MB: an article may have 20 MB")


def test_a_folder_is_read_in_order_without_hidden_and_other_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.html", ".hidden.txt", ".git/x.txt", "notes.docx", "c.jsonl"):
        write(tmp_path / name, '{"text": "x y", "id": "r1"}' if name.endswith("jsonl") else BODY)
    write(tmp_path / "empty.txt", b"")
    names = [found.name for found in read(str(tmp_path))]
    assert names == ["c.html", "z.md", "b.txt", "r1", "empty.txt"]


def test_records(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": BODY, "title": "T", "published": "2024-03", "publisher": "P", "url": "https://e.org/1"}),
        json.dumps({"text": BODY, "id": 7, "language": "en", "source": "wire-7"}),
        "",
        "{not json",
        "[1, 2]",
        json.dumps({"title": "no text"}),
        json.dumps({"text": "  "}),
        json.dumps({"text": 5}),
        json.dumps({"text": BODY, "published": "soon"}),
        json.dumps({"text": "a\x00b"}),
        json.dumps({"text": BODY, "media": "pdf"}),
        json.dumps({"text": "<html><body><p>x</p></body></html>"}),
        json.dumps({"text": "## Head\n\nText."}),
    ]
    content = "\n".join(lines).encode()
    for path in (write(tmp_path / "a.jsonl", content), write(tmp_path / "a.jsonl.gz", gzip.compress(content))):
        found = list(read(str(path)))
        sources = [source for source in found if isinstance(source, Source)]
        assert [source.name for source in sources] == ["https://e.org/1", "wire-7", path.name, path.name]
        assert sources[0].metadata == Metadata("T", "P", "2024-03", "https://e.org/1", None)
        assert [source.media for source in sources] == [Media.TEXT, Media.TEXT, Media.HTML, Media.MARKDOWN]
        failures = [failed for failed in found if isinstance(failed, Failure)]
        assert [failed.name for failed in failures] == [f"{path.name}:{n}" for n in (4, 5, 6, 7, 8, 9, 10, 11)]
        assert "not a JSON object" in failures[0].reason
        assert "'text' is missing" in failures[2].reason
        assert "published: 'soon' is not a date" in failures[5].reason


def test_records_are_read_as_a_stream_and_long_lines_are_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_LINE_BYTES", 100)
    lines = [b'{"text": "first one"}\n', b'{"text": "' + b"x" * 500 + b'"}\n', b'{"text": "third one"}\n']
    stream = io.BytesIO(b"".join(lines))
    found = records.records(stream, "r.jsonl", Metadata(), b"")
    first = next(found)
    assert isinstance(first, Source)
    assert stream.tell() == len(lines[0])
    second, third = found
    assert isinstance(second, Failure)
    assert second.name == "r.jsonl:2"
    assert isinstance(third, Source)
    assert third.content == "third one"


def test_a_cut_off_archive_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    content = b"\n".join(json.dumps({"text": os.urandom(400).hex()}).encode() for _ in range(50))
    packed = gzip.compress(content)
    found = list(read(str(write(tmp_path / "a.jsonl.gz", packed[: len(packed) // 2]))))
    assert len(found) > 5
    assert all(isinstance(source, Source) for source in found[:-1])
    assert isinstance(found[-1], Failure)
    assert "damaged or cut off" in found[-1].reason


def test_a_wrong_date_in_the_options_is_told_at_once() -> None:
    with pytest.raises(BadMetadata, match="published: '2024-13-45' is not a date"):
        read("anything", metadata=Metadata(published="2024-13-45"))


def test_a_date_in_the_options_is_put_into_iso_form(tmp_path: Path) -> None:
    found = one(write(tmp_path / "a.txt", BODY), Metadata(published="1 March 2024"))
    assert found.metadata.published == "2024-03-01"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.csv", "file,published,kind\na.txt,2024-03-01,news\nb/c.txt,1 April 2024,news\nhttps://e.org/x,2024,\n"),
        (
            "m.jsonl",
            """{"file": "a.txt", "published": "2024-03-01", "kind": 1}

{"file": "./b/c.txt", "date": "2024-04-01"}
{"file": "https://e.org/x", "published": 2024}
""",
        ),
    ],
)
def test_a_sidecar(tmp_path: Path, name: str, content: str) -> None:
    for path in ("a.txt", "b/c.txt", "d/c.txt"):
        write(tmp_path / "news" / path, BODY)
    sidecar = Sidecar.load(write(tmp_path / "news" / name, content))
    assert sidecar.notes == (f"{name}: unknown columns ignored: kind",)
    found = list(read_all([str(tmp_path / "news")], sidecar=sidecar))
    dates = [source.metadata.published for source in found if isinstance(source, Source)]
    assert dates == ["2024-03-01", "2024-04-01", None]
    (unused,) = [failed for failed in found if isinstance(failed, Failure)]
    assert unused.name.startswith(name)
    assert "no article named 'https://e.org/x' was found" in unused.reason


def test_a_sidecars_base_name_holds_for_a_file_given_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", BODY)
    sidecar = Sidecar.load(write(tmp_path / "m.csv", "file,publisher\na.txt,P\n"))
    (found,) = read(str(path), sidecar=sidecar)
    assert isinstance(found, Source)
    assert found.metadata.publisher == "P"


def test_a_wrong_date_in_a_row_fails_that_article_only(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", BODY)
    write(tmp_path / "b.txt", BODY)
    sidecar = Sidecar.load(write(tmp_path / "m.csv", "file,published\na.txt,soon\nb.txt,2024\n"))
    first, second = read(str(tmp_path), sidecar=sidecar)
    assert isinstance(first, Failure)
    assert "published: 'soon' is not a date" in first.reason
    assert "m.csv:2" in first.reason
    assert isinstance(second, Source)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("m.csv", "name,published\na,2024\n", "no column 'file'"),
        ("m.csv", "file,published\na.txt,2024\n./a.txt,2025\n", "stands already at line 2"),
        ("m.csv", "file,published\na.txt,March 1, 2024\n", "more values than columns"),
        ("m.csv", "file,published\n,2024\n", "'file' is missing"),
        ("m.csv", "file,file\na,b\n", "stands twice"),
        ("m.csv", 'file,title\na.txt,"open\n', "not valid CSV"),
        ("m.jsonl", '{"file": "a"}\nnot json\n', ":2: the line is not a JSON object"),
        ("m.jsonl", "[1]\n", "not a JSON object"),
        ("m.csv", b"\x89PNG\r\n", "PNG picture"),
    ],
)
def test_a_sidecar_that_is_wrong(tmp_path: Path, name: str, content: str | bytes, says: str) -> None:
    with pytest.raises(ReadError) as raised:
        Sidecar.load(write(tmp_path / name, content))
    assert says in str(raised.value)
    assert name in str(raised.value)


def test_a_missing_sidecar(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        Sidecar.load(tmp_path / "none.csv")


class Stdin:
    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


@pytest.mark.parametrize(
    ("content", "media", "names"),
    [
        (BODY, Media.TEXT, ["stdin"]),
        (f"---\ntitle: T\n---\n{BODY}", Media.MARKDOWN, ["stdin"]),
        (f"# T\n\n{BODY}", Media.MARKDOWN, ["stdin"]),
        (f"<!DOCTYPE html><html><body><p>{BODY}</p></body></html>", Media.HTML, ["stdin"]),
        ('{"text": "one two", "id": "a"}\n{"text": "three four"}\n', Media.TEXT, ["a", "stdin"]),
        ("{This} is a text that begins with a brace.", Media.TEXT, ["stdin"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str, media: Media, names: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(content.encode()))
    found = list(read("-"))
    assert [source.name for source in found] == names
    assert all(isinstance(source, Source) and source.media is media for source in found)


@pytest.mark.parametrize(("content", "says"), [(b"", "empty"), (b"%PDF-1.4", "PDF"), (b"x " * 10_000_001, "20 MB")])
def test_bad_standard_input(monkeypatch: pytest.MonkeyPatch, content: bytes, says: str) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(content))
    assert says in failure("-").reason
