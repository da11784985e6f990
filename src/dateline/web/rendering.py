"""Pages from templates: one typed context a template, everything escaped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
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


@cache
def load_templates() -> Environment:
    """The package's templates: everything escaped, no name that is not there, no sign that could break a page."""
    environment = Environment(
        loader=PackageLoader("dateline.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=words.harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in ("spaced", "day", "moment", "days", "where", "country", "number", "ends", "in_order", "plural"):
        environment.filters[name] = getattr(words, name)
    return environment


class Renderer:
    """Pages within the shell."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def text(self, context: PageContext) -> str:
        """The page as HTML."""
        return load_templates().get_template(context.template).render(page=context, shell=self._shell)

    def answer(self, context: PageContext, status: int = 200) -> HTMLResponse:
        """The page as an answer."""
        return HTMLResponse(self.text(context), status)
