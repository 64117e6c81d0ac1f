-- Most discussed. The 100 pages with the most comments held, and when the first and last were written.
with most as (
  select page_id, comment_count from articles
  union all select page_id, comment_count from videos
  union all select page_id, comment_count from topics
  order by comment_count desc
  limit 100
)
select pages.id, pages.kind, pages.title, pages.url, most.comment_count,
  (select min(published_on) from comments where comments.page_id = most.page_id) as first_on,
  (select max(published_on) from comments where comments.page_id = most.page_id) as last_on
from most
join pages on pages.id = most.page_id
order by most.comment_count desc, pages.url
