"""The page on which one chooses one's own password; it stands alone as the sign-in page does."""

from html import escape

from dashboard import addresses
from dashboard.access.policy import access_policy
from dashboard.translation import _, language
from layouts.plain import plain, said

FIELD = """<label for="{id}">{label}</label>
        <input id="{id}" name="{id}" type="password" autocomplete="{kind}" maxlength="{longest}" required>"""


def password(name: str, has_one: bool, told: str = "") -> str:
    """The form for a user's new password; the one in force is asked for where there is one."""
    policy = access_policy().password
    fields = [("current", _("现在的密码"), "current-password")] if has_one else []
    fields += [("new", _("新密码"), "new-password"), ("again", _("再输一遍"), "new-password")]
    inputs = "".join(
        FIELD.format(id=id_, label=escape(label), kind=kind, longest=policy.longest)
        for id_, label, kind in fields
    )
    user = f'<input type="hidden" name="username" autocomplete="username" value="{escape(name)}">'
    tongue = f'<input type="hidden" name="lang" value="{language()}">'
    later = f'<p class="under"><a href="{addresses.OVERVIEW}">{escape(_("以后再说"))}</a></p>'
    form = (
        f'<form method="post" action="{addresses.PASSWORD}">{user}{tongue}{inputs}'
        f"<button>{escape(_('设为我的密码'))}</button></form>{later}"
    )
    under = _("{name}：{shortest} 到 {longest} 个字符；设好以后，别处的登录都会退出。")
    told_of = under.format(name=name, shortest=policy.shortest, longest=policy.longest)
    return plain(_("设密码"), told_of, said(told, is_wrong=True) + form)
