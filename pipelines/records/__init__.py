"""The shapes that travel between keeping, reading and storing: one record class a table."""

from pipelines.records.discussion import Comment, Forum
from pipelines.records.documents import Article, Document, Topic, Video
from pipelines.records.history import FindingRow, Problem, Revision, TextRow
from pipelines.records.pages import Address, Capture, PageRow
from pipelines.records.people import Author, PageAuthor
from pipelines.records.pointers import Link, Medium, Related
from pipelines.records.running import About, Crawl, DictionaryEntry, QueueEntry, ToAssemble
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
    "Crawl",
    "DictionaryEntry",
    "Document",
    "FindingRow",
    "Forum",
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
    "Table",
    "Tag",
    "TextRow",
    "ToAssemble",
    "Topic",
    "Video",
]
