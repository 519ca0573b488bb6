"""A server as ``konkyo open`` runs it, in a thread and on a port of its own."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import uvicorn
from pages import TOKEN

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.request_guard import own_access
from konkyo.explorer.web_app import explorer_app


@contextmanager
def served(desk: GraphDesk) -> Iterator[str]:
    """Serve ``desk`` while the block runs, and give its address."""
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    bound.listen()
    port = bound.getsockname()[1]
    app = explorer_app(desk, replace(own_access(TOKEN, port), command_secret=TOKEN))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    running = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    running.start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        running.join()
