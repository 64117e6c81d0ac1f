"""One file a site: its hosts, time zone, start pages, address rules and staff."""
