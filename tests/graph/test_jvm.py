"""Java inside this process."""

import subprocess
import sys

IN_A_THREAD = """
import threading
from konkyo.graph.jvm import start_java
done = threading.Event()
threading.Thread(target=lambda: (start_java(), done.set(), threading.Event().wait()), daemon=True).start()
done.wait()
"""


def test_a_program_ends_whose_java_was_started_in_a_thread_that_goes_on() -> None:
    assert subprocess.run([sys.executable, "-c", IN_A_THREAD], timeout=120).returncode == 0
