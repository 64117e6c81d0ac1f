"""Scrapy's settings for this project: each one that we change, with its reason."""

from __future__ import annotations

from typing import Any

from scraper.plan import CrawlPlan, is_loopback
from scraper.software import AGENT, VERSION

BOT_NAME = AGENT
SPIDER_MODULES = ["scraper.spiders"]
NEWSPIDER_MODULE = "scraper.spiders"

# Our own queue survives a kill; Scrapy's loses pages at one, and its filter builds a request
# for each link to compare it.
SCHEDULER = "scraper.frontier.Frontier"

# A charity's server: one request at a time, one second apart, exactly (no jitter below it).
CONCURRENT_REQUESTS = 1
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.0

# The value of Scrapy's own security page; the default is 1 GiB. No warning below it: a page
# that is too large is a row, not a log line.
DOWNLOAD_MAXSIZE = 32 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0

# Off by default in Scrapy; a page must come from the host that it names.
DOWNLOAD_VERIFY_CERTIFICATES = True
# Only the web: a link to a file or bucket must never be opened. Ours limits an answer's head.
DOWNLOAD_HANDLERS = {
    "http": "scraper.heads.DownloadHandler",
    "https": "scraper.heads.DownloadHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}
# The resolver that takes the addresses which scraper.guards has looked at.
TWISTED_DNS_RESOLVER = "scrapy.resolver.CachingHostnameResolver"

# An anonymous guest: no cookies, and no telling where a link was found.
COOKIES_ENABLED = False
REFERER_ENABLED = False
# Both open a port on which anybody on this machine could run Python in the crawl.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

# Done by ours: redirects are kept and go through the queue, a retry waits as the host asks,
# bodies stay as they came.
REDIRECT_ENABLED = False
METAREFRESH_ENABLED = False
RETRY_ENABLED = False
COMPRESSION_ENABLED = False
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, deflate",
}
DOWNLOADER_MIDDLEWARES = {
    # Before anything that costs a request or a look-up.
    "scraper.robots.RobotsGate": 100,
    # In the place of Scrapy's own.
    "scraper.retries.TryAgain": 550,
    # Below HttpProxy (750): behind a proxy it is the proxy that looks names up.
    "scraper.guards.AddressGuard": 800,
    # Last of those that may hold a request up or refuse it: what is sent has had its turn.
    "scraper.turns.TakeTurns": 900,
    # Nearest to the wire: every answer, byte for byte as it came.
    "scraper.archiving.ArchiveMiddleware": 950,
    # The frontier knows the hosts, and nobody logs in.
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
}
# They judge requests and answers on the way to a spider's callback; ours yields nothing.
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.referer.RefererMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
EXTENSIONS = {
    "scrapy.extensions.logstats.LogStats": None,
    "scrapy.extensions.memusage.MemoryUsage": None,
    "scrapy.extensions.feedexport.FeedExporter": None,
    "scrapy.extensions.spiderstate.SpiderState": None,
}
# Scrapy 2.19 starts that many tasks for each answer, to take items that never come: a quarter
# of its time.
CONCURRENT_ITEMS = 1

# Trouble is a row or a sentence; the log has only what nobody foresaw.
LOG_LEVEL = "WARNING"
STATS_DUMP = False


def settings_for(plan: CrawlPlan, base_url: str) -> dict[str, Any]:
    """Return the settings that a plan changes, for a site at that base address."""
    local = is_loopback(base_url)
    settings: dict[str, Any] = {
        "USER_AGENT": user_agent(plan.contact),
        "DOWNLOAD_DELAY": plan.pace(base_url),
        "DOWNLOAD_TIMEOUT": plan.answer_within,
        "CLOSESPIDER_TIMEOUT": plan.max_time or 0,
        "HTTPPROXY_ENABLED": not local,
    }
    if local and not plan.delay and not plan.sample:
        settings |= {"CONCURRENT_REQUESTS": 16, "CONCURRENT_REQUESTS_PER_DOMAIN": 8}
    return settings


def user_agent(contact: str | None) -> str:
    """Return the name we give: tool, version, and whom to complain to.

    >>> user_agent("me@example.org").partition("+")[2]
    'me@example.org)'
    """
    return f"{AGENT}/{VERSION}" + (f" (+{contact})" if contact else "")
