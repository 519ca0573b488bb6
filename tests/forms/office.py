"""LibreOffice, which makes of workbooks and Word files what bodies publish: PDF, and the older .xls."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import machine


def convert(files: Sequence[Path], to: str, folder: Path) -> list[Path]:
    """Convert ``files`` to the format ``to`` ("pdf", "xls") into ``folder``, all in one call; return the new files.

    Behind a colon ``to`` may name the filter and its options.

    The call has a profile of its own below ``folder``, so that it meets no LibreOffice that is already running.
    """
    profile = folder / "profile"
    command = [machine.office(), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to]
    ran = subprocess.run(
        [*command, "--outdir", str(folder), *map(str, files)], capture_output=True, text=True, timeout=1800, check=False
    )
    made = [folder / f"{path.stem}.{to.partition(':')[0]}" for path in files]
    missing = [path.name for path in made if not path.exists()]
    assert not missing, f"{missing}: {ran.stdout}{ran.stderr}"
    return made
