"""What is still ahead: how many requests and bytes a crawl will cost, by what the site tells."""
