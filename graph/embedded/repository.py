"""Single files from the Maven repositories that this machine uses.

jgo knows them: Maven Central, the repositories of its settings file (`~/.config/jgo.conf`, `JGO_CONFIG_FILE`; one named
`central` replaces Maven Central) and Maven's local repository (`~/.m2/repository`, `M2_REPO`). The files themselves are
fetched here and not by jgo, because its resolver opens a new connection for each file and for each checksum beside it:
42 s for the files of Neo4j where kept-open connections take 1 s.
"""

from __future__ import annotations

import configparser
import hashlib
import os
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import IO

import httpx
from jgo.config import GlobalSettings
from jgo.maven import Artifact, MavenContext

from graph.embedded import limits
from graph.embedded.errors import (
    BadRepository,
    FileNotOffered,
    InstallError,
    RepositoryUnreachable,
    Stopped,
    WrongContent,
)
from graph.embedded.lock import Jar

CERTIFICATE_VARIABLES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")

ADVICE = (
    "name another repository, as `central = https://…` under [repositories] in ~/.config/jgo.conf, "
    "or set NEO4J_URI to a Neo4j server that runs already"
)


@dataclass(frozen=True, slots=True)
class _Failure:
    """One vain attempt. `repeat`: how many attempts in all such a failure is worth; `pause`: asked for, in seconds."""

    error: InstallError
    repeat: int = limits.ATTEMPTS
    pause: float = 0


class Repository:
    """Open connections to the machine's Maven repositories. Usable from several threads."""

    def __init__(self, context: MavenContext, client: httpx.Client) -> None:
        self._context = context
        self._client = client
        self._stop = Event()

    @classmethod
    @contextmanager
    def open(cls) -> Iterator[Repository]:
        """The repositories of this machine's settings. Raises `BadRepository` for settings that cannot be used."""
        try:
            settings = GlobalSettings.load()
        except (configparser.Error, OSError, UnicodeError) as error:
            raise BadRepository(f"The settings of jgo cannot be read ({error}): mend or remove that file") from error
        context = MavenContext(repo_cache=settings.repo_cache)
        context.remote_repos.update(settings.repositories)
        try:
            client = httpx.Client(
                verify=_certificates(),
                timeout=httpx.Timeout(limits.READ_SECONDS, connect=limits.CONNECT_SECONDS),
                headers={"Accept-Encoding": "identity"},
                follow_redirects=True,
            )
        except (OSError, ImportError, ValueError, httpx.InvalidURL) as error:
            raise BadRepository(
                f"No connection to a Maven repository can be prepared ({error}): check the variables HTTPS_PROXY, "
                f"ALL_PROXY, NO_PROXY, {', '.join(CERTIFICATE_VARIABLES)}"
            ) from error
        with client:
            yield cls(context, client)

    def stop(self) -> None:
        """Make every download that is under way end soon, with `Stopped`."""
        self._stop.set()

    def local(self, jar: Jar) -> Path | None:
        """Where Maven's own local repository keeps the file, if it does. Its content is not checked."""
        path = self._artifact(jar).cached_path
        return path if path and path.is_file() else None

    def fetch(self, jar: Jar, target: IO[bytes], advance: Callable[[int], None]) -> None:
        """Write the file's checked content to `target`, which is empty before.

        `advance` is told of bytes as they come, and of a negative number when an attempt was in vain. Asks every
        repository in turn, and again after a pause where that may help. Raises `InstallError` or `Stopped`.
        """
        for attempt in range(1, limits.ATTEMPTS + 1):
            failures = []
            for base in self._context.remote_repos.values():
                failure = self._attempt(base, jar, target, advance)
                if failure is None:
                    return
                failures.append(failure)
                target.seek(0)
                target.truncate()
            if attempt >= max(failure.repeat for failure in failures):
                break
            asked = max(failure.pause for failure in failures)
            pause = max(asked, limits.BACKOFF_SECONDS * 2 ** (attempt - 1))
            if self._stop.wait(min(pause, limits.LONGEST_BACKOFF_SECONDS)):
                raise Stopped
        raise failures[-1].error

    def _attempt(self, base: str, jar: Jar, target: IO[bytes], advance: Callable[[int], None]) -> _Failure | None:
        """One request to one repository; `None` if it went well."""
        artifact = self._artifact(jar)
        received = 0
        digest = hashlib.sha256()
        try:
            url = httpx.URL(f"{base.rstrip('/')}/{artifact.component.path_prefix.as_posix()}/{artifact.filename}")
            with self._client.stream("GET", url) as response:
                if response.status_code != httpx.codes.OK:
                    return _refusal(response, jar)
                for chunk in response.iter_bytes(limits.CHUNK_BYTES):
                    if self._stop.is_set():
                        raise Stopped
                    target.write(chunk)
                    digest.update(chunk)
                    received += len(chunk)
                    advance(len(chunk))
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise BadRepository(f"{base!r} is no address of a Maven repository ({error}); {ADVICE}") from error
        except httpx.HTTPError as error:
            advance(-received)
            return _broken(url, error)
        if digest.hexdigest() == jar.sha256:
            return None
        advance(-received)
        return _Failure(
            WrongContent(
                f"{url.host} sends a {jar.name} with SHA-256 {digest.hexdigest()[:12]}… instead of {jar.sha256[:12]}…: "
                f"something on the way alters it; {ADVICE}"
            )
        )

    def _artifact(self, jar: Jar) -> Artifact:
        return self._context.project(jar.group, jar.artifact).at_version(jar.version).artifact(jar.classifier)


def _refusal(response: httpx.Response, jar: Jar) -> _Failure:
    """What a status other than 200 means."""
    error = FileNotOffered(f"{response.url.host} does not give {jar.name} (HTTP {response.status_code}); {ADVICE}")
    passing = response.status_code == httpx.codes.TOO_MANY_REQUESTS or response.is_server_error
    asked = response.headers.get("Retry-After", "")
    return _Failure(error, repeat=limits.ATTEMPTS if passing else 1, pause=float(asked) if asked.isdecimal() else 0)


def _broken(url: httpx.URL, error: httpx.HTTPError) -> _Failure:
    """What a connection that fails means."""
    reason = str(error) or type(error).__name__
    unreachable = RepositoryUnreachable(
        f"Neo4j has to be fetched once, and {url.host} cannot be reached ({reason}): connect to the network and start "
        f"again, or {ADVICE}"
    )
    connecting = isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.ProxyError)
    return _Failure(unreachable, repeat=limits.ATTEMPTS_TO_CONNECT if connecting else limits.ATTEMPTS)


def _certificates() -> ssl.SSLContext | bool:
    """The certificates to trust: those of the first variable that is set, as pip, curl and requests know them."""
    for variable in CERTIFICATE_VARIABLES:
        if path := os.environ.get(variable):
            folder = Path(path).is_dir()
            return ssl.create_default_context(cafile=None if folder else path, capath=path if folder else None)
    return True
