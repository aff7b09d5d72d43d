"""Text made comparable: what people mean to be the same word becomes the same string."""

import re
import unicodedata
from functools import lru_cache

_BRACKETED = re.compile(r"[(\[【〔{<《][^()\[\]【】〔〕{}<>《》]*[)\]】〕}>》]")
_NOISE = re.compile(r"[\s\u200b-\u200f\ufeff*※★:,.;、。!?\"'“”‘’()\[\]【】〔〕{}<>《》·•/\\|_~\-—–]+")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """The text without width, case, spaces, line breaks, brackets and punctuation."""
    if text.isascii() and text.isalnum():  # numbers, of which a ledger has one a row
        return text.casefold()
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).casefold()


@lru_cache(maxsize=65536)
def folded_forms(text: str) -> tuple[str, ...]:
    """The folded text, then that without what stands in brackets, where it differs and is not empty."""
    normal = unicodedata.normalize("NFKC", text)
    whole, bare = folded(normal), folded(_BRACKETED.sub("", normal))
    return (whole, bare) if bare and bare != whole else (whole,)
