"""`python -m demo`: serves the made-up site until Ctrl-C."""

from __future__ import annotations

import argparse
import sys
import threading

from demo.designs import LISTED
from demo.server import serve
from demo.site import DESIGN, Demo


def main() -> int:
    """Serve the site named by the arguments; 1 if that cannot be done."""
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    parser.add_argument("--port", type=int, default=8600, help="0 takes a free one")
    parser.add_argument("--pages", type=int, default=60, help="articles, videos and topics")
    parser.add_argument("--seed", type=int, default=7, help="another number, another site")
    parser.add_argument("--edition", type=int, default=1, help="1, 2 or 3: a week apart")
    parser.add_argument("--design", default=DESIGN, help=f"what it looks like: {LISTED}")
    asked = parser.parse_args()
    try:
        server = serve(Demo(asked.seed, asked.pages, asked.edition, asked.design), asked.port)
    except (ValueError, OSError) as error:
        sys.stderr.write(f"The made-up site cannot be served: {error}.\n")
        return 1
    sys.stdout.write(f"The made-up site is at {server.base_url} (Ctrl-C ends it).\n")
    sys.stdout.flush()
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        server.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
