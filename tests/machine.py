"""What the tests need of this machine: Chromium, Japanese fonts, LibreOffice and Java.

``python tests/machine.py`` sees to it that they are there: as root on Debian, as a CI often is, it installs what is
missing; elsewhere it says what to install. It also makes the archive with which the many processes of the tests start
the engine sooner.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from konkyo.graph.neo4j_server.java import find_java
from konkyo.i18n import KonkyoError, Words

_BROWSERS = (
    # Chromium without the parts that a person sees around a page: it takes a third of the time.
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_OFFICES = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)


def browser() -> str:
    """Return the path of the Chromium of the tests: $CHROMIUM, else the first known. Raises KonkyoError for none."""
    found = _first("CHROMIUM", _BROWSERS)
    if found is None or not _draws_japanese():
        raise KonkyoError(
            Words(
                ja="図のテストに要る Chromium か日本語フォントがありません",
                en="Tests of maps need Chromium and Japanese fonts",
            ),
            cure=Words(
                ja="Chromium か Google Chrome と Noto CJK を入れてください（CHROMIUM=場所 で示すこともできます）",
                en="Install Chromium or Google Chrome, and the Noto CJK fonts (CHROMIUM=path says where a browser is)",
            ),
        )
    return found


def office() -> str:
    """Return the path of the LibreOffice of the tests: $SOFFICE, else the first known. Raises KonkyoError for none."""
    found = _first("SOFFICE", _OFFICES)
    if found is None:
        raise KonkyoError(
            Words(
                ja="PDF と .xls のテストに要る LibreOffice がありません", en="PDF and .xls are tested with LibreOffice"
            ),
            cure=Words(
                ja="LibreOffice の Calc と Writer を入れてください（SOFFICE=場所 で示すこともできます）",
                en="Install LibreOffice Calc and Writer (SOFFICE=path says where soffice is)",
            ),
        )
    return found


def _first(variable: str, names: Sequence[str]) -> str | None:
    named = os.environ.get(variable)
    return next(filter(None, map(shutil.which, [named] if named else names)), None)


def _draws_japanese() -> bool:
    """Tell whether there are fonts for Japanese. Only a Linux machine may come without."""
    if not sys.platform.startswith("linux"):
        return True
    lister = shutil.which("fc-list")
    return bool(lister and subprocess.run([lister, ":lang=ja"], capture_output=True, check=False).stdout.strip())


@dataclass(frozen=True)
class Need:
    """Something the tests need: what finds it, and the Debian packages that bring it ("one|other": the first known)."""

    find: Callable[[], str]
    packages: tuple[str, ...]
    options: tuple[str, ...] = ()


NEEDS = (
    Need(browser, ("chromium-headless-shell|chromium", "fonts-noto-cjk")),
    Need(
        office,
        ("libreoffice-calc-nogui|libreoffice-calc", "libreoffice-writer-nogui|libreoffice-writer"),
        ("--no-install-recommends",),
    ),
    Need(find_java, ("openjdk-21-jre-headless|openjdk-17-jre-headless",)),
)


def main() -> None:
    """Make sure of all needs. Raises KonkyoError for one that is missing and cannot be installed."""
    missing = [need for need in NEEDS if not _there(need)]
    if missing and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        _apt_get("update")
        for need in missing:
            chosen = [next(filter(_known, package.split("|")), package) for package in need.packages]
            _apt_get("install", "--yes", *need.options, *chosen)
    for need in missing:
        need.find()
    # Takes a moment, so not for those who only ask where something is.
    from konkyo.graph.class_archive import archive_missing, make_archive
    from konkyo.graph.jvm import OPTIONS

    if archive_missing(OPTIONS):
        make_archive(OPTIONS)


def _there(need: Need) -> bool:
    try:
        return bool(need.find())
    except KonkyoError:
        return False


def _apt_get(*arguments: str) -> None:
    subprocess.run(
        ["apt-get", "-qq", "--option", "Dpkg::Use-Pty=0", *arguments],
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, check=True,
    )  # fmt: skip


def _known(package: str) -> bool:
    return subprocess.run(["apt-cache", "show", package], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    try:
        main()
    except (KonkyoError, subprocess.CalledProcessError) as error:
        sys.exit(str(error))
