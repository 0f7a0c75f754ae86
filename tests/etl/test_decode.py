from __future__ import annotations

import time

import pytest

from etl.capture import Capture
from etl.decode import decode

# What a port authority says of its ferry, in the languages of the old encodings.
TEXTS = {
    "cp1252": (
        "de",
        "Die Fähre fiel am Dienstag aus, weil die Besatzung fehlte, sagte die Behörde.",
    ),
    "cp1250": ("cs", "Přístavní trajekt se v úterý zastavil, protože posádka odešla, uvedl úřad."),
    "cp1251": (
        "ru",
        "Портовый паром остановился во вторник, потому что экипаж ушёл, сообщил порт.",
    ),
    "koi8-r": (
        "ru",
        "Портовый паром остановился во вторник, потому что экипаж ушёл, сообщил порт.",
    ),
    "cp1253": ("el", "Το φέρι σταμάτησε την Τρίτη επειδή αποχώρησε το πλήρωμα, είπε το λιμάνι."),
    "cp1254": ("tr", "Liman feribotu salı günü mürettebat ayrıldığı için durdu, dedi yönetim."),
    "cp1256": ("ar", "توقفت العبارة يوم الثلاثاء بعد مغادرة الطاقم بسبب ساعات العمل."),
    "gb18030": ("zh", "港务局说，渡轮在星期二因船员罢工而停航，下一次谈判定于十月举行。"),
    "big5": ("zh", "港務局說，渡輪在星期二因船員罷工而停航，下一次談判定於十月舉行。"),
    "cp932": ("ja", "港湾局によると、フェリーは火曜日に乗組員のストライキのため運航を停止した。"),
    "euc-jp": ("ja", "港湾局によると、フェリーは火曜日に乗組員のストライキのため運航を停止した。"),
    "euc-kr": ("ko", "항만청은 화요일 승무원들의 파업으로 여객선 운항이 중단되었다고 밝혔다."),
}


def read(payload: bytes, content_type: str | None = None, kind: str = "html") -> str:
    return decode(
        Capture(1, 0, None, "https://post.example/a", kind, payload, "", content_type)  # type: ignore[arg-type]
    )


def page(text: str, language: str = "en", head: str = "") -> str:
    return f"<html lang={language}><head>{head}</head><body>{f'<p>{text}</p>' * 4}</body></html>"


@pytest.mark.parametrize("encoding", TEXTS)
def test_a_declared_encoding_is_used(encoding: str) -> None:
    language, text = TEXTS[encoding]
    whole = page(text, language, head=f"<meta charset={encoding}>")
    assert read(whole.encode(encoding)) == whole
    assert read(page(text).encode(encoding), f"text/html; charset={encoding}") == page(text)


@pytest.mark.parametrize("encoding", TEXTS)
def test_an_undeclared_encoding_is_found_by_its_words(encoding: str) -> None:
    language, text = TEXTS[encoding]
    assert read(page(text, language).encode(encoding)) == page(text, language)


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1251", "utf-16", "x-unheard-of"])
def test_utf_8_is_known_whatever_is_declared(declared: str) -> None:
    whole = page("Die Fähre fiel aus – “ohne Grund”.", head=f"<meta charset={declared}>")
    assert read(whole.encode()) == whole
    assert read(whole.encode(), f"text/html; charset={declared}") == whole


def test_what_is_declared_as_utf_8_and_is_not_is_read_as_windows_1252() -> None:
    head = "<meta charset=utf-8>"
    whole = page("Die Fähre fiel aus – “ohne Grund”.", head=head)
    assert read(whole.encode("cp1252")) == whole


def test_a_page_glued_together_from_two_encodings_is_read_in_both() -> None:
    one, other = page("Die Fähre.", head="<meta charset=utf-8>"), "<p>“Größer”</p>"
    assert read(one.encode() + other.encode("cp1252")) == one + other


def test_a_sign_cut_off_at_the_end_spoils_nothing() -> None:
    assert read("<p>Die Fähre ist größ".encode() + "é".encode()[:1]) == "<p>Die Fähre ist größ"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_utf_16_is_read_with_its_mark_and_without(encoding: str, mark: str) -> None:
    whole = page("Die Fähre fiel aus – “ohne Grund”.")
    assert read((mark + whole).encode(encoding)).removeprefix("\ufeff") == whole


@pytest.mark.parametrize("unit", [b"<", b"\xe9\n", b"<a \xff", b"<script", b"<html \xe9"])
def test_guessing_takes_no_long_time(unit: bytes) -> None:
    start = time.process_time()
    read(unit * (5_000_000 // len(unit)) + b"\xe9")
    assert time.process_time() - start < 5


def test_a_plain_text_in_an_old_encoding_is_read() -> None:
    _, text = TEXTS["cp1251"]
    assert read(text.encode("cp1251"), kind="text") == text
