"""The log in words: what was done, what about, and whether it stands as it was written."""

from collections.abc import Mapping

from audit.chain import Act, Chain, Entry
from dashboard.access.policy import Role
from dashboard.metrics.definition import Text
from dashboard.translation import _, say

ACTS: Mapping[Act, Text] = {
    "signed_in": Text("登录", "Signed in"),
    "signed_out": Text("退出", "Signed out"),
    "refused": Text("被拒绝", "Refused"),
    "downloaded": Text("下载", "Downloaded"),
    "user_changed": Text("改用户", "Changed a user"),
    "policy_changed": Text("政策文件有改动", "Policy file changed"),
    "loaded": Text("装载台账", "Loaded ledgers"),
    "rebuilt": Text("重建", "Rebuilt"),
    "rolled_back": Text("回退快照", "Rolled back"),
    "answered": Text("说明表头", "Explained a heading"),
    "uploaded": Text("上传", "Uploaded"),
    "confirmed": Text("确认装载", "Confirmed an upload"),
    "undone": Text("撤销装载", "Undid a load"),
    "discarded": Text("丢弃上传", "Discarded an upload"),
    "backed_up": Text("备份", "Backed up"),
    "restored": Text("恢复", "Restored"),
}
"""What each kind of line is called."""

ROLES: Mapping[Role, Text] = {
    "leader": Text("领导", "Leader"),
    "office": Text("办公室", "Office"),
    "administrator": Text("管理员", "Administrator"),
}

_NAMES: Mapping[str, Text] = {
    "address": Text("来自", "from"),
    "asked": Text("要求", "asked for"),
    "before": Text("之前", "before"),
    "change": Text("改动", "change"),
    "file": Text("文件", "file"),
    "how": Text("方式", "by"),
    "ledgers": Text("台账", "ledgers"),
    "load": Text("装载号", "load"),
    "now": Text("现在", "now"),
    "path": Text("地址", "path"),
    "region": Text("区划", "region"),
    "role": Text("角色", "role"),
    "rows": Text("行数", "rows"),
    "snapshot": Text("快照", "snapshot"),
    "submissions": Text("报送", "submissions"),
    "units": Text("单位", "units"),
    "upload": Text("上传号", "upload"),
    "files": Text("文件", "files"),
    "answer": Text("说明", "answer"),
    "heading": Text("表头", "heading"),
    "unit": Text("单位", "unit"),
    "period": Text("期间", "period"),
    "ledger": Text("台账", "ledger"),
    "user": Text("用户", "user"),
    "where": Text("在", "where"),
    "why": Text("原因", "because of"),
}

_VALUES: Mapping[tuple[str, str], Text] = {
    ("change", "added"): Text("新增", "added"),
    ("change", "disabled"): Text("停用", "disabled"),
    ("change", "password"): Text("新密码", "new password"),
    ("change", "link"): Text("登录链接", "sign-in link"),
    ("change", "reset"): Text("重置", "reset"),
    ("change", "signed_out"): Text("全部退出", "signed out everywhere"),
    ("how", "password"): Text("密码", "password"),
    ("how", "provider"): Text("统一登录", "outside provider"),
    ("why", "provider"): Text("统一登录没有成功", "the outside provider's sign-in failed"),
    ("how", "link"): Text("一次性链接", "one-time link"),
    ("where", "here"): Text("本设备", "this device"),
    ("where", "everywhere"): Text("所有设备", "every device"),
    ("why", "region"): Text("区划不在权限内", "a region beyond sight"),
    ("why", "body"): Text("请求读不懂", "a request that makes no sense"),
    ("why", "export"): Text("角色不能下载", "the role carries nothing away"),
    ("why", "administer"): Text("角色不能管理", "the role doesn't administer"),
    ("why", "upload"): Text("角色不能交数", "the role hands nothing in"),
    ("why", "password"): Text("密码不对", "wrong password"),
    ("why", "cross-site"): Text("来自别的网站", "sent from another site"),
}


def about(entry: Entry) -> str:
    """What a line is about, as a person reads it; what has no word stands as it was written."""
    told = []
    for name, value in entry.about.items():
        if value:
            known = _VALUES.get((name, value))
            label = say(_NAMES[name]) if name in _NAMES else name
            told.append(f"{label} {say(known) if known else value}")
    return _("，").join(told)


def verdict(chain: Chain) -> str:
    """Whether every line stands as it was written; else the first that doesn't, or how many are gone."""
    if chain.broken is not None:
        return _("日志第 {line} 行被改动过：请对照备份查明").format(line=chain.broken)
    if chain.missing:
        return _("日志末尾少了 {count} 行：请对照备份查明").format(count=chain.missing)
    return _("日志 {count} 行完整，末行印记 {seal}").format(count=len(chain.entries), seal=chain.seal[:16])
