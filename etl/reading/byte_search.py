"""How often bytes occur in a large content, many times faster than `bytes.count` counts more than one."""

from itertools import islice

import numpy as np

_PIECE = 1 << 18  # bytes looked through at a time, so that they stay near the processor


def occurrences(content: bytes, text: bytes) -> int:
    """The number of places at which `text` begins, overlapping ones included."""
    codes = np.frombuffer(content, dtype=np.uint8)
    first, last = text[0], len(codes) - len(text) + 1
    found = 0
    for start in range(0, last, _PIECE):
        end = min(start + _PIECE, last)
        is_first = codes[start:end] == first
        if len(text) == 1:
            found += int(np.count_nonzero(is_first))
            continue
        places = np.flatnonzero(is_first) + start
        for offset, code in islice(enumerate(text), 1, None):
            places = places[codes[places + offset] == code]
        found += len(places)
    return found
