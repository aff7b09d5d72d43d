"""The page before all others: it stands alone, since without a sign-in nothing else is served."""

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
      <h1>{product}</h1>
      <p class="under">{under}</p>
      {told}
      <form method="post" action="{action}">
        <input type="hidden" name="next" value="{next}">
        <input type="hidden" name="lang" value="{tongue}">
        <input type="hidden" name="theme" value="{theme}">
        <label for="name">{name}</label>
        <input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false"
          maxlength="64" value="{typed}" required {focus_name}>
        <label for="password">{password}</label>
        <input id="password" name="password" type="password" autocomplete="current-password"
          maxlength="200" required {focus_password}>
        <button>{submit}</button>
      </form>
      <p class="under">{help}</p>
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
label{display:block;margin:14px 0 4px;font-weight:600}
input{width:100%;height:44px;padding:0 12px;font:inherit;font-size:16px;color:var(--mq-ink);
background:var(--mq-page);border:1px solid var(--mq-ink-faint);border-radius:6px}
button{width:100%;height:44px;margin-top:24px;font:inherit;font-size:16px;font-weight:600;cursor:pointer;
color:var(--mq-on-accent);background:var(--mq-accent);border:0;border-radius:6px}
:focus-visible{outline:2px solid var(--mq-accent);outline-offset:2px}
.told{margin:0 0 4px;padding:10px 12px;border:1px solid var(--mq-line);border-left:4px solid var(--mq-accent);
border-radius:6px;background:var(--mq-raised)}
.told.wrong{border-left-color:var(--mq-late)}
@media (max-width:480px){main{margin:0;min-height:100vh;padding:48px 24px;border:0;border-radius:0}}
"""


def signin(beyond: str, theme: str, typed: str = "", told: str = "", is_wrong: bool = False) -> str:
    """The sign-in page in the language spoken; `beyond` is where it leads, `told` what is to be said."""
    kind = "told wrong" if is_wrong else "told"
    role = "alert" if is_wrong else "status"
    words = {
        "lang": "zh-CN" if language() == "zh" else "en",
        "tongue": language(),
        "theme": "dark" if theme == "dark" else "light",
        "title": f"{_('登录')} · {_('民情看板')}",
        "product": _("民情看板"),
        "under": _("登录后查看本地区的数据"),
        "action": addresses.SIGN_IN,
        "next": beyond,
        "typed": typed[:64],
        "name": _("用户名"),
        "password": _("密码"),
        "submit": _("登录"),
        "help": _("没有用户名或忘了密码，请找本单位的管理员。"),
    }
    safe = {name: escape(text) for name, text in words.items()}
    said = f'<p class="{kind}" role="{role}">{escape(told)}</p>' if told else ""
    focus = {"focus_name": "" if typed else "autofocus", "focus_password": "autofocus" if typed else ""}
    return DOCUMENT.format(**safe, **focus, told=said, tokens=css_variables(), style=STYLE)
