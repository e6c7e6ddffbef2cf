"""Pages of many shapes, in words of our own: what each line of them is."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.clean import clean, dateline_place
from loaders.errors import EmptyArticle, NotText
from loaders.model import BlockKind, Media, Metadata, Page, Source

H, S, B, I, C, F = BlockKind  # noqa: E741 — one letter a kind keeps the tables readable


def page(text: str, media: Media = Media.TEXT, **metadata: str) -> Page:
    return clean(Source("page", text, media, Metadata(**metadata)))


def kinds(text: str, media: Media = Media.TEXT, **metadata: str) -> list[tuple[BlockKind, str]]:
    found = page(text, media, **metadata)
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def only(kind: BlockKind, text: str, media: Media = Media.TEXT) -> list[str]:
    return [words for found, words in kinds(text, media) if found is kind]


SITE = """Skip to content
Home
Politics
Business
Sport
Search

This website uses cookies to improve your experience.

Home | World | Africa

Border talks open in Lusaka as rains return

Border talks open in Lusaka as rains return
Delegates at the long table of the assembly hall

By Jane Banda, Our Correspondent
Published 12:03, 4 May 2023
Share this article

LUSAKA, May 4 (Agency) — The foreign ministers of Zambia and Malawi opened talks on their border on Thursday.

They will meet again on Saturday, the host said.

Read more: Ten roads closed after flood

Photo: The hall on the eve of the talks. Image: Town archive

The ministers thanked Botswana for its offer to mediate between them.

Follow us on Facebook and Twitter
Sign up for our newsletter and get the news in your inbox.

Related stories
President Opens New Bridge Over Kafue River
Maize price falls for a third month

Your support helps us keep our journalism independent.
© 2023 The Lusaka Example. All rights reserved.
Reader comments
Chanda: I hope that they find an answer this time.
"""


def test_a_page_full_of_menus_keeps_its_article() -> None:
    read = [(kind, words) for kind, words in kinds(SITE) if kind not in {F, C}]
    assert read == [
        (H, "Border talks open in Lusaka as rains return"),
        (B, "The foreign ministers of Zambia and Malawi opened talks on their border on Thursday."),
        (B, "They will meet again on Saturday, the host said."),
        (B, "The ministers thanked Botswana for its offer to mediate between them."),
    ]
    assert only(C, SITE) == [
        "Delegates at the long table of the assembly hall",
        "Photo: The hall on the eve of the talks. Image: Town archive",
    ]
    assert page(SITE).dateline == date(2023, 5, 4)
    assert page(SITE).metadata.title == "Border talks open in Lusaka as rains return"


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe",
        "Follow Us!",
        "Comments (14)",
        "By |",
        "By Jane Banda and John Phiri",
        "BY JANE BANDA",
        "Jane Banda | Example News",
        "14:05 GMT",
        "3 hours ago",
        "5 min read",
        "Updated: 3 May 2023, 10:15",
        "https://example.org/story",
        "editor@example.org",
        "#Lusaka #talks",
        "Also read: Minister resigns over bridge",
        "Reporting by Jane Banda; editing by John Phiri",
        "We and our partners use cookies to show you advertisements.",
        "Join our WhatsApp channel for the latest updates.",
        "Jane Banda contributed to this report.",
        "* * *",
        "x",
        "Tags: Zambia, Malawi, border",
        "Category:Politics",
        "Advertisement",
        "Friday, May 5, 2023",
    ],
)
def test_furniture(line: str) -> None:
    body = "The two ministers met in Lusaka on Friday and agreed to meet again."
    assert (F, line) in kinds(f"{body}\n\n{line}\n\n{body[:-1]} in June.")


@pytest.mark.parametrize(
    "line",
    [
        "Join talks, the mediator told both sides on Friday.",
        "He asked them to support our common work.",
        "“Share the burden,” the minister said.",
        "Watch towers were built along the border, the report says.",
        "By Friday the two sides had signed nothing.",
        "Right now the two states have no treaty on the river.",
        "Related talks on water began in Lilongwe a day later.",
        "She followed the delegation to Lusaka, where cookies and tea were served.",
        "More than 400 delegates registered for the summit.",
        "Members of the delegation:",
        "THE MINISTER: We signed it this morning.",
    ],
)
def test_sentences_that_only_look_like_furniture_are_body(line: str) -> None:
    body = "The two ministers met in Lusaka on Friday and agreed to meet again."
    assert (B, line) in kinds(f"{body}\n\n{line}\n\n{body[:-1]} in June.")


@pytest.mark.parametrize(
    "line",
    [
        "Photo: The two ministers on the bridge",
        "[Photo courtesy of the ministry]",
        "The ministers on the bridge. Image: J. Phiri",
        "FILE PHOTO: Soldiers guard the bridge over the river",
        "The ministers shake hands in Lusaka (Photo: Example Agency)",
        "The hall in Lusaka, May 2023. /AFP",
        "—Jane Banda on the chances of the talks",
        "Left: The old bridge",
    ],
)
def test_captions(line: str) -> None:
    body = "The two ministers met in Lusaka on Friday and agreed to meet again."
    assert (C, line) in kinds(f"{body}\n\n{line}\n\n{body[:-1]} in June.")


def test_a_headline_needs_no_metadata_and_a_first_sentence_is_none() -> None:
    body = "The two ministers met in Lusaka on Friday."
    assert kinds(f"Ministers meet in Lusaka over border\n\n{body}")[0] == (H, "Ministers meet in Lusaka over border")
    assert kinds(f"{body}\n\nThey agreed to meet again in June.")[0] == (B, body)


def test_the_headline_of_the_metadata_is_found_below_the_menu() -> None:
    text = "World\n\nWhat Happened Next In Lusaka\n\nMinisters meet.\n\nThe two ministers met in Lusaka on Friday."
    assert (H, "Ministers meet.") in kinds(text, title="Ministers meet")
    assert page(text, title="Ministers meet").metadata.title == "Ministers meet"


def test_subtitles() -> None:
    head = "Ministers meet in Lusaka over border"
    body = "The two ministers met in Lusaka on Friday. They agreed to meet again in June."
    standfirst = "Zambia and Malawi will open a second round of talks in June."
    assert kinds(f"{head}\n\n{standfirst}\n\nBy Jane Banda\n\n{body}")[1] == (S, standfirst)
    assert kinds(f"{head}\n\n{standfirst}\n\n{body}\n\n{standfirst}")[1:] == [
        (S, standfirst),
        (B, body),
        (B, standfirst),
    ]
    assert kinds(f"{head}\nNeighbours hope for a treaty by June\n\n{body}")[1][0] is S


def test_lists_agendas_and_delegations_are_items() -> None:
    text = """The delegation that flew to Lusaka was announced on Monday by the ministry.

