"""Opaque cursors: where the next page of one list begins.

A cursor is base64url, without padding, of: a version byte, 6 bytes that stand for the list and its filters, 6 bytes
that check the whole, and the graph's own key as UTF-8. It is checked, not secret: it holds nothing but the sort key of
a row that the client has seen. It needs no server state, so any worker can read it, before and after a restart.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping

from app.errors import InvalidCursor

VERSION = b"\x01"
FINGERPRINT_BYTES = 6  # a mix-up of two queries goes unseen once in 2^48: it is a guard for honest clients
CHECK_BYTES = 6
_HEAD = len(VERSION) + FINGERPRINT_BYTES + CHECK_BYTES


def _fingerprint(route: str, filters: Mapping[str, object]) -> bytes:
    parts = [route, *(f"{name}={filters[name]}" for name in sorted(filters) if filters[name] is not None)]
    return hashlib.sha256("\0".join(parts).encode()).digest()[:FINGERPRINT_BYTES]


def _check(fingerprint: bytes, key: bytes) -> bytes:
    return hashlib.sha256(b"attache cursor" + VERSION + fingerprint + key).digest()[:CHECK_BYTES]


def encode(key: str, route: str, filters: Mapping[str, object]) -> str:
    """The cursor for the rows behind `key` in the list at `route` with `filters`; filters of `None` do not count."""
    fingerprint, raw = _fingerprint(route, filters), key.encode()
    return base64.urlsafe_b64encode(VERSION + fingerprint + _check(fingerprint, raw) + raw).rstrip(b"=").decode()


def decode(cursor: str, route: str, filters: Mapping[str, object]) -> str:
    """The key that `encode` put into `cursor`. Raises `InvalidCursor` for any other text, list or filters."""
    try:
        raw = base64.b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        key = raw[_HEAD:].decode()
    except (UnicodeError, binascii.Error):
        raise InvalidCursor("The cursor is damaged: it is not what a next_cursor of this API looks like.") from None
    fingerprint = raw[len(VERSION) : len(VERSION) + FINGERPRINT_BYTES]
    check = raw[len(VERSION) + FINGERPRINT_BYTES : _HEAD]
    canonical = base64.urlsafe_b64encode(raw).rstrip(b"=").decode() == cursor
    if raw[: len(VERSION)] != VERSION or check != _check(fingerprint, raw[_HEAD:]) or not canonical:
        raise InvalidCursor("The cursor is damaged, or another version of this API gave it out.")
    if fingerprint != _fingerprint(route, filters):
        raise InvalidCursor("The cursor belongs to another list, or to this one with other filters.")
    return key
