"""Names as shown."""

from __future__ import annotations

import pytest

from pipelines.read.names import credentials, person, verified
from pipelines.read.sites.site import Site
from pipelines.records.finding import Person

SITE = Site(
    name="x",
    staff=frozenset({"jo"}),
    faculty=frozenset({"dr fay"}),
    organisations=frozenset({"the clinic"}),
)


@pytest.mark.parametrize(
    ("name", "degrees"),
    [
        ("Howard (Jack) West, MD", "MD"),
        ("Howard (Jack) West, MD, Associate Clinical Professor, Founder", "MD"),
        ("Lena Quint, RN, OCN", "RN, OCN"),
        ("A. B., M.D., Ph.D.", "M.D., Ph.D."),
        ("Ann and Bob, Carol", None),
        ("MD Anderson", None),
        ("West", None),
        ("West, ", None),
    ],
)
def test_degrees_stand_behind_a_comma(name: str, degrees: str | None) -> None:
    """Offices and other people are none."""
    assert credentials(name) == degrees


def test_a_visitor_is_a_guest_and_never_a_member() -> None:
    """Whether the mark or the number tells."""
    assert verified("  Ann   B (not verified) ") == ("Ann B", True)
    assert person(
        "Ann (not verified)", SITE, url="https://a.example", otherwise="member"
    ) == Person("Ann", guest=True, kind="guest")
    assert person("Ann", SITE, uid="0") == Person("Ann", uid="0", guest=True, kind="guest")


@pytest.mark.parametrize(
    ("name", "role", "kind"),
    [
        ("Jo", None, "staff"),
        ("Mia", "Forum Moderator", "staff"),
        ("Mia", "Faculty", "faculty"),
        ("Mia", "Patient", "member"),
        ("Dr Fay", None, "faculty"),
        ("The Clinic", None, "organisation"),
        ("Night Shift Staff", None, "organisation"),
        ("Stafford", None, "member"),
    ],
)
def test_kinds_come_from_lists_and_shown_roles(name: str, role: str | None, kind: str) -> None:
    """Else they are what the place says."""
    found = person(name, SITE, role_shown=role, otherwise="member")
    assert found is not None
    assert (found.kind, found.role_shown) == (kind, role)


@pytest.mark.parametrize("name", ["", "  ", "N/A", "none", "—"])
def test_nobody_is_nobody(name: str) -> None:
    """An author field may say that there is none."""
    assert person(name, SITE) is None


@pytest.mark.parametrize(
    ("path", "uid"), [("/user/17", "17"), ("/users/ann", None), ("/user/17/edit", None)]
)
def test_a_link_to_an_account_tells_its_number(path: str, uid: str | None) -> None:
    """And only that: another page of the account is no profile."""
    url = f"https://x.example{path}"
    assert person("Ann", SITE, url=url) == Person("Ann", url=url, uid=uid)
