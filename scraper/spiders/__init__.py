"""The spiders article, video, forum and site."""
