# -*- coding: utf-8 -*-
"""Start konkyo from a fresh copy: ``python3 start.py demo``, ``test`` or ``lock``.

Only the standard library is used. Everything is installed into ``.venv`` beside this file, exactly as the lock
files say; the rest of the machine is left alone, but that ``test`` may install a browser and Java where it runs as
root on Debian.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "konkyo には Python 3.11 以降が要ります（これは %d.%d）。python3.11 などで実行し直してください。\n"
        "konkyo needs Python 3.11 or later (this is %d.%d). Run it again with a newer one, such as python3.11."
        % (sys.version_info[:2] * 2)
    )

import hashlib
import importlib.util
import os
import shutil
import subprocess
import webbrowser

from konkyo.i18n import KonkyoError, Words

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
SCRIPTS = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(SCRIPTS, "python.exe" if os.name == "nt" else "python")

USAGE = Words(
    ja="使い方: python3 start.py demo   架空の評価書を読み、流れの図を作る\n"
    "        python3 start.py test   検査とテストをすべて行う\n"
    "        python3 start.py lock   requirements/*.lock を作り直す（--upgrade で版も上げる）",
    en="Usage: python3 start.py demo   read fictional documents and draw a map of their flows\n"
    "       python3 start.py test   run every check and test\n"
    "       python3 start.py lock   make requirements/*.lock anew (--upgrade takes newer versions)",
)

# Half the time on two cores. More than four would take the memory of a small machine: each starts databases.
AT_ONCE = ["--numprocesses=logical", "--maxprocesses=4", "--dist=loadgroup"]

BROWSERS = (
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

OFFICES = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)


def main(arguments):
    """Run the command named first in ``arguments`` and return the exit code."""
    commands = {"demo": demo, "test": test, "lock": lock}
    if not arguments or arguments[0] not in commands:
        tell(USAGE)
        return 2
    try:
        return commands[arguments[0]](arguments[1:])
    except KonkyoError as error:
        tell(error)
        return 1
    except KeyboardInterrupt:
        return 130


def demo(_options):
    """Build a graph from the fictional documents in ``out/demo``, apart from any real one, and draw a map of one."""
    install("app")
    konkyo, folder = os.path.join(SCRIPTS, "konkyo"), os.path.join(ROOT, "out", "demo")
    page = os.path.join(folder, "map.html")
    step("konkyo build examples", [konkyo, "build", "examples", "--into", folder])
    step("konkyo map 個人住民税", [konkyo, "map", "個人住民税", "--from", folder, "--out", page])
    tell(Words(ja="流れの図ができました。ブラウザで開いてください:", en="The map is ready; open it in a browser:"))
    print(page)
    if sys.stdout.isatty() and not os.environ.get("CI"):
        webbrowser.open("file://" + page)
    return 0


def test(_options):
    """Run every check and the tests, all of them even where one fails, and name those that failed."""
    install("dev")
    os.environ["CHROMIUM"] = browser()
    os.environ["SOFFICE"] = office()
    java()
    report = [PYTHON, "-m", "coverage", "report", "--skip-covered", "--include"]
    steps = (
        ("ruff check", [PYTHON, "-m", "ruff", "check", "."]),
        ("ruff format --check", [PYTHON, "-m", "ruff", "format", "--check", "."]),
        ("mypy", [PYTHON, "-m", "mypy"]),
        ("lint-imports", [os.path.join(SCRIPTS, "lint-imports")]),
        ("pytest", [PYTHON, "-m", "pytest"] + AT_ONCE + ["--cov", "--cov-report=", "--cov-fail-under=0"]),
        ("coverage of loaders/", report + ["loaders/*"]),
        ("coverage of graph/", report + ["graph/*"]),
    )
    # On stdout stands the tests' report alone, and with its closing line it ends.
    failed = [name for name, command in steps if not succeeds(name, command, None if name == "pytest" else sys.stderr)]
    if failed:
        tell(Words(ja="失敗: " + "、".join(failed), en="Failed: " + ", ".join(failed)))
        return 1
    tell(Words(ja="すべて通りました。", en="Everything passed."))
    return 0


def lock(options):
    """Resolve pyproject.toml anew for Python 3.11 and later and every system; old pins stay unless ``--upgrade``."""
    install("dev")
    os.environ["UV_CUSTOM_COMPILE_COMMAND"] = "python3 start.py lock"
    resolve = [PYTHON, "-m", "uv", "pip", "compile", "--quiet", "pyproject.toml", "--universal", "--generate-hashes"]
    # With the extras: pip 23.2, of Python 3.11, finds no hash for coverage[toml] where the lock says coverage alone.
    resolve += ["--no-strip-extras"]
    resolve += ["--python-version", "3.11", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    app, dev = os.path.join("requirements", "app.lock"), os.path.join("requirements", "dev.lock")
    step(app, resolve + options + ["--group", "build", "--output-file", app])
    # The tests run what a user runs: the same versions, and tools beside them.
    step(dev, resolve + options + ["--group", "dev", "--constraints", app, "--output-file", dev])
    return 0


def install(name):
    """Make ``.venv`` hold what ``requirements/<name>.lock`` says and konkyo itself; quick where it does already."""
    locked = os.path.join(ROOT, "requirements", name + ".lock")
    stamp = os.path.join(VENV, name + ".installed")
    wanted = fingerprint(locked)
    works = quiet([PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"])
    if works and os.path.exists(stamp) and read(stamp).decode() == wanted:
        return
    if not (works and quiet([PYTHON, "-m", "pip", "--version"])):
        make_venv()
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    cure = Words(
        ja="理由は上にあります。接続、代理サーバ（HTTPS_PROXY）、証明書（PIP_CERT）を確かめ、もう一度実行してください。",
        en="pip says why above. Check the network, proxy (HTTPS_PROXY) and certificates (PIP_CERT), then try again.",
    )
    step("pip install -r requirements/%s.lock" % name, pip + ["--require-hashes", "-r", locked], cure)
    step("pip install -e .", pip + ["--no-deps", "--no-build-isolation", "-e", ROOT], cure)
    with open(stamp, "w", encoding="ascii") as file:
        file.write(wanted)


def make_venv():
    """Make ``.venv`` anew, or say what is missing."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        debian = "apt-get install python%d.%d-venv" % sys.version_info[:2]
        raise KonkyoError(
            Words(ja="この Python には venv がありません", en="This Python comes without venv"),
            where=sys.executable,
            cure=Words(
                ja="Debian や Ubuntu では「%s」を実行してください。他では python.org の Python を入れてください。"
                % debian,
                en="On Debian or Ubuntu run “%s”; elsewhere install Python from python.org." % debian,
            ),
        )
    step("venv", [sys.executable, "-m", "venv", "--clear", VENV])


