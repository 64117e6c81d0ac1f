"""The people of the made-up site."""

from demo.people import PROFILES, members, visitor


def test_members_have_numbers_and_names_of_their_own() -> None:
    """No two accounts share a number or a name; a bigger site has more of them."""
    few, many = members(7, 60), members(7, 5_000)
    for folk in (few, many):
        assert len({who.uid for who in folk}) == len({who.name for who in folk}) == len(folk)
    assert len(few) < len(many)


def test_two_long_names_look_alike() -> None:
    """Cut to 15 letters they cannot be told apart; everybody else can."""
    folk = members(7, 60)
    cut = [who.shown for who in folk if who.shown.endswith("…")]
    assert len(cut) == 2
    assert len(set(cut)) == 1
    assert len({who.shown for who in folk}) == len(folk) - 1


def test_visitors_have_no_number() -> None:
    """A visitor is drawn by the comment's number, always the same."""
    assert visitor(7, 12) == visitor(7, 12)
    assert visitor(7, 12).uid == 0


def test_each_author_has_a_page_and_all_but_the_organisation_a_degree() -> None:
    """Credentials repeat a part of the name."""
    assert len({profile.path for profile in PROFILES}) == len(PROFILES)
    for profile in PROFILES:
        assert (profile.credentials is None) == (profile.role == "Organisation")
        assert f", {profile.credentials}" in profile.name or profile.credentials is None
