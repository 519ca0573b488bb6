"""Loaders into one Neo4j in processes of their own."""

import os
import subprocess
import sys
from pathlib import Path

from neo4j_server import Neo4j

HERE = Path(__file__).parent
_HEAD = """
import os, random
from documents import document
from konkyo.graph.neo4j_connection import Credentials
from konkyo.graph.neo4j_store import Neo4jStore

MANY = tuple(f"相手{number}" for number in range(60))
credentials = Credentials(os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"])


def load(count, parties):
    with Neo4jStore(os.environ["NEO4J_URI"], credentials) as store:
        for number in range(count):
            store.replace([document(f"文書{number}", parties)])
            print(number, flush=True)


def rounds(seed):
    chance = random.Random(seed)
    with Neo4jStore(os.environ["NEO4J_URI"], credentials) as store:
        for _ in range(25):
            number = chance.randrange(6)
            if chance.random() < 0.3:
                store.remove([f"文書{number}"])
            else:
                parties = tuple(chance.sample(MANY[:12], chance.randrange(1, 8)))
                store.replace([document(f"文書{number}", parties, f"20{number + 10}-01-01")])


"""


def loading(server: Neo4j, text: str) -> "subprocess.Popen[str]":
    """Start a process that runs ``text``, which may use ``load`` and ``rounds``."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-c", _HEAD + text], env=loaders_env(server), text=True, **pipes)


def loaders_env(server: Neo4j) -> dict[str, str]:
    """The environment of such a process, in which alone the password stands."""
    path = os.pathsep.join([str(HERE.parents[1]), str(HERE)])
    given = {"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.user, "NEO4J_PASSWORD": server.password}
    return {**os.environ, **given, "PYTHONPATH": path, "KONKYO_LANG": "en"}
