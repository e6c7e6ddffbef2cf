"""Bytes → text: byte marks, UTF-8, what is declared, Windows' Western encoding, statistics; the rest is refused."""

from __future__ import annotations

import codecs
import unicodedata

from charset_normalizer import from_bytes

from loaders.errors import NotText
from loaders.read.limits import MAX_CONTROL_RATIO, MOSTLY_ASCII_RATIO, SNIFFED_BYTES

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document; save it as text first"),
    (b"PK\x03\x04", "a ZIP archive or an office document; save it as text or HTML first"),
    (b"\x1f\x8b", "gzip data; only .jsonl.gz is read compressed"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a media file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as text first"),
    (b"SQLite format 3", "an SQLite database"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"{\\rtf", "an RTF document; save it as text first"),
)
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WHITE = frozenset("\t\n\r\f\v\x85")


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of `content`. `declared`: the encoding that a server or a page states; it is tried after UTF-8.

    Raises `NotText` for pictures, archives, programs and other bytes that no encoding makes readable.
    """
    for magic, what in _MAGIC:
        if content.startswith(magic):
            raise NotText(f"this is {what}, not text")
    text = _decoded(content, declared)
    if not reads_as_text(text):
        raise NotText("this is not text: too many of its bytes are control codes")
    return text


def reads_as_text(text: str) -> bool:
    """Whether the beginning of a decoded text has no NUL and few control characters."""
    head = text[:SNIFFED_BYTES]
    if "\x00" in head:
        return False
    controls = sum(1 for c in head if c not in _WHITE and unicodedata.category(c) in {"Cc", "Cn", "Co"})
    return controls <= MAX_CONTROL_RATIO * max(len(head), 1)


def _decoded(content: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\x00" in content[:SNIFFED_BYTES]:
        raise NotText("this is not text: it has NUL bytes; if it is UTF-16, save it as UTF-8")
    if declared:
        try:
            return content.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass
    head = content[:SNIFFED_BYTES]
    if sum(byte < 0x80 for byte in head) >= MOSTLY_ASCII_RATIO * len(head):
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError:
            pass
    best = from_bytes(content[:SNIFFED_BYTES], threshold=0.3).best()
    if best is None:
        raise NotText("this is not text in any known encoding; save it as UTF-8")
    return content.decode(best.encoding, errors="replace")
