"""cancergrace.org, the Global Resource for Advancing Cancer Education.

What is known of it, and how, stands in docs/sites/grace.md. The time zone is that of the founder's
hospital: no page names one.
"""

from pipelines.read.sites.site import Site

GRACE = Site(
    name="grace",
    base_url="https://cancergrace.org",
    hosts=("cancergrace.org", "www.cancergrace.org"),
    zone="America/Los_Angeles",
    start=("/", "/forum"),
    staff=frozenset({"jimc", "catdander", "janinet grace ..."}),
    faculty=frozenset({"dr west", "howard (jack) west, md"}),
    organisations=frozenset({"grace videos and articles", "grace"}),
)
