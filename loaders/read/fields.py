"""The values of front matter, a sidecar's row or a record → `Metadata`, under the names that each may have."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.errors import BadMetadata
from loaders.model import Metadata
from loaders.read.dates import published_date

PUBLISHED_KEYS = ("published", "date")
LANGUAGE_KEYS = ("language", "lang")


def metadata_of(values: Mapping[str, object]) -> Metadata:
    """What `values` say of an article; keys that are not known are left alone.

    Raises `BadMetadata`, naming the key, for a date that is none or a value that is not one line of text.
    """
    key = next((key for key in PUBLISHED_KEYS if values.get(key) not in (None, "")), None)
    return Metadata(
        title=_text(values, "title"),
        publisher=_text(values, "publisher"),
        published=published_date(values[key], key) if key else None,
        url=_text(values, "url"),
        language=_text(values, *LANGUAGE_KEYS),
    )


def _text(values: Mapping[str, object], *keys: str) -> str | None:
    for key in keys:
        value = values.get(key)
        if value is None:
            continue
        if not isinstance(value, str | int | float):
            raise BadMetadata(f"{key}: expected text, found {type(value).__name__}")
        text = " ".join(str(value).split())
        if text:
            return text
    return None
