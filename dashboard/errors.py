"""What the dashboard refuses, one exception tree: each says in both languages what is wrong."""


class DashboardError(Exception):
    """A question that cannot be answered: one line of `zh`, one of `en`; the command line exits 2."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en


class NoWarehouse(DashboardError):
    """The home holds no readable snapshot yet."""


class UnknownRegion(DashboardError):
    """The region is not in the warehouse; a forbidden one gets the identical answer."""

    def __init__(self, region: str) -> None:
        super().__init__(
            f"没有区划 {region[:20]}：请核对 6、9 或 12 位区划代码",
            f"no region {region[:20]}: check the 6, 9 or 12 digit code",
        )


class NothingToDraw(DashboardError):
    """No strike-off to draw from."""

    def __init__(self, region: str) -> None:
        super().__init__(
            f"{region} 本期没有可抽查的销号问题：请换一个期间，或用 --as-of 写明截至哪一天",
            f"nothing struck off in {region} in that period: choose another, or another --as-of",
        )


class UnknownMetric(DashboardError):
    """No such figure in the registry."""

    def __init__(self, metric: str) -> None:
        super().__init__(
            f"没有指标 {metric[:60]}：用 `python -m dashboard metrics` 查看全部指标",
            f"no metric {metric[:60]}: `python -m dashboard metrics` lists them all",
        )


class UnknownDimension(DashboardError):
    """The figure cannot be broken down, or filtered, this way."""

    def __init__(self, metric: str, dimension: str, allowed: tuple[str, ...]) -> None:
        listed = ", ".join(allowed)
        super().__init__(
            f"指标 {metric} 不能按 {dimension[:40]} 分：可用 {listed}",
            f"{metric} has no breakdown by {dimension[:40]}: it has {listed}",
        )


class UnknownField(DashboardError):
    """The figure has no count of that name."""

    def __init__(self, metric: str, field: str, allowed: tuple[str, ...]) -> None:
        listed = ", ".join(allowed)
        super().__init__(
            f"指标 {metric} 没有 {field[:40]} 这一项：可用 {listed}",
            f"{metric} has no count {field[:40]}: it has {listed}",
        )


class BadScope(DashboardError):
    """The period, the data date or a filter makes no sense."""


class BadRule(DashboardError):
    """A rule of scores breaks the form of its file."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(
            f"评分办法 {file} 不合格式：{why}",
            f"the rule of scores {file} breaks the form: {why}",
        )


class BadPolicy(DashboardError):
    """A policy file breaks its form, or names what doesn't exist."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"规定文件 {file} 不合格式：{why}", f"the policy file {file} breaks its form: {why}")
