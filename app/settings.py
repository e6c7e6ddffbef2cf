"""Every setting, read from the environment once.

Neo4j's own settings keep Neo4j's own names; the rest begin with `ATTACHE_`. An empty variable counts as unset.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import httpx
from platformdirs import user_data_path
from pydantic import AfterValidator, BeforeValidator, ByteSize, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from graph.endpoint import Endpoint

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


class SettingsError(Exception):
    """A setting holds a value that cannot be used; each line of the message names the variable."""


def _neo4j_uri(value: str) -> str:
    scheme, divider, rest = value.partition("://")
    if not divider or scheme not in SCHEMES or not rest.strip("/"):
        raise ValueError(
            f"must be an address such as bolt://localhost:7687, with one of the schemes {', '.join(SCHEMES)}"
        )
    return value


def web_address(value: str) -> str:
    """An `http(s)` address, as it is. Raises `ValueError` where it is none."""
    try:
        address = httpx.URL(value)
    except httpx.InvalidURL:
        address = httpx.URL()
    if address.scheme not in {"http", "https"} or not address.host:
        raise ValueError("must be an address that begins with http:// or https://")
    return value


def _separate(value: object) -> object:
    """ "a, b" → ("a", "b")."""
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


class Settings(BaseSettings):
    """What can be set from outside. Field names inside, variable names (the aliases) outside."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True)

    neo4j_uri: Annotated[str, AfterValidator(_neo4j_uri)] | None = Field(
        default=None,
        validation_alias="NEO4J_URI",
        description="Address of the Neo4j server to use. Unset: the embedded server, started when it is needed.",
    )
    neo4j_username: str = Field(
        default="neo4j", validation_alias="NEO4J_USERNAME", description="User name at NEO4J_URI."
    )
    neo4j_password: SecretStr = Field(
        default=SecretStr(""), validation_alias="NEO4J_PASSWORD", description="Password at NEO4J_URI."
    )
    neo4j_database: str = Field(
        default="neo4j", validation_alias="NEO4J_DATABASE", description="Name of the database at NEO4J_URI."
    )
    home: Path = Field(
        default_factory=lambda: user_data_path("attache", appauthor=False),
        validation_alias="ATTACHE_HOME",
        description="Folder of the embedded database and its logs. Default: the platform's folder for user data.",
    )
    api_keys: Annotated[tuple[SecretStr, ...], NoDecode, BeforeValidator(_separate)] = Field(
        default=(),
        validation_alias="ATTACHE_API_KEY",
        description="Key that a request must carry in X-API-Key to write; several by commas. Unset: no writes.",
    )
    host: str = Field(
        default="127.0.0.1", validation_alias="ATTACHE_HOST", description="Address that `attache serve` listens on."
    )
    port: int = Field(
        default=8000,
        ge=0,
        le=65535,
        validation_alias="ATTACHE_PORT",
        description="Port that `attache serve` listens on.",
    )
    workers: int = Field(
        default=1,
        ge=1,
        le=64,
        validation_alias="ATTACHE_WORKERS",
        description="Number of processes that answer requests.",
    )
    max_body: ByteSize = Field(
        default=ByteSize(5_000_000),
        gt=0,
        validation_alias="ATTACHE_MAX_BODY",
        description="Largest request body that is read, in bytes or as 5MB.",
    )
    cors_origins: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_separate)] = Field(
        default=(),
        validation_alias="ATTACHE_CORS_ORIGINS",
        description="Origins of web pages that may ask the API, separated by commas; * for any. Unset: none.",
    )
    reconcile_url: Annotated[str, AfterValidator(web_address)] | None = Field(
        default=None,
        validation_alias="ATTACHE_RECONCILE_URL",
        repr=False,  # it may carry a key
        description="Reconciliation service that is asked for Wikidata items. Unset: nobody is asked.",
    )
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)] = Field(
        default="INFO", validation_alias="ATTACHE_LOG_LEVEL", description="Least level that is logged."
    )
    log_json: bool = Field(
        default=False, validation_alias="ATTACHE_LOG_JSON", description="Logs as one JSON object a line, for machines."
    )

    def endpoint(self) -> Endpoint | None:
        """The server that the settings name, or `None` for the embedded one."""
        if self.neo4j_uri is None:
            return None
        return Endpoint(
            uri=self.neo4j_uri,
            username=self.neo4j_username,
            password=self.neo4j_password.get_secret_value(),
            database=self.neo4j_database,
        )


def variables() -> dict[str, str]:
    """Every variable and what it is for."""
    return {str(field.validation_alias): field.description or "" for field in Settings.model_fields.values()}


def load() -> Settings:
    """The settings of this process's environment. Raises `SettingsError`, one line for each wrong variable."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [f"{item['loc'][0]}: {item['msg'].removeprefix('Value error, ')}" for item in error.errors()]
        raise SettingsError("\n".join(lines)) from None
