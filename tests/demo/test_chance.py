"""Chance is the same everywhere."""

from demo.chance import draw


def test_a_key_always_draws_the_same() -> None:
    """Numbers depend on the key alone, and another key has others."""
    assert draw(7, "node", 12).random() == draw(7, "node", 12).random()
    assert draw(7, "node", 12).random() != draw(7, "node", 13).random()


def test_the_first_numbers_never_change() -> None:
    """Python keeps the sequence of a text seed: pages made last year are the same today."""
    assert round(draw(7, "node", 12).random(), 6) == 0.684132
