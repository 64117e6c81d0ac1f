"""GET: the only place that knows Scrapy."""
