"""The page before all others: it stands alone, since without a sign-in nothing else is served."""

from html import escape
from urllib.parse import urlencode

from dashboard import addresses
from dashboard.translation import _, language
from layouts.plain import plain, said

FORM = """<form method="post" action="{action}">
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
      <p class="under">{help}</p>"""


def signin(
    beyond: str, theme: str, typed: str = "", told: str = "", is_wrong: bool = False, provider: str = ""
) -> str:
    """The sign-in page in the language spoken; `beyond` is where it leads, `told` what is to be said.

    `provider` is what an outside provider is called, where there is one.
    """
    words = {
        "tongue": language(),
        "theme": "dark" if theme == "dark" else "light",
        "action": addresses.SIGN_IN,
        "next": beyond,
        "typed": typed[:64],
        "name": _("用户名"),
        "password": _("密码"),
        "submit": _("登录"),
        "help": _("没有用户名或忘了密码，请找本单位的管理员。"),
    }
    safe = {name: escape(text) for name, text in words.items()}
    focus = {"focus_name": "" if typed else "autofocus", "focus_password": "autofocus" if typed else ""}
    body = said(told, is_wrong) + _elsewhere(provider, beyond) + FORM.format(**safe, **focus)
    return plain(_("民情看板"), _("登录后查看本地区的数据"), body, _("登录"), theme)


def _elsewhere(provider: str, beyond: str) -> str:
    """The way in by an outside provider."""
    if not provider:
        return ""
    told = _("用{provider}登录").format(provider=provider)
    href = f"{addresses.SIGN_IN_PROVIDER}?{urlencode({'next': beyond})}"
    return f'<p><a class="way" href="{escape(href)}">{escape(told)}</a></p>'
