"""How often each of several byte strings occurs in a large content, a few times faster than `bytes.count`."""

from collections.abc import Iterable
from itertools import groupby, islice

import numpy as np

_PIECE = 1 << 18  # bytes looked through at a time, so that they stay near the processor


def occurrences(content: bytes, texts: Iterable[bytes]) -> dict[bytes, int]:
    """The number of places at which each text begins, overlapping ones included.

    Texts that begin with the same byte cost hardly more than one of them.
    """
    codes = np.frombuffer(content, dtype=np.uint8)
    found = dict.fromkeys(sorted(texts), 0)
    for first, own in groupby(list(found), key=lambda text: text[:1]):
        if first in content:
            together = list(own)
            for start in range(0, len(codes), _PIECE):
                is_first = codes[start : start + _PIECE] == first[0]
                if together == [first]:
                    found[first] += int(np.count_nonzero(is_first))
                    continue
                places = np.flatnonzero(is_first) + start
                for text in together:
                    found[text] += _beginning(codes, places, text)
    return found


def _beginning(codes: np.ndarray, places: np.ndarray, text: bytes) -> int:
    """At how many of the places, where its first byte stands, the text does."""
    places = places[places <= len(codes) - len(text)]
    for offset, code in islice(enumerate(text), 1, None):
        places = places[codes[places + offset] == code]
    return len(places)
