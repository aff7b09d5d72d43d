"""The deck: which slides, in which order, and the file."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from dashboard.cards.card import Ask, Card
from dashboard.pages import OVERVIEW
from dashboard.render.pptx.text import Words, add_text, typeset
from dashboard.scope import Scope, period, scope_of
from dashboard.slides import appendix, cards, openings
from dashboard.slides.agenda import agenda
from dashboard.slides.sheet import SMALL, SMALLEST_FOOT, Setting
from dashboard.slides.stage import Stage, open_stage
from dashboard.translation import _
from dashboard.warehouse import Warehouse
from dashboard.watermark import watermark


def write_deck(
    warehouse: Warehouse,
    region: str,
    quarter: str,
    as_of: date | None,
    template: Path | None,
    path: Path,
) -> None:
    """Write the deck of `quarter` ('2021Q4') for `region` to `path`, in the language spoken.

    `as_of` None is the data date. UnknownRegion, BadScope, BadTemplate; nothing is written then.
    """
    with warehouse.reading():
        stage = open_stage(template)
        setting = Setting(stage, warehouse, scope_of(warehouse, region, *period(quarter), as_of))
        _compose(setting)
        _mark(stage)
        _finish(stage)
        stage.presentation.core_properties.title = f"{setting.place} {setting.period}"
        stage.presentation.core_properties.author = _("民情看板")
        stage.presentation.save(str(path))


def asked(warehouse: Warehouse, scope: Scope) -> Ask:
    """What the deck's cards measure with: the quarter beside the quarter before."""
    return Ask(warehouse, scope, scope.previous(), medium="slides")


def shown() -> tuple[Card, ...]:
    """The cards that may have a slide, in order."""
    return agenda().cards


def _compose(setting: Setting) -> None:
    ask = asked(setting.warehouse, setting.scope)
    stories = {card.id: (card, card.told_anyhow(ask)) for card in shown()}
    first, *others = agenda().arranged()
    openings.cover(setting)
    cards.add(setting, [stories[card.id] for card in first])
    openings.figures(setting, [(card, card.told_anyhow(ask)) for card in OVERVIEW.figures])
    for together in others:
        cards.add(setting, [stories[card.id] for card in together])
    openings.closing(setting, ask)
    for card, story in stories.values():
        appendix.add(setting, card, story)


def _mark(stage: Stage) -> None:
    """The watermark, where one is asked for, under the foot of every slide, the cover included."""
    mark = watermark()
    if mark is None:
        return
    for slide in stage.presentation.slides:
        add_text(slide, stage.box(0.968, 0.998), [Words(mark, replace(SMALL, size=SMALLEST_FOOT))])


def _finish(stage: Stage) -> None:
    """Both typefaces on every text of every slide, of its charts and of its notes."""
    for slide in stage.presentation.slides:
        typeset(slide._element)
        typeset(slide.notes_slide._element)
        for shape in slide.shapes:
            if shape.has_chart:
                typeset(shape.chart._chartSpace)
