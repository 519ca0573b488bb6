"""Run a command that ends when the process that started it ends: ``python guard.py COMMAND…``.

The asker holds the other end of stdin. It is closed when that process ends, however it does, and then the command is
ended too. Ctrl-C in the asker's terminal does not come here, for this runs in a session of its own. The one line on
stdout is the command's process id.
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
        # At once: nobody is left to use what it would still write.
        process.kill()

    threading.Thread(target=wait_for_the_asker, daemon=True).start()
    return process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
