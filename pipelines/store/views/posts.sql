-- One line a text: articles, videos, opening posts, comments and replies alike.
select
  pages.id as conversation,
  documents.kind,
  authors.name as author,
  authors.kind as role,
  documents.published_on as day,
  documents.published_at as time,
  null as reply_to,
  documents.own_text,
  documents.page_id as post,
  pages.url
from (
  select page_id, 'article' as kind, published_on, published_at, body_text as own_text from articles
  union all
  select page_id, 'video', published_on, published_at, body_text from videos
  union all
  select page_id, 'topic', published_on, published_at, own_text from topics
) as documents
join pages on pages.id = documents.page_id
left join page_authors on page_authors.page_id = documents.page_id
  and page_authors.role = 'author' and page_authors.position = 1
left join authors on authors.id = page_authors.author_id
union all
select
  comments.page_id,
  'comment',
  comments.author_name,
  authors.kind,
  comments.published_on,
  comments.published_at,
  comments.parent_id,
  comments.own_text,
  comments.id,
  comments.url
from comments
left join authors on authors.id = comments.author_id
where comments.deleted_at is null
