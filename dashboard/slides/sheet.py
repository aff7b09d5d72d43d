"""One slide: its title, what stands under it, its foot, its notes; what is drawn between is the caller's."""

from dataclasses import dataclass

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.slide import Slide

from dashboard import formats
from dashboard.metrics import METRICS
from dashboard.regions import find_region
from dashboard.render.pptx.box import Box, inches
from dashboard.render.pptx.text import Style, Words, add_text, fill_text, rgb, shortened, size_for
from dashboard.scope import Scope
from dashboard.slides.stage import Stage
from dashboard.standing_in import in_brief
from dashboard.tokens import LIGHT, SLIDE_TYPE
from dashboard.translation import _, say
from dashboard.warehouse import Warehouse

SMALL = Style(SLIDE_TYPE.small, LIGHT.ink_faint)
SMALLEST_TITLE, SMALLEST_FOOT = 20, 9


@dataclass(frozen=True)
class Setting:
    """What every slide of a deck shares."""

    stage: Stage
    warehouse: Warehouse
    scope: Scope

    @property
    def place(self) -> str:
        """The name of the scope's region."""
        return find_region(self.warehouse, self.scope.region).name

    @property
    def period(self) -> str:
        """The scope's period in words."""
        named = formats.period(self.scope.start, self.scope.end)
        is_running = self.scope.as_of < self.scope.end
        return _("{period}（未完）").format(period=named) if is_running else named

    @property
    def notice(self) -> str:
        """What must stand on every slide about the data; empty where there is nothing."""
        is_reconstructed = self.warehouse.meta.get("notice") == "reconstructed"
        notice = _("总数见公开报告，明细为重建") if is_reconstructed else ""
        return " · ".join(part for part in (in_brief(self.warehouse), notice) if part)

    @property
    def body(self) -> Box:
        """Where a slide's drawing goes."""
        return self.stage.box(0.25, 0.905)

    def sheet(self, title: str, under: str, count: int | None = None, metrics: tuple[str, ...] = ()) -> Slide:
        """A new slide with title, the line under it, foot, and the metrics' definitions in its notes."""
        slide = self.stage.add()
        self._headed(slide, title)
        add_text(slide, self.stage.box(0.175, 0.225), [Words(under, Style(SLIDE_TYPE.body, LIGHT.ink_soft))])
        self._foot(slide, count, metrics)
        slide.notes_slide.notes_text_frame.text = "\n\n".join([title, under, *map(definition, metrics)])
        return slide

    def title(self, slide: Slide, title: str, box: Box, largest: int) -> None:
        """The slide's title, in its own placeholder where the layout has one."""
        shape = slide.shapes.title
        if shape is None:
            shape = add_text(slide, box, [])
        shape.left, shape.top, shape.width, shape.height = box.left, box.top, box.width, box.height
        size = size_for(title, round(box.width * 0.9), largest, SMALLEST_TITLE)
        text = shortened(title, 2 * box.width, size)
        fill_text(shape.text_frame, [Words(text, Style(size, LIGHT.ink, bold=True))], MSO_ANCHOR.BOTTOM)

    def _headed(self, slide: Slide, title: str) -> None:
        box = self.stage.box(0.065, 0.165)
        self.title(slide, title, box, SLIDE_TYPE.title)
        if not self.stage.has_template:
            rule(slide, Box(0, box.top + inches(0.08), inches(0.14), box.height - inches(0.08)))

    def _foot(self, slide: Slide, count: int | None, metrics: tuple[str, ...]) -> None:
        box = self.stage.box(0.93, 0.97)
        told = [self.place, self.period, _("数据截至{day}").format(day=formats.day(self.scope.as_of))]
        if count is not None:
            told.append(f"n={formats.exact(count)}")
        told += [self.notice] if self.notice else []
        if metrics:
            told.append(_("来源：{ledgers}").format(ledgers=sources(metrics)))
        number = str(len(self.stage.presentation.slides))
        left, right = box.columns(20, 1, gap=0)
        text = " · ".join(told)
        size = size_for(text, left.width, SMALL.size, SMALLEST_FOOT)
        add_text(slide, left, [Words(shortened(text, left.width, size), Style(size, SMALL.colour))])
        add_text(slide, right, [Words(number, Style(SMALL.size, SMALL.colour, align="right"))])


def rule(slide: Slide, box: Box, colour: str = LIGHT.accent) -> None:
    """A filled rectangle without an outline."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, box.left, box.top, box.width, box.height)
    shape._element.remove(shape._element.find(qn("p:style")))  # the theme's outline and shadow
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)


def definition(metric: str) -> str:
    """What a figure means, how it is counted, and what it does not tell."""
    one = METRICS[metric]
    return "\n".join(
        (
            f"{say(one.name)} ({one.id})",
            say(one.meaning),
            _("算法：{formula}").format(formula=say(one.formula)),
            _("局限：{limits}").format(limits=say(one.limits)),
        )
    )


def sources(metrics: tuple[str, ...]) -> str:
    """The ledgers these figures are read from."""
    words = _ledger_names()
    ledgers = dict.fromkeys(ledger for metric in metrics for ledger in METRICS[metric].ledgers)
    return _("、").join(words.get(ledger, ledger) for ledger in ledgers)


def _ledger_names() -> dict[str, str]:
    """What the ledgers are called, in the language spoken."""
    return {
        "issue": _("问题台账"),
        "issue_event": _("流转台账"),
        "issue_review": _("回头看抽查表"),
        "reception": _("接待台账"),
        "station": _("站点登记"),
        "region": _("区划表"),
        "project": _("项目台账"),
        "project_node": _("项目节点台账"),
        "project_check": _("项目监督台账"),
        "solicitation": _("项目征集台账"),
        "deputy": _("代表名册"),
        "group": _("代表小组名册"),
        "group_member": _("小组成员名册"),
        "activity": _("代表履职台账"),
        "task": _("监督任务台账"),
        "meeting": _("会议台账"),
        "cycle": _("公告督办台账"),
        "budget": _("预算执行台账"),
        "budget_step": _("预算监督环节台账"),
        "suggestion": _("代表建议台账"),
        "lead": _("问题线索台账"),
        "survey": _("满意度测评台账"),
        "review": _("工作评议台账"),
        "scorecard_input": _("年度考核台账"),
    }
