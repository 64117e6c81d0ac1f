-- Pages without a day or an author. The first 500 articles, videos and discussions whose day or author could not be read, with what was found in their place.
-- hidden = ["page_id"]
-- [parameters.missing]
-- about = "What is missing"
-- default = "either"
-- choices = ["either", "day", "author"]
-- [links]
-- title = "/read/{page_id}"
-- problems = "/archive/problems?page_id={page_id}"
with documents as (
  select page_id, published_on, byline from articles
  union all select page_id, published_on, byline from videos
  union all select page_id, published_on, byline from topics
),
lacking as (
  select *, published_on is null as no_day,
    not exists (select 1 from page_authors where page_authors.page_id = documents.page_id)
      as no_author
  from documents
)
select lacking.page_id, pages.kind, coalesce(pages.title, 'Without a title') as title,
  case when no_day and no_author then 'day and author' when no_day then 'day' else 'author' end
    as missing,
  lacking.published_on, lacking.byline, pages.reader,
  (select count(*) from problems where problems.page_id = lacking.page_id) as problems
from lacking
join pages on pages.id = lacking.page_id
where case :missing when 'day' then no_day when 'author' then no_author
    else no_day or no_author end
  and pages.status <> 'withheld'
order by pages.kind, pages.url
limit 500