def fingerprint(locked):
    """Return what an installation depends on, as one hash: the lock file, pyproject.toml and where the copy lies."""
    parts = (read(locked), read(os.path.join(ROOT, "pyproject.toml")), os.fsencode(ROOT))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def browser():
    """Return the path of a Chromium for the tests of pages, installing one with Japanese fonts where that may be."""
    found = find_browser()
    if not (found and japanese_fonts()) and debian_root():
        apt_get_install("chromium", "fonts-noto-cjk")
        found = find_browser()
    if not (found and japanese_fonts()):
        raise KonkyoError(
            Words(
                ja="図のテストに要る Chromium か日本語フォントがありません",
                en="Tests of maps need Chromium and Japanese fonts",
            ),
            cure=Words(
                ja="Chromium か Google Chrome と Noto CJK を入れてください（CHROMIUM=場所 で示すこともできます）。",
                en="Install Chromium or Google Chrome, and the Noto CJK fonts (CHROMIUM=path says where a browser is).",
            ),
        )
    return found


def office():
    """Return the path of a LibreOffice for the tests of PDF and .xls, installing one where that may be."""
    found = find_office()
    if not found and debian_root():
        parts = ("libreoffice-calc-nogui|libreoffice-calc", "libreoffice-writer-nogui|libreoffice-writer")
        apt_get_install(*parts, options=("--no-install-recommends",))
        found = find_office()
    if not found:
        raise KonkyoError(
            Words(
                ja="PDF と .xls のテストに要る LibreOffice がありません", en="PDF and .xls are tested with LibreOffice"
            ),
            cure=Words(
                ja="LibreOffice の Calc と Writer を入れてください（SOFFICE=場所 で示すこともできます）。",
                en="Install LibreOffice Calc and Writer (SOFFICE=path says where soffice is).",
            ),
        )
    return found


