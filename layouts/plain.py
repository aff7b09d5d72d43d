"""Pages that stand alone: what is said before, or beside, the site's own pages needs nothing else of it."""

from html import escape

from dashboard import addresses
from dashboard.tokens import css_variables
from dashboard.translation import _, language

DOCUMENT = """<!DOCTYPE html>
<html lang="{lang}" data-bs-theme="{theme}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <link rel="icon" href="data:,">
    <title>{title}</title>
    <style>{tokens}{style}</style>
  </head>
  <body>
    <main>
      <h1>{heading}</h1>
      <p class="under">{under}</p>
      {body}
    </main>
  </body>
</html>"""

STYLE = """
*{box-sizing:border-box}
body{margin:0;background:var(--mq-page);color:var(--mq-ink);font:var(--mq-type-body)/1.5 var(--mq-font)}
main{max-width:400px;margin:12vh auto 24px;padding:32px;background:var(--mq-surface);
border:1px solid var(--mq-line);border-radius:var(--mq-radius)}
h1{font-size:24px;margin:0}
.under{color:var(--mq-ink-soft);margin:4px 0 20px}
form + .under{margin:20px 0 0;font-size:13px}
a{color:var(--mq-accent)}
.way{display:block;padding:10px;text-align:center;font-weight:600;text-decoration:none;
border:1px solid var(--mq-accent);border-radius:6px}
label{display:block;margin:14px 0 4px;font-weight:600}
input,textarea{width:100%;height:44px;padding:0 12px;font:inherit;font-size:16px;color:var(--mq-ink);
background:var(--mq-page);border:1px solid var(--mq-ink-faint);border-radius:6px}
textarea{height:auto;padding:10px 12px;resize:none;overflow-wrap:anywhere}
button{width:100%;height:44px;margin-top:24px;font:inherit;font-size:16px;font-weight:600;cursor:pointer;
color:var(--mq-on-accent);background:var(--mq-accent);border:0;border-radius:6px}
:focus-visible{outline:2px solid var(--mq-accent);outline-offset:2px}
.told{margin:0 0 4px;padding:10px 12px;border:1px solid var(--mq-line);border-left:4px solid var(--mq-accent);
border-radius:6px;background:var(--mq-raised)}
.told.wrong{border-left-color:var(--mq-late)}
@media (max-width:480px){main{margin:0;min-height:100vh;padding:48px 24px;border:0;border-radius:0}}
"""


def plain(heading: str, under: str, body: str, title: str = "", theme: str = "") -> str:
    """A page of its own in the language spoken; `body` is markup, everything else is text."""
    return DOCUMENT.format(
        lang="zh-CN" if language() == "zh" else "en",
        theme="dark" if theme == "dark" else "light",
        title=escape(f"{title or heading} · {_('民情看板')}"),
        heading=escape(heading),
        under=escape(under),
        body=body,
        tokens=css_variables(),
        style=STYLE,
    )


def said(text: str, is_wrong: bool = False) -> str:
    """What is to be said, as markup; nothing where there is nothing."""
    if not text:
        return ""
    kind, role = ("told wrong", "alert") if is_wrong else ("told", "status")
    return f'<p class="{kind}" role="{role}">{escape(text)}</p>'


def refused(text: str, back: str = addresses.OVERVIEW) -> str:
    """A page that says why something wasn't done, and leads back."""
    way = f'<p><a href="{escape(back)}">{escape(_("返回"))}</a></p>'
    return plain(_("没有做成"), "", said(text, is_wrong=True) + way)


def handed_link(name: str, link: str, minutes: int) -> str:
    """A page that shows a one-time link, once."""
    told = _("把这个链接交给 {name}。{minutes} 分钟内有效，只能用一次；离开本页后不再显示。")
    body = (
        f'<label for="link">{escape(_("登录链接"))}</label>'
        f'<textarea id="link" rows="4" readonly autofocus>{escape(link)}</textarea>'
        f'<p><a href="{addresses.USERS}">{escape(_("返回用户列表"))}</a></p>'
    )
    return plain(_("一次性登录链接"), told.format(name=name, minutes=minutes), body)
