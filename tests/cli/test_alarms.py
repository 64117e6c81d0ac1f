"""Alarms as they are printed."""

from __future__ import annotations

from cli.alarms import alarm_lines
from share.alarms import Alarm


def test_an_alarm_says_what_where_and_what_next() -> None:
    worse = Alarm(
        what="fewer have a title",
        kind="article",
        field="title",
        before=1.0,
        now=0.5,
        examples=("https://x.org/\x1b[2J",),
    )
    first, example, look, *_ = alarm_lines([worse])
    assert first == "ALARM  fewer have a title: 100% in the last good run, 50% now"
    assert "\x1b" not in example
    assert "grace-archive explain" in look


def test_without_an_alarm_nothing_is_said() -> None:
    assert list(alarm_lines([])) == []
