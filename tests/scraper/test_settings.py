"""The settings that Scrapy gets."""

from __future__ import annotations

from importlib import import_module

from scrapy.settings import Settings, default_settings

import scraper.settings as ours
from scraper.plan import CrawlPlan
from scraper.settings import settings_for, user_agent

NAMES = [name for name in vars(ours) if name.isupper() and name not in ("AGENT", "VERSION")]


def test_each_is_a_setting_that_scrapy_has_and_that_we_change() -> None:
    """A misspelt setting would do nothing, and say nothing."""
    for name in NAMES:
        assert getattr(ours, name) != getattr(default_settings, name), name


def test_components_are_where_they_are_said_to_be() -> None:
    """Ours and Scrapy's that are turned off."""
    for name in ("DOWNLOADER_MIDDLEWARES", "SPIDER_MIDDLEWARES", "EXTENSIONS"):
        for path in getattr(ours, name):
            module, _, member = path.rpartition(".")
            assert hasattr(import_module(module), member), path


def test_nothing_but_the_web_is_opened() -> None:
    """A link to a file or bucket must never be followed (Scrapy has handlers for them)."""
    settings = Settings()
    settings.setmodule(ours)
    handlers = settings.getwithbase("DOWNLOAD_HANDLERS")
    assert {scheme for scheme, handler in handlers.items() if handler} == {"http", "https"}


def test_a_host_is_asked_one_thing_at_a_time() -> None:
    """Only this machine gets several requests at once, and only where no delay is asked for."""
    assert "CONCURRENT_REQUESTS" not in settings_for(CrawlPlan(delay=0), "https://example.org")
    assert "CONCURRENT_REQUESTS" not in settings_for(CrawlPlan(), "http://127.0.0.1")
    assert settings_for(CrawlPlan(delay=0), "http://127.0.0.1")["CONCURRENT_REQUESTS"] > 1
    assert settings_for(CrawlPlan(delay=0), "https://example.org")["DOWNLOAD_DELAY"] == 1.0


def test_the_user_agent_names_tool_and_contact() -> None:
    """So that a host can tell who we are, whom to complain to, and write rules for us."""
    assert user_agent("https://example.org/us").startswith("grace-archive/")
    assert user_agent("https://example.org/us").endswith("(+https://example.org/us)")
    assert "(" not in user_agent(None)
