"""Statistical codes: level, ancestors, inclusion; by digits alone."""

LEVELS = ("village", "town", "county", "city", "province")
LENGTHS = {"province": 2, "city": 4, "county": 6, "town": 9, "village": 12}


def full(code: str) -> str:
    """The code padded to twelve digits."""
    return code.ljust(12, "0")


def level_of(code: str) -> str:
    """The lowest level whose digits are not all zero."""
    code = full(code)
    if code[9:] != "000":
        return "village"
    if code[6:9] != "000":
        return "town"
    if code[4:6] != "00":
        return "county"
    return "city" if code[2:4] != "00" else "province"


def ancestor(code: str, level: str) -> str | None:
    """The region's ancestor (or itself) at a level; None above its own level downwards."""
    if LEVELS.index(level) < LEVELS.index(level_of(code)):
        return None
    return full(full(code)[: LENGTHS[level]])


def inside(code: str, scope: str) -> bool:
    """Whether a region lies in (or is) the scope."""
    return ancestor(code, level_of(scope)) == full(scope)


def child_within(code: str, scope: str) -> str:
    """The direct child of the scope that holds the region; the scope itself for what is its own."""
    position = LEVELS.index(level_of(scope))
    if position == 0 or full(code) == full(scope):
        return full(scope)
    return ancestor(code, LEVELS[position - 1]) or full(scope)


def rank(level: str) -> int:
    """0 for the village, rising."""
    return LEVELS.index(level)