Members of the delegation:

The Honorable Jane Banda, Minister of Trade

Mr. John Phiri, Permanent Secretary, Ministry of Trade

Dr. Mary Tembo

The programme of the first day was made public too, the ministry said.

09:00 – 10:30 Opening of the session
2:30 p.m. Signing of the protocol

• Zambia: 40 engineers
1. Malawi: 12 engineers

The following countries sent observers:
Botswana
Namibia

The talks end on Friday with a joint statement by the two ministers."""
    assert only(I, text) == [
        "The Honorable Jane Banda, Minister of Trade",
        "Mr. John Phiri, Permanent Secretary, Ministry of Trade",
        "Dr. Mary Tembo",
        "09:00 – 10:30 Opening of the session",
        "2:30 p.m. Signing of the protocol",
        "Zambia: 40 engineers",
        "Malawi: 12 engineers",
        "Botswana",
        "Namibia",
    ]
    assert "The talks end on Friday with a joint statement by the two ministers." in only(B, text)


def test_hard_wrapped_text_becomes_paragraphs() -> None:
    text = (
        "The foreign ministers of Zambia and Malawi met in Lusaka on\n"
        "Friday and agreed that a commission of engineers would survey\n"
        "the border along the river before the rains return.\n\n"
        "They also agreed on a second round of talks, which Botswana\n"
        "offered to host in the first week of June."
    )
    assert [" ".join(words.split())[-12:] for _, words in kinds(text)] == ["ains return.", "eek of June."]


@pytest.mark.parametrize(
    ("line", "start", "place", "day"),
    [
        ("NAIROBI, March 1 (Agency) – The two sides signed.", "The two", "NAIROBI", date(2024, 3, 1)),
        ("PORT-AU-PRINCE, Haiti — The council met on Monday.", "The council", "PORT-AU-PRINCE, Haiti", None),
        ("(Agency) - The council met on Monday.", "The council", None, None),
        ("Geneva, 28 February 2024 – The envoy spoke.", "The envoy", "Geneva", date(2024, 2, 28)),
        ("Lusaka (Agency) — “We agree,” he said.", "“We agree", "Lusaka", None),
        ("1 March 2024, Lusaka — The envoy spoke.", "The envoy", "Lusaka", date(2024, 3, 1)),
        ("UNITED NATIONS, Dec 30 (Agency) -- The council met.", "The council", "UNITED NATIONS", date(2023, 12, 30)),
        ("On March 1–2, the envoy spoke in Lusaka.", "On March", None, None),
        ("Kenya – which leads the mission – agreed.", "Kenya", None, None),
        ("The talks – held in Lusaka – ended.", "The talks", None, None),
        ("Q — And what of the river?", "Q", None, None),
        ("March 1 was the day of the signing in Nairobi.", "March 1", None, None),
    ],
)
def test_datelines(line: str, start: str, place: str | None, day: date | None) -> None:
    found = page(line + " It was the first time in a year that they did so.", published="2024-03-02")
    first = found.blocks[0]
    assert found.text[first.start :].startswith(start)
    assert found.text.startswith(line)
    assert found.dateline == day
    assert dateline_place(found) == place


def test_a_dateline_without_a_year_and_publication_date_has_no_date() -> None:
    assert page("NAIROBI, March 1 (Agency) – The two sides signed the text.").dateline is None


@pytest.mark.parametrize(
    "line",
    [
        "Friday, March 1, 2024",
        "1 March 2024",
        "Published: March 1, 2024 at 10:15",
        "2024-03-01",
        "By Jane Roe | 1 March 2024",
    ],
)
def test_a_date_above_the_text_is_the_dateline(line: str) -> None:
    body = "The two ministers met in Lusaka and agreed to meet again."
    assert page(f"Ministers meet in Lusaka over border\n\n{line}\n\n{body}").dateline == date(2024, 3, 1)
    assert page(f"Ministers meet in Lusaka over border\n\n{body}\n\n{line}").dateline is None


def test_markdown_becomes_plain_words() -> None:
    text = """# Ministers *meet* in Lusaka

