"""Design tokens: the colours, type and spacing that page, slide and print share. Colours are '#rrggbb'."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal

from dashboard.charts import Role

Theme = Literal["light", "dark"]


@dataclass(frozen=True)
class Palette:
    """One theme's colours: surfaces, inks, roles of series, signals, and the three of dated things."""

    page: str
    surface: str
    raised: str
    ink: str
    ink_soft: str
    ink_faint: str
    line: str
    grid: str
    accent: str
    on_accent: str
    second: str
    third: str
    muted: str
    good: str
    watch: str
    band: str
    late: str
    due: str
    done: str
    none: str
    scale: tuple[str, str, str, str, str]

    def role(self, role: Role) -> str:
        """The colour of a series' role."""
        colour: str = getattr(self, role)
        return colour


LIGHT = Palette(
    page="#f3f5f8",
    surface="#ffffff",
    raised="#eef2f7",
    ink="#18212d",
    ink_soft="#465364",
    ink_faint="#626e7e",
    line="#d5dce5",
    grid="#e6ebf1",
    accent="#1b5aa0",
    on_accent="#ffffff",
    second="#5a8fc9",
    third="#a5bfdb",
    muted="#808b9a",
    good="#1b5aa0",
    watch="#ab4e08",
    band="#d6e3f1",
    late="#b3261e",
    due="#8a5a00",
    done="#1b6e3c",
    none="#e9ecf0",
    scale=("#e7eff8", "#bfd5ec", "#8bb2dc", "#4f88c4", "#1b5aa0"),
)

DARK = Palette(
    page="#10151b",
    surface="#19202a",
    raised="#232c38",
    ink="#e9edf3",
    ink_soft="#b3bdca",
    ink_faint="#94a0af",
    line="#354151",
    grid="#2a3441",
    accent="#74b0f2",
    on_accent="#0d1520",
    second="#4f8ccb",
    third="#46688c",
    muted="#7b8796",
    good="#74b0f2",
    watch="#f2994a",
    band="#243b55",
    late="#ff8a80",
    due="#f0c05a",
    done="#6fcf97",
    none="#262e39",
    scale=("#223347", "#2b4d74", "#376a9f", "#4f8cca", "#8cc0f8"),
)

PALETTES: Mapping[Theme, Palette] = {"light": LIGHT, "dark": DARK}

FONT_STACK = ",".join(
    ('"PingFang SC"', '"Microsoft YaHei"', '"Noto Sans SC"', '"Noto Sans CJK SC"', "system-ui", "sans-serif")
)
"""System fonts only: nothing is fetched."""

SLIDE_FONT = "Microsoft YaHei"
"""The East Asian and Latin typeface of slides; PowerPoint, WPS and LibreOffice replace it sensibly."""


@dataclass(frozen=True)
class Type:
    """Type sizes: pixels on the page, points on a slide."""

    body: int
    small: int
    title: int
    figure: int


PAGE_TYPE = Type(body=14, small=12, title=17, figure=30)
SLIDE_TYPE = Type(body=14, small=12, title=28, figure=36)

SPACE = 8
"""The grid unit in pixels; gaps are whole multiples of it."""

RADIUS = 10
"""Corner radius of a card in pixels."""


def css_variables() -> str:
    """The tokens as CSS custom properties (`--mq-…`): light by default, dark by data-bs-theme."""
    shared = f"--mq-font:{FONT_STACK};--mq-radius:{RADIUS}px;--mq-space:{SPACE}px;"
    shared += "".join(f"--mq-type-{f.name}:{getattr(PAGE_TYPE, f.name)}px;" for f in fields(PAGE_TYPE))
    dark = "".join(_declarations(DARK))
    light = "".join(_declarations(LIGHT))
    return f":root{{{shared}{light}color-scheme:light}}:root[data-bs-theme=dark]{{{dark}color-scheme:dark}}"


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, 'contrast ratio')."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def text_on(colour: str) -> str:
    """White or near-black, whichever reads better on `colour`."""
    return max(("#ffffff", "#10151b"), key=lambda ink: contrast(ink, colour))


def _declarations(palette: Palette) -> list[str]:
    names = (f.name for f in fields(palette) if f.name != "scale")
    return [f"--mq-{name.replace('_', '-')}:{getattr(palette, name)};" for name in names]


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
