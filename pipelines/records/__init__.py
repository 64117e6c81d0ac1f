"""The shapes that travel between keeping, reading and storing: one record class a table."""

from pipelines.records.discussion import Comment, CommentNumber, Forum
from pipelines.records.documents import Article, Document, Topic, Video
from pipelines.records.history import FindingRow, Problem, Revision, TextRow
from pipelines.records.pages import Address, Capture, PageRow
from pipelines.records.people import Author, PageAuthor
from pipelines.records.pointers import Link, Medium, Related
from pipelines.records.running import (
    About,
    Crawl,
    DictionaryEntry,
    KeptFile,
    QueueEntry,
    SearchRow,
    ToAssemble,
)
from pipelines.records.table import Column, Record, Scalar, Table
from pipelines.records.terms import Category, PageCategory, PageTag, Tag

ALL: tuple[type[Record], ...] = (
    Crawl,
    PageRow,
    Capture,
    Address,
    Author,
    Forum,
    Article,
    Video,
    Topic,
    Comment,
    CommentNumber,
    PageAuthor,
    Category,
    Tag,
    PageCategory,
    PageTag,
    Related,
    Medium,
    Link,
    Revision,
    Problem,
    QueueEntry,
    FindingRow,
    TextRow,
    KeptFile,
    SearchRow,
    ToAssemble,
    About,
    DictionaryEntry,
)
"""Every record class, in the order in which a reader of the data dictionary meets them."""

__all__ = [
    "ALL",
    "About",
    "Address",
    "Article",
    "Author",
    "Capture",
    "Category",
    "Column",
    "Comment",
    "CommentNumber",
    "Crawl",
    "DictionaryEntry",
    "Document",
    "FindingRow",
    "Forum",
    "KeptFile",
    "Link",
    "Medium",
    "PageAuthor",
    "PageCategory",
    "PageRow",
    "PageTag",
    "Problem",
    "QueueEntry",
    "Record",
    "Related",
    "Revision",
    "Scalar",
    "SearchRow",
    "Table",
    "Tag",
    "TextRow",
    "ToAssemble",
    "Topic",
    "Video",
]