![The hall of the assembly](hall.jpg)

The **two ministers** met in [Lusaka](https://example.org/lusaka_(city)) on Friday & agreed\\*.
They will meet again, snake_case_name said.

## What was agreed

* a survey of the border
* [ ] a second round

> “We will sign in June,” the host said.

| Country | Engineers |
|---------|-----------|
| Zambia  | 40        |

[ref]: https://example.org/x
"""
    assert kinds(text, Media.MARKDOWN) == [
        (H, "Ministers meet in Lusaka"),
        (C, "The hall of the assembly"),
        (B, "The two ministers met in Lusaka on Friday & agreed*.\nThey will meet again, snake_case_name said."),
        (S, "What was agreed"),
        (I, "a survey of the border"),
        (I, "a second round"),
        (B, "“We will sign in June,” the host said."),
        (I, "Country | Engineers"),
        (I, "Zambia | 40"),
    ]


HTML = """<!doctype html><html lang="en-GB"><head><title>Border talks open in Lusaka - The Example</title>
<meta property="og:title" content="Border talks open in Lusaka">
<meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2023-05-04T10:00:00Z">
<link rel="canonical" href="https://news.example.org/border-talks"></head><body>
<div id="cookie-banner"><p>We use cookies to improve this website.</p><button>Accept all</button></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav>
<main><article><h1>Border talks open in Lusaka</h1>
<div class="share"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>
<p>The foreign ministers of <b>Zambia</b> and <a href="/malawi">Malawi</a> opened talks on their border on Thursday,
the first in four years, in the hall of the national assembly.</p>
<h2>Who came</h2><ul><li>Jane Banda, Minister of Trade</li><li>John Phiri, Minister of Lands</li></ul>
<p>They thanked Botswana for its offer to mediate, and agreed that a commission of engineers would survey the river
before the rains return in November.</p>
<p>A second round is planned for June in Lilongwe, the host told reporters after the meeting.</p></article></main>
<aside><h3>Related stories</h3><ul><li><a href="/a">President opens new bridge over river</a></li>
<li><a href="/b">Maize price falls for a third month</a></li></ul></aside>
<footer><p>Copyright 2023 The Example. All rights reserved.</p></footer></body></html>"""


def test_a_web_page_gives_its_article_and_metadata() -> None:
    found = page(HTML, Media.HTML)
    read = [(b.kind, found.text[b.start : b.end]) for b in found.blocks if b.kind not in {F, C}]
    assert read[0] == (H, "Border talks open in Lusaka")
    assert (B, "A second round is planned for June in Lilongwe, the host told reporters after the meeting.") in read
    assert [words for kind, words in read if kind is I] == [
        "Jane Banda, Minister of Trade",
        "John Phiri, Minister of Lands",
    ]
    for alien in ("cookies", "Sport", "bridge", "Copyright", "<"):
        assert not any(alien in words for _, words in read)
    assert found.metadata == Metadata(
        "Border talks open in Lusaka", "The Example", "2023-05-04", "https://news.example.org/border-talks", "en"
    )
    given = page(HTML, Media.HTML, published="2023-05-05", title="Talks")
    assert (given.metadata.published, given.metadata.title) == ("2023-05-05", "Talks")


def test_a_title_is_made_of_the_first_words_where_there_is_none() -> None:
    text = "The two ministers met in Lusaka on Friday and agreed on a second round of talks in June."
    assert page(text).metadata.title == "The two ministers met in Lusaka on Friday and agreed on a…"


@pytest.mark.parametrize("media", list(Media))
def test_nothing_to_read_is_an_error_that_names_the_source(media: Media) -> None:
    with pytest.raises(EmptyArticle, match="page: "):
        page(" \n\n\u200b ", media)


def test_nul_is_an_error() -> None:
    with pytest.raises(NotText, match="NUL"):
        page("abc\x00def")


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text", ["*a " * 30_000, "[" * 100_000, "a " * 100_000, "|a" * 50_000, "(Photo " * 20_000, "<a " * 30_000]
)
@pytest.mark.parametrize("media", [Media.TEXT, Media.MARKDOWN])
def test_a_very_long_line_costs_no_more_than_its_length(text: str, media: Media) -> None:
    assert page(text, media).blocks
