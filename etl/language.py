"""The language of a page and the region that its language tags name."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import chain, repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_TAG = re.compile(
    r"^(?P<language>[a-z]{2,3})(?:[-_][a-z]{4})?(?:[-_](?P<region>[a-z]{2}))?(?![a-z])"
)
# Languages that have one custom wherever they are printed. Left out: English, whose countries
# differ; and those that put the year first, whose numeric dates are foreign to them.
_DAY_FIRST = frozenset({
    "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "es", "et", "fi",
    "fr", "ga", "gl", "hi", "hr", "id", "is", "it", "ka", "kk", "lv", "mk", "ms", "nb", "nl",
    "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sw", "ta", "te", "th", "tr",
    "uk", "ur", "uz", "vi",
})  # fmt: skip


def language_of(tags: Iterable[str | None]) -> str | None:
    """ISO 639-1 code of the first tag that is one.

    >>> language_of([None, "en-US"]), language_of(["not a language"])
    ('en', None)
    """
    for language, _ in map(_read, tags):
        if language:
            return language
    return None


def region_of(tags: Iterable[str | None]) -> str | None:
    """Country of the first tag that names one, in lower case.

    >>> region_of(["en", "en_GB"]), region_of(["zh-Hant-TW"]), region_of(["de"])
    ('gb', 'tw', None)
    """
    for _, region in map(_read, tags):
        if region:
            return region
    return None


def is_day_first(language: str | None) -> bool | None:
    """Whether a language prints the day first wherever it is read; None when that differs."""
    return True if language in _DAY_FIRST else None


def _read(tag: str | None) -> tuple[str | None, str | None]:
    found = _TAG.match((tag or "").strip().lower()[:40])
    if found is None or len(found["language"]) > 2:  # noqa: PLR2004 - ISO 639-1
        return None, None
    return found["language"], found["region"]


# Words that stand in any text of a language and hardly in one of another.
_COMMON = {
    "en": "the and of to that with for was from said",
    "de": "der die und das nicht mit von für auf dem den eine sich",
    "fr": "les des une dans est pour qui sur au du avec",
    "es": "el los las una por con para del que al",
    "pt": "os uma não com para dos da que em no ao",
    "it": "il gli della che per una con nel sono di dei",
    "nl": "het een van de en niet voor met dat op",
    "sv": "och att det som är på för med inte av",
    "no": "og det som er på ikke til av har den",
    "da": "og det som er på ikke til af har den",
    "fi": "ja että on ei oli se ovat mukaan myös",
    "pl": "nie się na jest że do w przez oraz",
    "tr": "bir ve bu için ile olarak da daha",
    "id": "yang dan di dengan untuk dari pada itu ini",
    "ms": "yang dan di dengan untuk daripada pada itu",
    "tl": "ang ng mga sa na at ay ni",
}
_LEAST_COMMON = 0.08


def guessed_language(text: str) -> str | None:
    """ISO 639-1 code of the language that a text in Latin letters is most likely in.

    >>> guessed_language("Der Bürgermeister sagte, die Mühle wird mit dem Hafen nicht schließen.")
    'de'
    >>> guessed_language("Oakton 12345") is None
    True
    """
    words = text[:4000].casefold().split()
    votes = Counter(chain.from_iterable(map(_languages_of().get, words, repeat(()))))
    # Of languages with as many, the first of the list.
    best = max(_COMMON, key=votes.__getitem__)
    return best if votes[best] >= _LEAST_COMMON * max(1, len(words)) else None


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """The languages in which each word is common."""
    words = {word for listed in _COMMON.values() for word in listed.split()}
    return {
        word: tuple(key for key, listed in _COMMON.items() if word in listed.split())
        for word in words
    }
