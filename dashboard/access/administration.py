"""What an administrator does with users, and reads of the log: those of the own region and below."""

from pathlib import Path

from audit.chain import Audit, Chain, Entry, Watch
from audit.person import at_the_terminal
from dashboard.access.signing import Signing
from dashboard.access.users import BadUser, UnknownUser, User
from dashboard.access.viewer import Viewer
from dashboard.sight import EVERYTHING, asked_for, is_in_sight


class OwnUser(BadUser):
    """Nobody shuts the door behind oneself."""

    def __init__(self) -> None:
        super().__init__(
            "不能停用自己：请另一位管理员来做", "nobody disables oneself: another administrator can"
        )


class Administration:
    """Users and log of a home as one administrator has them; `who` is None on the command line, above all."""

    def __init__(self, home: Path, who: Viewer | None) -> None:
        self._signing, self._audit, self._who = Signing(home), Audit(home), who

    def users(self) -> tuple[User, ...]:
        """The users in sight, disabled ones included, by name."""
        return tuple(user for user in self._signing.users.all() if self._is_in_sight(user))

    def add(self, name: str, role: str, region: str) -> str:
        """A new user who has no password yet: the secret of a one-time link. BadUser, UnknownRegion."""
        self._within(region)
        user = self._signing.users.add(name, role, region)
        self._note(name, change="added", role=user.role, region=user.region)
        return self._signing.link_for(name)

    def reset(self, name: str) -> str:
        """The user's password is gone, every sign-in over: the secret of a one-time link. UnknownUser."""
        self._known(name)
        self._signing.users.reset(name)
        self._note(name, change="reset")
        return self._signing.link_for(name)

    def disable(self, name: str) -> None:
        """The user is out, and stays out. UnknownUser, OwnUser."""
        self._known(name)
        if self._who is not None and self._who.name == name:
            raise OwnUser()
        self._signing.users.disable(name)
        self._note(name, change="disabled")

    def end_sign_ins(self, name: str) -> None:
        """The user is signed out everywhere. UnknownUser."""
        self._known(name)
        self._signing.users.end_sign_ins(name)
        self._note(name, change="signed_out")

    def log(self, watch: Watch) -> tuple[Chain, tuple[Entry, ...]]:
        """The whole chain, and of its lines those to be shown: of a region's administrator its users' own."""
        chain = watch.chain()
        if self._sees_all:
            return chain, chain.entries
        own = {user.name for user in self.users()}
        return chain, tuple(entry for entry in chain.entries if entry.who in own)

    @property
    def _sees_all(self) -> bool:
        return self._who is None or self._who.region == EVERYTHING

    def _is_in_sight(self, user: User) -> bool:
        return self._sees_all or (user.region != EVERYTHING and is_in_sight(user.region))

    def _known(self, name: str) -> None:
        """UnknownUser where nobody in sight has that name; one beyond sight gets the identical answer."""
        found = self._signing.users.find(name)
        if found is None or not self._is_in_sight(found):
            if found is not None:
                asked_for(found.region)
            raise UnknownUser(name)

    def _within(self, region: str) -> None:
        """BadUser where a user of that region would see more than who adds them."""
        if self._sees_all:
            return
        code = region.strip().ljust(12, "0")
        if not region.strip() or not is_in_sight(code):
            asked_for(code)
            raise BadUser("只能添加本地区及以下的用户", "only users of the own region and below can be added")

    def _note(self, name: str, **about: str) -> None:
        who = at_the_terminal() if self._who is None else self._who.name
        self._audit.note(who, "user_changed", user=name, **about)
