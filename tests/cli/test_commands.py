"""The commands, and what they say of themselves."""

from __future__ import annotations

import click
import pytest

from cli.commands import command
from tests.cli.running import call, spawn

NAMES = ("browse", "crawl", "demo", "explain", "import", "rebuild", "status")


def test_it_has_the_commands_that_it_should() -> None:
    assert set(command.commands) >= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_and_option_says_what_it_does(name: str) -> None:
    said = call(name, "--help")
    assert said.exit_code == 0
    each = command.commands[name]
    assert each.help
    for parameter in each.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts}"
    assert "--data DIR" in said.stdout


def test_the_list_of_commands_is_not_cut_on_a_narrow_terminal() -> None:
    listed = spawn("--help", COLUMNS="80").stdout.partition("Commands:\n")[2]
    assert len(listed.splitlines()) == len(command.commands)
    assert "..." not in listed


@pytest.mark.parametrize("arguments", [["nonsense"], ["status", "--nonsense"], ["import"]])
def test_wrong_use_is_exit_2(arguments: list[str]) -> None:
    assert call(*arguments).exit_code == 2
