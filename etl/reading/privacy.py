"""Keeps personal data out: a keyed hash and a mask for names, and marks in place of numbers in free text.

The patterns hold for Python's re and for DuckDB's RE2 alike, which has no look-around: each takes along the
character before and after the number, and is therefore applied twice, lest the second of two numbers with one
comma between them stays.
"""

import hashlib
import hmac
import re
from collections.abc import Sequence

from etl.folding import folded

_D = "[0-9０-９]"
_NOT = "[^0-9０-９]"
_GAP = "[-－ \u00a0]"
_BIRTHDAY = "(?:[0０][1-9１-９]|[1１][0-2０-２])(?:[0-2０-２][0-9０-９]|[3３][01０１])"
IDENTITY, TELEPHONE = "[证件号]", "[电话]"
_YEAR = "(?:[1１][9９]|[2２][0０])[0-9０-９]{2}"
_IDENTITY = (
    f"[1-9１-９]{_D}{{5}}(?:{_YEAR}{_BIRTHDAY}{_D}{{3}}[0-9０-９XxＸｘ]|{_D}{{2}}{_BIRTHDAY}{_D}{{3}})"
)
_MOBILE = f"(?:[+＋]?[8８][6６]{_GAP}?)?[1１][3-9３-９]{_D}(?:{_GAP}?{_D}{{4}}){{2}}"
_LANDLINE = (
    f"[(（]?[0０][1-9１-９]{_D}{{1,2}}[)）]?[-－— ]{{0,3}}[2-9２-９]{_D}{{6,7}}(?:[-－转]{_D}{{1,6}})?"
)
_CALLED = "(?:电话|手机|座机|热线|联系方式|致电|[Tt][Ee][Ll])[^0-9０-９,，。;；\\n]{0,6}"
NUMBERS: tuple[tuple[str, str], ...] = (
    (f"(^|{_NOT}){_IDENTITY}($|{_NOT})", rf"\1{IDENTITY}\2"),
    (f"(^|{_NOT})(?:{_MOBILE}|{_LANDLINE})($|{_NOT})", rf"\1{TELEPHONE}\2"),
    # A local number without an area code is known by what it is called.
    (f"({_CALLED})[2-9２-９]{_D}{{2,3}}{_GAP}?{_D}{{4}}($|{_NOT})", rf"\1{TELEPHONE}\2"),
)
HIDDEN = "[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
"""What shows nothing and turns or hides what stands around it, or is no character: text is kept without."""
SUSPECT = f"{_D}{_D}{_D}{_GAP}?{_D}{_D}{_D}"
_COMPILED = tuple((re.compile(pattern), mark) for pattern, mark in NUMBERS)
_SUSPECT = re.compile(SUSPECT)
_HIDDEN = re.compile(HIDDEN)
SEPARATORS = "[、,，;；/／\n]+"
_SEVERAL = "[ \u3000\u00a0、,，;；/／\n]"
_HASH_CHARACTERS = 32
_QUOTED_CHARACTERS = 40


def masked_text(text: str, names: Sequence[str] = ()) -> str:
    """The text without hidden marks, telephone and identity numbers marked, the given names masked."""
    text = _HIDDEN.sub("", text)
    for name in names:
        if len(name) > 1:
            text = text.replace(name, masked_name(name))
    if _SUSPECT.search(text):
        for pattern, mark in _COMPILED * 2:
            text = pattern.sub(mark, text)
    return text


def quoted_text(text: str, field_type: str) -> str:
    """A cell's text fit to be quoted: names masked, numbers in free text marked, long text cut."""
    if field_type == "phone":
        return "*" * 11
    masked = masked_names(text) if field_type == "name" else masked_text(text)
    return masked if len(masked) <= _QUOTED_CHARACTERS else masked[:_QUOTED_CHARACTERS] + "…"


def masked_name(name: str) -> str:
    """The first character and two stars: 王**."""
    return f"{name.strip()[:1]}**"


def masked_names(text: str) -> str:
    """Each name of a list masked: 王**、李**."""
    return "、".join(masked_name(name) for name in names_in(text))


def names_in(text: str) -> list[str]:
    """The names in a cell that lists them."""
    return [name.strip() for name in re.split(SEPARATORS, text) if name.strip()]


def written_forms(cell: str) -> list[str]:
    """The names in a cell as texts may write them: as they stand, and without the space in 王 芳."""
    names = names_in(cell)
    return list(dict.fromkeys([*names, *("".join(name.split()) for name in names)]))


def keyed_hash(text: str, key: bytes) -> str:
    """The same for one person however spaced; tells nothing without the key (HMAC-SHA256, RFC 2104)."""
    return hmac.digest(key, folded(text).encode("utf-8"), hashlib.sha256).hex()[:_HASH_CHARACTERS]


def sql_macros() -> tuple[str, ...]:
    """DuckDB macros for texts in bulk: drop_hidden(text), mask_text(text), strike_names(text, names)."""
    shown = f"regexp_replace(txt, {quoted(HIDDEN)}, '', 'g')"
    masked = shown
    for pattern, mark in NUMBERS * 2:
        masked = f"regexp_replace({masked}, {quoted(pattern)}, {quoted(mark)}, 'g')"
    listed = f"regexp_split_to_array({{}}, {quoted(SEPARATORS)})"
    closed = "regexp_replace(cell, '[ \u3000\u00a0]+', '', 'g')"
    both = f"list_concat({listed.format('cell')}, {listed.format(closed)})"
    names = f"list_filter(list_transform({both}, lambda n: trim(n)), lambda n: length(n) > 1)"
    suspect = quoted(f"{SUSPECT}|{HIDDEN}")
    # What shows nothing is beyond ASCII, and most numbers and short texts are not.
    visible = (
        f"when strlen(txt) > length(txt) and regexp_matches(txt, {quoted(HIDDEN)}) "
        f"then nullif({shown}, '') else txt end"
    )
    return (
        f"create or replace temp macro drop_hidden(txt) as case {visible}",
        f"create or replace temp macro mask_text(txt) as case when length(txt) > 6 then"
        f" case when regexp_matches(txt, {suspect}) then nullif({masked}, '') else txt end {visible}",
        # One name without a space is the rule, and many times cheaper than a list.
        f"create or replace temp macro strike_names(txt, cell) as case "
        f"when cell is null or length(cell) < 2 then txt "
        f"when not regexp_matches(cell, {quoted(_SEVERAL)}) then"
        f" case when contains(txt, cell) then replace(txt, cell, left(cell, 1) || '**') else txt end "
        f"else list_reduce(list_prepend(txt, {names}), lambda t, n: replace(t, n, left(n, 1) || '**')) end",
    )


def quoted(text: str) -> str:
    """The text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"
