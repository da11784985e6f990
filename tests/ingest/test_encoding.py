"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.ingest.encoding import decode

STORY = "The army said “seven” soldiers died near Bangassou – José Ndoté was among them, the café owner’s son."


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_english_is_read_in_the_encoding_it_was_written_in(encoding: str, said: str) -> None:
    decoded = decode(STORY.encode(encoding))
    assert (decoded.text, decoded.encoding) == (STORY, said)


def test_arabic_in_an_old_windows_encoding_is_read_as_arabic() -> None:
    story = "قال متحدث باسم الجيش إن سبعة جنود قتلوا في هجوم على نقطة تفتيش قرب المدينة صباح اليوم. " * 4
    assert decode(story.encode("cp1256")).text == story


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"%PDF-1.7 and so on", "a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        (b"PK\x03\x04" + bytes(50), "zip"),
        (bytes(range(32)) * 20, "not text"),
        (b"Two men\x00 died.\nThree men died.", "null character at line 1"),
        ("Das Dorf Größen".encode() + b"\n\xff\xfe\xf0 caf\xe9", "mixed encodings"),
        ("Café\n".encode() * 3 + "Café".encode("latin-1"), "line 4"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        decode(raw)


def test_half_a_utf16_character_is_refused_with_its_line() -> None:
    with pytest.raises(InputError, match="line 1"):
        decode(STORY.encode("utf-16") + b"\x00")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_text_is_never_changed(text: str) -> None:
    raw = text.encode("utf-8")
    if not raw.startswith((b"\xef\xbb\xbf", b"PK\x03\x04", b"%PDF-", b"GIF8", b"BZh", b"{\\rtf")):
        assert decode(raw).text == text


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_reason(raw: bytes) -> None:
    try:
        text = decode(raw).text
    except InputError:
        return
    assert "\udc80" not in text