def java():
    """Make sure of a Java for the tests of Neo4j, installing one where that may be."""
    look = [PYTHON, "-c", "from konkyo.graph.neo4j_server.java import find_java; find_java()"]
    if not quiet(look) and debian_root():
        apt_get_install("openjdk-21-jre-headless|openjdk-17-jre-headless")
    if not quiet(look):
        raise KonkyoError(
            Words(ja="Neo4j のテストに要る Java がありません", en="Tests of Neo4j need Java"),
            cure=Words(
                ja="Java 17 か 21 を入れてください（JAVA_HOME で示すこともできます）。",
                en="Install Java 17 or 21 (JAVA_HOME says where one is).",
            ),
        )


def debian_root():
    """Tell whether Debian's packages may be installed without asking: as root, in a container or a CI."""
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def apt_get_install(*packages, options=()):
    """Install Debian's ``packages``; of "one|other", the first that this release has."""
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    apt = ["apt-get", "-qq", "--option", "Dpkg::Use-Pty=0"]
    step("apt-get update", apt + ["update"])
    chosen = []
    for package in packages:
        names = package.split("|")
        chosen.append(next((name for name in names if quiet(["apt-cache", "show", name])), names[-1]))
    step("apt-get install " + " ".join(chosen), apt + ["install", "--yes"] + list(options) + chosen)


def find_browser():
    """Return the path of the browser that $CHROMIUM names, else of the first one known, else None."""
    named = os.environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, [named] if named else BROWSERS)), None)


def find_office():
    """Return the path of the LibreOffice that $SOFFICE names, else of the first one known, else None."""
    named = os.environ.get("SOFFICE")
    return next(filter(None, map(shutil.which, [named] if named else OFFICES)), None)


def japanese_fonts():
    """Tell whether Japanese can be drawn. Only a Linux machine comes without the fonts for it."""
    if not sys.platform.startswith("linux"):
        return True
    lister = shutil.which("fc-list")
    return bool(lister and subprocess.run([lister, ":lang=ja"], capture_output=True).stdout.strip())


def step(name, command, cure=None):
    """Run one step of the preparation, its output on stderr; raise KonkyoError with its name if it fails."""
    if not succeeds(name, command, stdout=sys.stderr):
        raise KonkyoError(
            Words(ja="失敗しました", en="This step failed"),
            where=name,
            cure=cure
            or Words(ja="上の理由を除き、もう一度実行してください。", en="Mend what is said above, then run it again."),
        )


def succeeds(name, command, stdout=None):
    """Say ``name``, run ``command`` in the root folder and tell whether it succeeded."""
    tell("== " + name)
    sys.stdout.flush()
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=stdout).returncode == 0


def quiet(command):
    """Tell whether ``command`` exists and succeeds, showing nothing."""
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0
    except OSError:
        return False


def read(path):
    """Return the bytes of the file at ``path``."""
    with open(path, "rb") as file:
        return file.read()


def tell(text):
    """Say ``text`` on stderr at once."""
    sys.stderr.write("%s\n" % text)
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
