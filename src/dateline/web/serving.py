"""Listening on one's own machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from dateline.errors import UsageError
from dateline.store.database import Database
from dateline.web.app import create_app
from dateline.web.assets import missing_assets
from dateline.web.settings import WebSettings


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that is bound; raises ``UsageError`` where another program has the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((host, port))
            bound.listen(128)  # whoever reads the address may come at once
        except OSError as error:
            raise UsageError(
                f"--port {port}: {error.strerror or error}; give another, or 0 for any free one"
            ) from error
        yield bound


class Serving:
    """A workbench on a bound socket."""

    def __init__(self, database: Database, author: str, host: str, bound: socket.socket) -> None:
        self._settings = WebSettings(author, port=bound.getsockname()[1], host=host)
        self._app = create_app(database, self._settings)
        self._bound = bound

    @property
    def start_address(self) -> str:
        """The address to open in a browser."""
        return self._settings.start_address

    def missing(self) -> tuple[str, ...]:
        """Browser libraries that are not in the package."""
        return missing_assets()

    def run(self) -> None:
        """Answers until it is interrupted. Addresses, which may hold names that are looked for, are not logged."""
        config = uvicorn.Config(
            self._app, log_level="warning", access_log=False, server_header=False, proxy_headers=False, ws="none"
        )
        uvicorn.Server(config).run(sockets=[self._bound])
