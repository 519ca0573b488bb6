"""How a server is started: its settings and the Java commands."""

import json
import os
import subprocess
from pathlib import Path

from konkyo.graph.neo4j_server import artifacts
from konkyo.i18n import KonkyoError, Words

HOST = "127.0.0.1"

HEAP = "512m"
"""Largest heap of the server."""

PAGE_CACHE = "128m"

SAFE = {
    "dbms.usage_report.enabled": "false",
    # A question may read neither files nor addresses (LOAD CSV).
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
}
"""The settings of every Neo4j that konkyo starts; docker-compose.yml has the same."""

_SETTINGS = {
    **SAFE,
    # Loopback only: details about the systems of a body are not for its whole network.
    "server.default_listen_address": HOST,
    "server.default_advertised_address": HOST,
    "server.https.enabled": "false",
    "server.memory.pagecache.size": PAGE_CACHE,
    # Otherwise each database takes 256 MB of disk when it is empty.
    "db.tx_log.preallocate": "false",
    # Otherwise it waits ten seconds before it stops, so that clients of a cluster can leave.
    "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
}

_JAVA = (
    "-Dfile.encoding=UTF-8",
    "-Dlog4j2.disable.jmx=true",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    # Otherwise Java writes a file of counters to the temporary folder.
    "-XX:-UsePerfData",
)

SOON = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Options with which it starts in two thirds of the time, but is slower in the long run."""


def prepare(
    home: Path, port: int, http: int | None, told: artifacts.Told, line: artifacts.ServerLine = artifacts.LONG_TERM_LINE
) -> None:
    """Write the settings of a server into ``home``, and the file of Java arguments for all its commands."""
    class_path = artifacts.class_path(told, browser=http is not None, line=line)
    conf = home / "conf"
    conf.mkdir(parents=True, exist_ok=True)
    ports = {
        "server.bolt.listen_address": f"{HOST}:{port}",
        # The address that the browser and routing drivers are given.
        "server.bolt.advertised_address": f"{HOST}:{port}",
        "server.http.enabled": "false",
    }
    if http is not None:
        ports |= {
            "server.http.enabled": "true",
            "server.http.listen_address": f"{HOST}:{http}",
            # The browser uses Bolt for queries; nothing else is served over HTTP.
            "server.http_enabled_modules": "BROWSER",
        }
    lines = [f"{name}={value}" for name, value in {**_SETTINGS, **ports}.items()]
    (conf / "neo4j.conf").write_text("\n".join(["# Written by konkyo at each start.", *lines, ""]), encoding="utf-8")
    # In a file, because Windows does not allow so long a command line. Java reads quotes and backslashes as in JSON.
    arguments = [*_JAVA, "-cp", json.dumps(class_path, ensure_ascii=False)]
    _arguments(home).write_text("\n".join([*arguments, ""]), encoding="utf-8")


def server_command(
    java: str, home: Path, heap: str, soon: bool, line: artifacts.ServerLine = artifacts.LONG_TERM_LINE
) -> list[str]:
    """Return the command that runs the server in ``home``, after ``prepare``; ``soon``: it starts faster."""
    tuning = [f"-Xmx{heap}", *(SOON if soon else ())]
    places = [f"--home-dir={home}", f"--config-dir={home / 'conf'}", "--console-mode"]
    return [java, *tuning, f"@{_arguments(home)}", line.main, *places]


def set_initial_password(java: str, home: Path, password: str) -> None:
    """Set the password of a store that never ran. Raises KonkyoError for a password that Neo4j does not accept."""
    # By a file, because other users of this machine can see the arguments of a command.
    given = home / "conf" / "initial-password"
    write_secret(given, f"--\n{json.dumps(password, ensure_ascii=False)}\n")
    command = [java, *SOON, f"@{_arguments(home)}", "org.neo4j.cli.AdminTool", "dbms", "set-initial-password"]
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    try:
        ran = subprocess.run([*command, f"@{given}"], capture_output=True, env=environment, stdin=subprocess.DEVNULL)
    finally:
        given.unlink()
    if ran.returncode != 0:
        said = ran.stderr.decode(errors="replace").strip().splitlines()
        why = said[0] if said else f"exit code {ran.returncode}"
        raise KonkyoError(
            Words(ja="Neo4j の最初のパスワードを設定できません", en="Neo4j's first password cannot be set"),
            where=str(home),
            why=Words.same(why),
            cure=Words(
                ja="NEO4J_PASSWORD を 8 文字以上の別のものにするか、未設定にして作らせてください",
                en="set NEO4J_PASSWORD to another one of 8 characters or more, or unset it to have one made",
            ),
        )


def write_secret(path: Path, text: str) -> None:
    """Write a new file that only this user may read. Raises FileExistsError if it exists."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def _arguments(home: Path) -> Path:
    return home / "conf" / "java.args"
