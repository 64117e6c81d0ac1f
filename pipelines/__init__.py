"""From a kept page to rows. Knows no Scrapy and no network."""
