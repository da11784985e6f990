"""Pages from templates: one typed context a template, everything escaped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from dateline.version import ENGINE_VERSION
from dateline.web import words


@dataclass(frozen=True, slots=True)
class Shell:
    """What stands around every page: who works, on which record."""

    author: str
    record: str
    engine: str = ENGINE_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """What a template is given, as ``page``; ``place`` is the part of the workbench that it belongs to."""

    template: ClassVar[str]
    title: str
    place: str = ""


class Renderer:
    """Templates of the package, and the shell around them."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._environment = Environment(
            loader=PackageLoader("dateline.web", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=words.harmless,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        for name in ("spaced", "day", "moment", "days", "where", "country", "number", "ends", "plural"):
            self._environment.filters[name] = getattr(words, name)

    def text(self, context: PageContext) -> str:
        """The page as HTML."""
        return self._environment.get_template(context.template).render(page=context, shell=self._shell)

    def answer(self, context: PageContext, status: int = 200) -> HTMLResponse:
        """The page as an answer."""
        return HTMLResponse(self.text(context), status)
