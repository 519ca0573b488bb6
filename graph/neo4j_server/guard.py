"""Run a command that ends when the process that started it ends: ``python guard.py COMMAND…``.

The parent process holds the other end of stdin. It is closed when the parent ends, for whatever reason, and then this
program ends the command. It runs in its own session, so that Ctrl-C in the parent's terminal does not reach it. It
prints one line: the process id of the command.
"""

import subprocess
import sys
import threading


def main(command: list[str]) -> int:
    """Run ``command`` until it ends or stdin does; return its exit code."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    print(process.pid, flush=True)

    def wait_for_the_asker() -> None:
        while sys.stdin.buffer.read(1):
            pass
        # Killed, because nobody is left to use what it would still write.
        process.kill()

    threading.Thread(target=wait_for_the_asker, daemon=True).start()
    return process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
