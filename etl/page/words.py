"""What the classes and the id of an element say of it, by their words alone."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Names of styles ("md:hidden", "w-1/2", "text-footer") say how an element looks.
_STYLE = re.compile(r"[:\[\]@/%]|^(?:bg|text|border|font|fill|stroke|divide|ring|outline)-.")
# What is hidden is shown again where the screen is wide: "hidden lg:block", "d-none d-md-flex".
_SHOWN = re.compile(
    r"(?:^|\s)(?:[\w-]+:!?|d-(?:sm|md|lg|xl|xxl)-|(?:sm|md|lg|xl)-)"
    r"(?:block|flex|grid|inline\S*|table\S*|contents|visible)(?=$|\s)"
)
# A post of WordPress's bears the names of its fields, whatever they are.
_POST = re.compile(r"(?:^|\s)(?:hentry|type-\w+\s+status-\w+)(?=$|\s)")
_MAX_WORDS = 4


@lru_cache(maxsize=16384)
def kind_of_names(names: str) -> str | None:
    """Name the kind of furniture that names speak of; None when they speak of none.

    `teaser` and `paywall` are names of furniture and of parts of an article.

    >>> kind_of_names("article-relatedLinks no-sidebar"), kind_of_names("content-with-sidebar")
    ('related', None)
    """
    tokens = names.split()
    if not _set_of("hidden").isdisjoint(tokens) and not _SHOWN.search(names):
        return "hidden"
    if _POST.search(names):
        return None
    for token in tokens:
        words = _words_of(token)
        if kind := _kind_of_words(_without_field(words)):
            return kind
        if "".join(words[-2:]) in _set_of("bodies"):
            return None
    return None


def _words_of(token: str) -> list[str]:
    """The words of one name that say what its element is, those of its state left out."""
    if _STYLE.search(token):
        return []
    words = [word for word in _HUMP.sub("-", token).lower().replace("_", "-").split("-") if word]
    for index, word in enumerate(words):
        if word in _set_of("having"):
            return words[:index]
    return words[:-2] if words and words[-1] in _set_of("states") else words


def _without_field(words: list[str]) -> list[str]:
    """Nothing of a name that gives the value of a field: "category-social"."""
    if len(words) < 2 or words[0] not in _set_of("fields"):  # noqa: PLR2004 - field and value
        return words
    is_part = words[0] == "author" and words[1] in _set_of("parts_of_author")
    return words if is_part or "".join(words[:2]) in _phrases() else []


def _kind_of_words(words: list[str]) -> str | None:
    for start, word in enumerate(words):
        for end in range(min(len(words), start + _MAX_WORDS), start, -1):
            kind = _phrases().get("".join(words[start:end]))
            if kind is not None and not (end - start == 1 and _only_describes(words, start)):
                return kind
        if word.startswith(_stems()[0]):
            return next(kind for stem, kind in _stems()[1].items() if word.startswith(stem))
    return None


def _only_describes(words: list[str], index: int) -> bool:
    """Whether a word only says what the thing behind it has, or is followed by a number."""
    following = words[index + 1] if index + 1 < len(words) else ""
    if words[index] == "date":
        return following.isdecimal()
    return words[index] in _set_of("describing") and following in _set_of("described")


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("etl.page").joinpath("names.toml").read_text("utf-8"))


@cache
def _set_of(name: str) -> frozenset[str]:
    return frozenset(_tables()["words"][name])


@cache
def _phrases() -> dict[str, str]:
    return {
        phrase.replace(" ", ""): kind
        for kind, table in _tables().items()
        for phrase in table.get("phrases", ())
    }


@cache
def _stems() -> tuple[tuple[str, ...], dict[str, str]]:
    stems = {stem: kind for kind, table in _tables().items() for stem in table.get("stems", ())}
    return tuple(stems), stems
