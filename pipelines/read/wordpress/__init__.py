"""WordPress: posts with their comments, pages, and the lists of posts."""
