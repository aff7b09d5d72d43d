"""What is there before the first page: the document, and the parts every page is shown in."""

from collections.abc import Mapping

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.access.viewer import viewer
from dashboard.tokens import css_variables
from dashboard.translation import _, speaking

DOCUMENT = """<!DOCTYPE html>
<html lang="{lang}" data-bs-theme="{theme}" class="{role}">
  <head>
    {metas}
    <title>{title}</title>
    {favicon}
    <style>{tokens}</style>
    {css}
    <link rel="stylesheet" href="/assets/minqing.css">
  </head>
  <body>
    <div id="react-entry-point"><p class="mq-alone">{waiting}</p></div>
    <footer>{config}{scripts}{renderer}</footer>
  </body>
</html>"""


def frame() -> Component:
    """The address, where callbacks write it, the tab's title, and the place of the page."""
    return html.Div(
        [
            dcc.Location(id="address", refresh=False),
            dcc.Location(id="go", refresh="callback-nav"),
            dcc.Store(id="title"),
            html.Div(id="page"),
        ]
    )


def document(query: Mapping[str, str], pieces: Mapping[str, str]) -> str:
    """The HTML document around Dash's `pieces`, in its language and colours from the first byte: no flash."""
    is_english = query.get("lang") == "en"
    theme = "dark" if query.get("theme") == "dark" else "light"
    with speaking("en" if is_english else "zh"):
        own = {"waiting": _("正在打开…"), "title": _("民情看板")}
    lang = "en" if is_english else "zh-CN"
    who = viewer()
    # Links to files, which the server would refuse, are not shown to whoever may only read.
    role = "mq-reader" if who and not who.may("export") else ""
    own |= {"lang": lang, "theme": theme, "role": role, "tokens": css_variables()}
    return DOCUMENT.format(**{**pieces, **own})
