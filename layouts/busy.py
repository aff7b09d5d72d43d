"""What a busy server says: a page that stands alone, so that it costs nothing, or one sentence of text."""

from functools import cache

from dashboard.translation import _, speaking
from layouts.plain import plain, said


@cache
def busy(language: str, seconds: int, is_page: bool) -> str:
    """The page, or the sentence alone, in `zh` or `en`: why, and in how many seconds it is tried again."""
    with speaking("en" if language == "en" else "zh"):
        told = _(
            "同时使用的人太多，或者系统正在重新启动。数据没有丢失，{seconds}秒后自动重试，不用反复刷新。"
        )
        text = told.format(seconds=seconds)
        return plain(_("系统正忙"), "", said(text)) if is_page else text
