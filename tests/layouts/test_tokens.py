"""The colours are readable in both themes."""

import pytest

from dashboard.tokens import DARK, LIGHT, Palette, contrast, css_variables, text_on


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    "ink", ["ink", "ink_soft", "ink_faint", "accent", "watch", "late", "due", "done", "good"]
)
def test_text_reaches_wcag_aa_on_every_surface(palette: Palette, ink: str):
    for surface in (palette.page, palette.surface, palette.raised):
        assert contrast(getattr(palette, ink), surface) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("mark", ["accent", "second", "muted", "good", "watch"])
def test_marks_stand_out_from_the_card(palette: Palette, mark: str):
    assert contrast(getattr(palette, mark), palette.surface) >= 3


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_in_a_mark_is_readable(palette: Palette):
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    for colour in (
        palette.accent,
        palette.second,
        palette.third,
        palette.muted,
        palette.watch,
        *palette.scale,
    ):
        assert contrast(text_on(colour), colour) >= 4.4


def test_contrast_is_the_published_formula():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_css_names_both_themes():
    css = css_variables()
    assert f"--mq-accent:{LIGHT.accent}" in css
    assert f"[data-bs-theme=dark]{{--mq-page:{DARK.page}" in css
