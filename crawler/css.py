"""CSS selectors to the XPath that finds the same elements on a page."""

from __future__ import annotations

from typing import Any, NoReturn

from cssselect import ExpressionError, HTMLTranslator, SelectorError


class _Translator(HTMLTranslator):
    """A translator that refuses prefixes: the elements of a parsed page have no namespaces."""

    def xpath_element(self, selector: Any) -> Any:
        return _refuse(selector) if selector.namespace else super().xpath_element(selector)

    def xpath_attrib(self, selector: Any) -> Any:
        return _refuse(selector) if selector.namespace else super().xpath_attrib(selector)


def _refuse(selector: Any) -> NoReturn:
    raise ExpressionError(f"pages have no namespaces, such as {selector.namespace}")


_TRANSLATOR = _Translator()


def xpath_of(css: str) -> str:
    """Translate a CSS selector.

    >>> xpath_of("div > p")
    'descendant-or-self::div/p'

    Raises:
        ValueError: it is no CSS selector, or none that a page can be searched for.
    """
    if not css.isprintable():
        raise ValueError("there are control characters in it")
    try:
        return _TRANSLATOR.css_to_xpath(css)
    except (SelectorError, RecursionError) as error:
        raise ValueError(str(error)) from error
