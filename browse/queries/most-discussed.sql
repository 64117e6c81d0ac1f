-- Most discussed. The 100 pages with the most comments held, and when the first and last were written.
-- hidden = ["page_id"]
-- [links]
-- title = "/read/{page_id}#thread"
-- [chart]
-- title = "Comments"
-- shape = "bars"
-- label = "title"
-- value = "comments"
-- unit = "comments"
-- most = 20
with most as (
  select page_id, comment_count from articles
  union all select page_id, comment_count from videos
  union all select page_id, comment_count from topics
  order by comment_count desc
  limit 200
)
select pages.id as page_id, pages.kind, coalesce(pages.title, 'Without a title') as title,
  most.comment_count as comments,
  (select min(published_on) from comments where comments.page_id = most.page_id) as first_on,
  (select max(published_on) from comments where comments.page_id = most.page_id) as last_on
from most
join pages on pages.id = most.page_id
where pages.status <> 'withheld'
order by most.comment_count desc, pages.url
limit 100
