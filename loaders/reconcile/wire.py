"""The API's own forms: a service's manifest, questions as it takes them, candidates as it gives them.

Versions 0.1 and 0.2 of the Reconciliation Service API; see its section on reconciliation queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError, field_validator

from graph.reports import Kind
from loaders.reconcile.errors import ReconcileError
from loaders.reconcile.limits import BATCH_SIZE, CANDIDATES
from loaders.reconcile.questions import Question

VERSIONS: Final = frozenset({"0.1", "0.2"})
WIKIDATA: Final = "www.wikidata.org/entity"
WIKIBASE: Final = "/entity"  # how the identifier space of every Wikibase ends; only Wikidata's own `Q…` are meant here

TYPES: Final = {
    Kind.PERSON: "Q5",  # human
    Kind.BODY: "Q43229",  # organization
    Kind.COUNTRY: "Q6256",  # country
    Kind.PLACE: "Q17334923",  # location
}
COUNTRY: Final = {
    Kind.PERSON: "P27",  # country of citizenship
    Kind.BODY: "P17",  # country
    Kind.PLACE: "P17",
}
PARENT: Final = {
    Kind.BODY: "P749",  # parent organization
    Kind.PLACE: "P131",  # located in the administrative territorial entity
}


class Manifest(BaseModel):
    """What a service says of itself. Version 0.1 has no batch size, and early services name no version."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    identifier_space: str = Field(alias="identifierSpace")
    versions: tuple[str, ...] = ("0.1",)
    batch_size: int = Field(default=BATCH_SIZE, alias="batchSize")

    @field_validator("batch_size")
    @classmethod
    def _at_least_one(cls, value: int) -> int:
        return value if value > 0 else BATCH_SIZE

    @property
    def wikidata(self) -> bool:
        """Whether the service's types and properties are Wikidata's."""
        return self.space == WIKIDATA

    @property
    def space(self) -> str:
        """The identifier space without its scheme, which services write as http and as https."""
        return self.identifier_space.partition("://")[2].rstrip("/")


class Candidate(BaseModel):
    """One that may be meant. `score` is on the service's own scale, `match` its word that this is the one."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    name: str = ""
    score: float = 0.0
    match: bool = False

    @field_validator("score", "match", mode="before")
    @classmethod
    def _absent(cls, value: object) -> object:
        """`null` is how some services leave a field out."""
        return 0 if value is None else value


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")

    result: tuple[Candidate, ...]


def manifest(value: object) -> Manifest:
    """A service's manifest. Raises `ReconcileError` where this is none, or one of a service of another kind."""
    try:
        found = Manifest.model_validate(value)
    except ValidationError as error:
        raise ReconcileError("what it says of itself is no manifest of a reconciliation service") from error
    if not VERSIONS & set(found.versions):
        raise ReconcileError(f"it speaks the versions {', '.join(found.versions)} of the API; 0.1 or 0.2 is needed")
    if found.space.endswith(WIKIBASE) and not found.wikidata:
        raise ReconcileError(f"its items are those of {found.identifier_space}, not of Wikidata")
    return found


def query(question: Question, *, wikidata: bool) -> dict[str, JsonValue]:
    """A question as the API has it; kinds and hints are only said in words that Wikidata has for them."""
    said: dict[str, JsonValue] = {"query": question.name, "limit": CANDIDATES}
    if wikidata:
        said["type"] = TYPES[question.kind]
        hints = ((COUNTRY.get(question.kind), question.country), (PARENT.get(question.kind), question.parent))
        known: list[JsonValue] = [{"pid": pid, "v": {"id": value}} for pid, value in hints if pid and value]
        if known:
            said["properties"] = known
    return said


def answers(value: Any, asked: Sequence[Question]) -> dict[Question, tuple[Candidate, ...]]:
    """The candidates for each question, those left out that got no proper answer; `q0` answers the first.

    Raises `ReconcileError` where none did.
    """
    found = {}
    for number, question in enumerate(asked):
        try:
            found[question] = _Answer.model_validate(value[f"q{number}"]).result
        except (KeyError, TypeError, ValidationError):
            continue
    if not found:
        raise ReconcileError("its answer is not one of a reconciliation service")
    return found
