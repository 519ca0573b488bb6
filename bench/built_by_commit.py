"""What the code of a commit, or of a checkout, reads from documents: a folder of records and an exported graph."""

import io
import os
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RECORDS, GRAPH = "records", "graph.json"


def is_checkout(path: Path) -> bool:
    """Tell whether ``path`` is a folder with konkyo's code."""
    return (path / "konkyo" / "__init__.py").is_file()


def of_commit(commit: str, folder: Path) -> Path:
    """Write the files of ``commit`` into ``folder``, and return that; SystemExit if there is no such commit.

    Nothing of the repository's own state changes, as it would with ``git worktree``.
    """
    archive = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True, check=False)
    if archive.returncode:
        sys.exit(f"{commit}: no build, no checkout and no commit ({archive.stderr.decode().strip()})")
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        files.extractall(folder)
    return folder


def build(checkout: Path, documents: Sequence[Path], into: Path) -> Path:
    """Build ``documents`` with the code of ``checkout``, export the graph, and return the folder ``into``."""
    folder = str(into.resolve())
    _run(checkout, "build", *(str(path.resolve()) for path in documents), "--into", folder, "--jobs", "1")
    _run(checkout, "export", str(into.resolve() / GRAPH), "--from", folder)
    return into


def _run(checkout: Path, *command: str) -> None:
    # An older commit is run with the libraries of this Python.
    environment = {**os.environ, "PYTHONPATH": str(checkout.resolve())}
    subprocess.run(
        [sys.executable, "-m", "konkyo.cli.main", *command], cwd=checkout, env=environment,
        stdin=subprocess.DEVNULL, stdout=sys.stderr, check=True,
    )  # fmt: skip
