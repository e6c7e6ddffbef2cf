"""What the server is told: its settings, and the arguments of Java."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from graph.embedded.home import Home
from graph.embedded.limits import Memory
from graph.embedded.machine import LOOPBACK

ADMIN = "org.neo4j.cli.AdminTool"
SERVER = "org.neo4j.server.Neo4jCommunity"

# Packages of Java that Neo4j and Netty reach into, as Neo4j's own start script opens them.
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


def settings(port: int, memory: Memory) -> str:
    """The text of `neo4j.conf` for a server that listens on `port` of the loopback address and nowhere else."""
    lines = {
        "server.default_listen_address": LOOPBACK,
        "server.bolt.listen_address": f"{LOOPBACK}:{port}",
        "server.bolt.advertised_address": f"{LOOPBACK}:{port}",
        # Nothing here asks over HTTP; what does not run cannot be attacked, and the start is faster.
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.security.auth_enabled": "true",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "server.memory.pagecache.size": f"{memory.page_cache}m",
        # Else every start calls out to other machines: a broadcast to the local network (4 s slower, too) and reports.
        "server.fleet_discovery.enabled": "false",
        "dbms.fleet_manager.enabled": "false",
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        "server.bolt.telemetry.enabled": "false",
        # Query texts and parameters are the user's; the transaction log need not reserve 256 MB for each database.
        "db.logs.query.enabled": "OFF",
        "db.tx_log.preallocate": "false",
        "db.tx_log.rotation.size": "64m",
        "db.tx_log.rotation.retention_policy": "1 days 256m",
        # Waiting for quiet on a loopback port only makes each stop take 10 s.
        "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration": "0s",
    }
    return "".join(f"{name}={value}\n" for name, value in lines.items())


def server_arguments(home: Home, files: Iterable[Path], memory: Memory) -> str:
    """The text of the argument file that starts the server."""
    return _argument_file(
        f"-Xms{memory.heap}m",
        f"-Xmx{memory.heap}m",
        f"-XX:+{memory.collector}",
        # A server without memory answers nothing and ends no more; one that has ended is started again.
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-OmitStackTraceInFastThrow",
        "-Djava.awt.headless=true",
        "-Dlog4j2.disable.jmx=true",
        *_common(files),
        SERVER,
        f"--home-dir={home.root}",
        f"--config-dir={home.conf}",
        "--console-mode",
    )


def password_arguments(files: Iterable[Path], password: str) -> str:
    """The text of an argument file that sets the first password; it needs NEO4J_HOME and NEO4J_CONF."""
    return _argument_file(
        "-Xmx128m", "-XX:+UseSerialGC", *_common(files), ADMIN, "dbms", "set-initial-password", password
    )


def _common(files: Iterable[Path]) -> tuple[str, ...]:
    opened = (f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED)
    return (*opened, "-cp", os.pathsep.join(str(file) for file in files))


def _argument_file(*arguments: str) -> str:
    """One argument a line, quoted as `java @file` reads them."""
    quoted = (argument.replace("\\", "\\\\").replace('"', '\\"') for argument in arguments)
    return "".join(f'"{argument}"\n' for argument in quoted)
