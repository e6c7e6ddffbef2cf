"""Articles: what was read, and reading more."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response, status
from starlette.responses import PlainTextResponse

from app.dependencies import JSON_BODY, WRITE, GraphDep, Id, ReaderDep
from app.errors import (
    BadRequest,
    BodyTooLarge,
    Conflict,
    FieldError,
    Invalid,
    NotFound,
    NotJson,
    Unauthorized,
    UnknownParameter,
    WritesDisabled,
)
from app.paging import page
from app.problems import LIST, documented
from app.queries import ArticleQuery
from app.schemas.articles import Article, NewArticle
from app.schemas.common import ListOf
from graph import archive
from graph.archive import Outcome
from graph.connection import Graph
from graph.reads import articles
from loaders.errors import LoaderError
from loaders.model import Metadata, Source

router = APIRouter(prefix="/articles", tags=["articles"])
UNNAMED = "api"  # the source of an article that came without a name or an address


@router.get(
    "",
    operation_id="list_articles",
    summary="All articles",
    response_model=ListOf[Article],
    responses=documented(*LIST),
)
async def list_articles(graph: GraphDep, query: Annotated[ArticleQuery, Query()]) -> dict[str, Any]:
    """The newest published first, then by id; those without a date last."""
    return await page("/articles", query, lambda after, limit: articles.page(graph, after=after, limit=limit))


async def _one(graph: Graph, article_id: str) -> dict[str, Any]:
    found = await articles.get(graph, article_id)
    if found is None:
        raise NotFound(f"There is no article {article_id}.")
    return found


@router.get(
    "/{id}",
    operation_id="get_article",
    summary="One article",
    response_model=Article,
    responses=documented(NotFound),
)
async def get_article(graph: GraphDep, id: Id) -> dict[str, Any]:  # noqa: A002
    """What is known of it; its text is at `/articles/{id}/text`, its events at `/events?article={id}`."""
    return await _one(graph, id)


@router.get(
    "/{id}/text",
    operation_id="get_article_text",
    summary="The text of one article",
    response_class=PlainTextResponse,
    responses={
        200: {"description": "The text in UTF-8.", "content": {"text/plain": {"example": "NAIROBI, 1 March 2024 - …"}}},
        **documented(NotFound),
    },
)
async def get_article_text(graph: GraphDep, id: Id) -> str:  # noqa: A002
    """The text that every `start` and `end` counts in, in Unicode code points."""
    found = await articles.text(graph, id)
    if found is None:
        raise NotFound(f"There is no article {id}.")
    return found


@router.post(
    "",
    operation_id="add_article",
    summary="Read an article and keep what it reports",
    status_code=status.HTTP_201_CREATED,
    response_model=Article,
    response_description="The article is new.",
    dependencies=[*WRITE, JSON_BODY],
    responses={
        200: {"model": Article, "description": "The article was there already; its reports are those of this version."},
        **documented(
            BadRequest, UnknownParameter, Unauthorized, WritesDisabled, Conflict, BodyTooLarge, NotJson, Invalid
        ),
    },
)
async def add_article(graph: GraphDep, reader: ReaderDep, new: NewArticle, response: Response) -> dict[str, Any]:
    """Safe to repeat: an article is known by its source and its text, and sending it again changes nothing."""
    metadata = Metadata(
        title=new.title, publisher=new.publisher, published=new.published, url=new.url, language=new.language
    )
    source = Source(name=new.source or new.url or UNNAMED, content=new.text, media=new.media, metadata=metadata)
    try:
        report = await reader.read(source, graph)
    except LoaderError as error:
        raise Invalid("Not valid: #/text.", errors=(FieldError(str(error), pointer="#/text"),)) from error
    outcome = await archive.write(graph, report)
    if outcome is not Outcome.ADDED:
        response.status_code = status.HTTP_200_OK
    else:
        response.headers["Location"] = f"/articles/{report.article.id}"
    return await _one(graph, report.article.id)


@router.delete(
    "/{id}",
    operation_id="remove_article",
    summary="Remove an article and everything that only it reports",
    status_code=status.HTTP_204_NO_CONTENT,
    dependencies=WRITE,
    responses=documented(Unauthorized, WritesDisabled, NotFound, Conflict),
)
async def remove_article(graph: GraphDep, id: Id) -> None:  # noqa: A002
    """Leaves exactly the graph that reading the other articles gives."""
    if not await archive.remove(graph, id):
        raise NotFound(f"There is no article {id}.")
