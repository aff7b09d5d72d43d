"""A sparkline as a picture in the page's own bytes: a few points need no plotting library."""

from urllib.parse import quote

from dashboard.render.frame import palette
from dashboard.tokens import Theme

WIDTH, HEIGHT, PAD = 84, 30, 3


def spark(values: tuple[float | int | None, ...], theme: Theme) -> str | None:
    """The SVG line of `values` as a `data:` address, broken where one is unknown; None for fewer than two."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return None
    low, high = min(known), max(known)
    points = [None if v is None else _point(i, v, len(values), low, high) for i, v in enumerate(values)]
    colours = palette(theme)
    last = next(point for point in reversed(points) if point is not None)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path d="{_path(points)}" fill="none" stroke="{colours.second}" stroke-width="1.6"/>'
        f'<circle cx="{last[0]}" cy="{last[1]}" r="2.4" fill="{colours.accent}"/></svg>'
    )
    return f"data:image/svg+xml,{quote(svg)}"


def _point(index: int, value: float, count: int, low: float, high: float) -> tuple[float, float]:
    across = PAD + index * (WIDTH - 2 * PAD) / (count - 1)
    share = 0.5 if high == low else (value - low) / (high - low)
    return round(across, 1), round(HEIGHT - PAD - share * (HEIGHT - 2 * PAD), 1)


def _path(points: list[tuple[float, float] | None]) -> str:
    steps, pen = [], "M"
    for point in points:
        if point is None:
            pen = "M"
            continue
        steps.append(f"{pen}{point[0]} {point[1]}")
        pen = "L"
    return "".join(steps)
