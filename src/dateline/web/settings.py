"""What a running workbench knows of itself."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

#: Names and numbers by which one's own machine is called.
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class WebSettings:
    """Who sits at the workbench and how the browser proves it. ``token`` opens a session once it is in the start
    address; ``session`` is what the cookie then holds. ``port`` tells apart the cookies of several workbenches."""

    author: str
    port: int = 8321
    host: str = "127.0.0.1"
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    session: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)

    @property
    def cookie(self) -> str:
        """The name of the session's cookie: cookies do not know of ports."""
        return f"dateline_{self.port}"

    @property
    def address(self) -> str:
        """Where the workbench is, without its token."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def start_address(self) -> str:
        """The address that opens a session."""
        return f"{self.address}/?token={self.token}"
