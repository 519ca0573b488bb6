# -*- coding: utf-8 -*-
"""Start konkyo from a fresh copy: ``python3 start.py demo``, ``check``, ``test`` or ``lock``.

Only the standard library is used. Everything is installed into ``.venv`` beside this file, exactly as the lock
files say; the rest of the machine is left alone, except that ``test`` may install a browser, LibreOffice and Java where
it runs as root on Debian.
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
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.abspath(__file__))


def make_links():
    """Make the links in ``konkyo/`` that git wrote as text files, as it does where a user may make no links (Windows).

    On Windows they become junctions, which every user may make.
    """
    folder = os.path.join(ROOT, "konkyo")
    for name in os.listdir(folder):
        link, target = os.path.join(folder, name), os.path.join(ROOT, name)
        if os.path.isfile(link) and not os.path.islink(link) and os.path.isdir(target):
            os.remove(link)
            if os.name == "nt":
                importlib.import_module("_winapi").CreateJunction(target, link)
            else:
                os.symlink(os.path.join("..", name), link)


make_links()

from konkyo.i18n import KonkyoError, Words

VENV = os.path.join(ROOT, ".venv")
SCRIPTS = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(SCRIPTS, "python.exe" if os.name == "nt" else "python")
LOG = os.path.join(ROOT, "out", "install.log")
SHOWN = 15

USAGE = Words(
    ja="使い方: python3 start.py demo    架空の評価書を読み、流れの図を作る\n"
    "        python3 start.py check   静的検査と、外部のものが要らないテストだけを行う（1分半ほど）\n"
    "        python3 start.py test    検査とテストをすべて行う\n"
    "        python3 start.py lock    requirements/*.lock を作り直す（--upgrade で版も上げる）",
    en="Usage: python3 start.py demo    read fictional documents and draw a map of their flows\n"
    "       python3 start.py check   run the static checks, and the tests that need nothing else (90 seconds)\n"
    "       python3 start.py test    run every check and test\n"
    "       python3 start.py lock    make requirements/*.lock anew (--upgrade takes newer versions)",
)

CORES = os.cpu_count() or 1


def main(arguments):
    """Run the command named first in ``arguments`` and return the exit code."""
    commands = {"demo": demo, "check": check, "test": test, "lock": lock}
    if not arguments or arguments[0] not in commands:
        tell(USAGE)
        return 2
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        # Containers often set it. Hundreds of processes would compile the same modules anew, so what they compile is
        # kept, but not beside the sources.
        os.environ["PYTHONPYCACHEPREFIX"] = os.path.join(VENV, "bytecode")
    try:
        return commands[arguments[0]](arguments[1:])
    except KonkyoError as error:
        tell(error)
        return 1
    except KeyboardInterrupt:
        return 130


def demo(_options):
    """Build a graph from the fictional documents in ``konkyo-demo``, apart from any real one, and draw a map of one."""
    install("app")
    command = [os.path.join(SCRIPTS, "konkyo"), "demo", "--into", os.path.join(ROOT, "konkyo-demo")]
    if sys.stdout.isatty() and not os.environ.get("CI"):
        command.append("--open")
    # In the folder of the person, where what it says next is to be typed.
    return subprocess.run(command, stdin=subprocess.DEVNULL).returncode


def check(_options):
    """Run what needs neither a store nor a browser nor real documents: for whoever is changing something."""
    install("dev")
    # As many as there are cores: the pure tests wait for nothing, and each process imports all tests anew.
    unit = ("pytest -m unit", [PYTHON, "-m", "pytest", "-m", "unit"] + at_once(CORES))
    return outcome(side_by_side((unit,) + static_checks()))


def test(_options):
    """Run every check and the tests, all of them even where one fails, and name those that failed."""
    install("dev")
    # What waits for packages of this machine, beside what takes a core.
    machine = ("tests/machine.py", [PYTHON, os.path.join("tests", "machine.py")])
    # As pip does it, whom a library's file for Python 2 does not stop.
    compiled = ("compileall", [PYTHON, "-c", "import compileall, sys; compileall.compile_dir(sys.prefix, quiet=2)"])
    # Broken files, always the same ones; then what has changed since the kept figures: facts read of the documents.
    benches = (bench("fuzz.py", "--inputs", "400") + (True,), bench("kept_figures.py") + (True,))
    failed = side_by_side((machine, compiled) + static_checks() + benches)
    if machine[0] in failed:
        return outcome(failed)
    # More processes than there are cores: many tests wait for a server or a browser.
    tests = [PYTHON, "-m", "pytest"] + at_once(CORES + 2) + ["--cov", "--cov-report=", "--cov-fail-under=0"]
    # On stdout stands the tests' report alone, and with its closing line it ends.
    failed += [] if succeeds("pytest", tests) else ["pytest"]
    report = [PYTHON, "-m", "coverage", "report", "--skip-covered", "--include"]
    failed += side_by_side(("coverage of " + name, report + [name + "*"], True) for name in ("loaders/", "graph/"))
    # The time of each question, and of starting and reading, with nothing beside it.
    for name, command in (bench("questions.py", "short"), bench("speed.py", "short")):
        failed += [] if succeeds(name, command, stdout=sys.stderr) else [name]
    return outcome(failed)


def bench(program, *options):
    """Return name and command of a program in bench/."""
    return " ".join(("bench/" + program,) + options), [PYTHON, os.path.join(ROOT, "bench", program)] + list(options)


def at_once(processes):
    """Return pytest's options for running tests in so many processes, in the order of tests/conftest.py.

    More than four would take the memory of a small machine, for each starts databases.
    """
    return ["--numprocesses=%d" % min(4, processes), "--dist=loadgroup", "--no-loadscope-reorder"]


def static_checks():
    """Return name and command of each check that runs no test."""
    return (
        ("ruff check", [PYTHON, "-m", "ruff", "check", "."]),
        ("ruff format --check", [PYTHON, "-m", "ruff", "format", "--check", "."]),
        ("mypy", [PYTHON, "-m", "mypy"]),
        ("lint-imports", [os.path.join(SCRIPTS, "lint-imports")]),
    )


def outcome(failed):
    """Say which steps failed, if any, and return the exit code."""
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
    tell(
        Words(
            ja=".venv に導入しています。初めは数分かかります（詳細: %s）" % LOG,
            en="Installing into .venv; the first time this takes some minutes (log: %s)" % LOG,
        )
    )
    # Most modules are never used. Python compiles the others when it first does.
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--no-compile"]
    cure = Words(
        ja="接続、代理サーバ（HTTPS_PROXY）、証明書（PIP_CERT）を確かめ、もう一度実行してください。",
        en="Check the network, proxy (HTTPS_PROXY) and certificates (PIP_CERT), then try again.",
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


def step(name, command, cure=None):
    """Run one step of the preparation, its output in ``LOG``; raise KonkyoError with its name and end if it fails."""
    os.makedirs(os.path.dirname(LOG), exist_ok=True)
    with open(LOG, "ab") as log:
        log.write(("== %s\n" % name).encode())
        log.flush()
        begin = log.tell()
        if subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log).returncode == 0:
            return
    output = read(LOG)[begin:].decode("utf-8", "replace")
    last_lines = "\n  ".join(output.splitlines()[-SHOWN:])
    raise KonkyoError(
        Words(ja="失敗しました（全文: %s）" % LOG, en="This step failed (in full: %s)" % LOG),
        where=name,
        why=Words(ja=last_lines, en=last_lines),
        cure=cure
        or Words(ja="上の理由を除き、もう一度実行してください。", en="Mend what is said above, then run it again."),
    )


def side_by_side(steps):
    """Run ``steps``, the arguments of ``reported``, two at a time, and return the names of those that failed."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        ran = list(pool.map(lambda one: (one[0], reported(*one)), steps))
    return [name for name, passed in ran if not passed]


def reported(name, command, told=False):
    """Run ``command`` in the root folder, say what becomes of it, and tell whether it succeeded.

    It says its name when it begins; when it ends, how many seconds it took, and what it said if it failed, or in any
    case if it is to be ``told``.
    """
    tell("== " + name + " …")
    begun = time.monotonic()
    ran = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    seconds = round(time.monotonic() - begun)
    passed = ran.returncode == 0
    ja, en = ("通りました", "passed") if passed else ("失敗", "failed")
    head = Words(ja="== %s: %s（%d秒）" % (name, ja, seconds), en="== %s: %s (%d s)" % (name, en, seconds))
    said = "" if passed and not told else ran.stdout.decode("utf-8", "replace").rstrip()
    # In one piece, because another step may speak meanwhile.
    tell("%s\n%s" % (head, said) if said else head)
    return passed


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
