-- Coverage. Of each kind of page and each reader, the share of pages with a date, an author, a body.
-- [links]
-- pages = "/archive/pages?kind={kind}&reader={reader}"
with documents as (
  select page_id, published_on, body_text is not null as has_body from articles
  union all select page_id, published_on, body_text is not null from videos
  union all select page_id, published_on, body_text is not null from topics
)
select pages.kind, pages.reader, count(*) as pages,
  round(avg(documents.published_on is not null), 3) as dated,
  round(avg(exists (select 1 from page_authors where page_authors.page_id = pages.id)), 3)
    as with_author,
  round(avg(documents.has_body), 3) as with_body
from documents
join pages on pages.id = documents.page_id
group by pages.kind, pages.reader
order by pages.kind, pages.reader
