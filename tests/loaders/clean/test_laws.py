"""What holds of every text that is cleaned."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from loaders.clean import clean
from loaders.clean.plain import tidy
from loaders.errors import EmptyArticle, NotText
from loaders.model import Media, Page, Source

LINES = st.sampled_from(
    [
        "Envoys meet in Lusaka to end border dispute",
        "LUSAKA, Zambia, May 2 (Agency) — The envoys of two states met on Friday in the capital.",
        "By Jane Banda, Staff",
        "Read more: Floods hit the north",
        "- Jane Banda, Minister of Trade",
        "## What was agreed",
        "| Country | Police |",
        "**Both** sides [agreed](https://example.org/a) to *meet* again.",
        "Menu",
        "Home | News | Sport",
        "",
        "   ",
        "> They said yes.",
        "![A hall](hall.jpg)",
        "---",
        "\u00a0\u200b\ufeff",
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=14).map("\n".join))


def cleaned(text: str, media: Media) -> Page | None:
    try:
        return clean(Source("any", text, media))
    except (EmptyArticle, NotText):
        return None


@settings(deadline=None)
@given(TEXTS, st.sampled_from([Media.TEXT, Media.MARKDOWN]))
def test_blocks_lie_in_the_text_in_order_and_apart(text: str, media: Media) -> None:
    page = cleaned(text, media)
    if page is None:
        return
    before = 0
    for block in page.blocks:
        assert before <= block.start < block.end <= len(page.text)
        assert page.text[block.start : block.end] == page.text[block.start : block.end].strip()
        before = block.end
    assert page.metadata.title
    page.text.encode("utf-8")


@settings(deadline=None)
@given(TEXTS)
@example("a\u2028b\x0cc\rd\r\ne\u3000f")
def test_no_character_of_a_text_is_lost(text: str) -> None:
    page = cleaned(text, Media.TEXT)
    if page is not None:
        assert visible(page.text) == visible(text)


@given(st.text(max_size=300))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def visible(text: str) -> str:
    return "".join(
        "\ufffd" if unicodedata.category(c) == "Cs" else c
        for c in text
        if not c.isspace() and unicodedata.category(c) not in {"Cc", "Cf"}
    ) + "".join(c for c in text if c in "\u200c\u200d")
