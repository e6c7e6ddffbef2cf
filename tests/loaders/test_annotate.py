"""The engine's grammar, laid over the page's own text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.annotate import annotate, annotate_all
from loaders.clean import clean
from loaders.engine import docs
from loaders.engine.quotes import quoted_ranges
from loaders.errors import EmptyArticle
from loaders.model import Annotated, Block, BlockKind, Media, Metadata, Page, Source

TEXT = """Ministers of three states meet in Lusaka

Photo: Delegates arriving at the hall

The ministers of Zambia, Malawi and Botswana met in Lusaka on Monday. "We have agreed. We will
sign in June," said Jane Banda, who chaired the talks.

- Zambia sends 40 engineers

Subscribe to our newsletter
"""


def page(text: str = TEXT) -> Page:
    return clean(Source("talks.txt", text, Media.TEXT))


def holds_together(annotated: Annotated) -> None:
    for number, token in enumerate(annotated.tokens):
        assert token.i == number
        assert annotated.text[token.start : token.end] == token.text
        assert not token.text.isspace()
        assert annotated.sentences[token.sentence].first <= number < annotated.sentences[token.sentence].last
        assert annotated.tokens[token.head].sentence == token.sentence
    assert [s.index for s in annotated.sentences] == list(range(len(annotated.sentences)))
    for sentence in annotated.sentences:
        block = annotated.page.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert sentence.kind is block.kind
        for start, end in sentence.quoted:
            assert sentence.start <= start < end <= sentence.end


def test_tokens_sentences_and_spans_lie_in_the_pages_text() -> None:
    annotated = annotate(page())
    holds_together(annotated)
    assert "Botswana" in {annotated.words(span.first, span.last) for span in annotated.spans}
    met = next(token for token in annotated.tokens if token.text == "met")
    assert "ministers" in {child.text for child in annotated.children(met.i) if child.dep == "nsubj"}


def test_captions_and_furniture_are_not_parsed() -> None:
    words = {token.text for token in annotate(page()).tokens}
    assert {"Ministers", "engineers"} <= words
    assert not {"Photo", "Delegates", "Subscribe"} & words


def test_each_block_begins_a_sentence_and_no_entity_crosses() -> None:
    text = "Leaders meet in Kenya\n\nHaiti was thanked by Belize and Peru"
    blocks = (Block(0, 21, BlockKind.HEADLINE), Block(23, len(text), BlockKind.BODY))
    annotated = annotate(Page("x", text, blocks, Metadata()))
    assert [sentence.start for sentence in annotated.sentences] == [0, 23]
    assert [sentence.kind for sentence in annotated.sentences] == [BlockKind.HEADLINE, BlockKind.BODY]
    assert all(annotated.text[s.start] != "H" or s.block == 1 for s in annotated.sentences)


def test_a_quotation_is_known_in_each_of_its_sentences() -> None:
    annotated = annotate(page())
    quoted = [annotated.text[start:end] for s in annotated.sentences for start, end in s.quoted]
    assert quoted == ["We have agreed.", "We will\nsign in June,"]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“One,” she said. “Two.”", ["One,", "Two."]),
        ('"One," she said. "Two."', ["One,", "Two."]),
        ("“It goes on. In the next paragraph", ["It goes on. In the next paragraph"]),
        ('He called it "a start".', ["a start"]),
        ('A 6" pipe burst.', []),
        ("Nothing is quoted; the envoys' words aren't.", []),
        ("„Ja“, he said, and «oui».", ["Ja", "oui"]),
    ],
)
def test_quoted_ranges(text: str, inside: list[str]) -> None:
    assert [text[a:b] for a, b in quoted_ranges(text, 0, len(text))] == inside


def test_a_long_page_is_parsed_in_pieces_and_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docs, "WORDS_PER_DOCUMENT", 30)
    monkeypatch.setattr(docs, "CHARACTERS_PER_CALL", 200)
    body = "\n\n".join(f"Minister Banda visited town number {n} and met its council on Monday." for n in range(40))
    annotated = annotate(page(body))
    holds_together(annotated)
    assert len(annotated.sentences) == 40
    assert annotated.tokens[-1].sentence == 39


def test_pages_come_in_order_and_as_many_as_went_in() -> None:
    nothing = Page("empty", "Menu", (Block(0, 4, BlockKind.FURNITURE),), Metadata())
    pages = [page(), nothing, page("Peru recalled its ambassador from Lima's neighbour on Tuesday.")]
    found = list(annotate_all(iter(pages), batch_size=2))
    assert [annotated.page for annotated in found] == pages
    assert found[1].tokens == ()
    assert found[1].sentences == ()
    assert found[2] == annotate(pages[2])


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("abZ .,\"“”'’-—\n\t1é東😀()!?:;"), max_size=300))
def test_any_text_holds_together(text: str) -> None:
    try:
        cleaned = page(text)
    except EmptyArticle:
        return
    holds_together(annotate(cleaned))
