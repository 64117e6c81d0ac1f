-- Most linked pages. The 100 articles and videos that the texts of other pages link to most often.
-- hidden = ["page_id"]
-- [links]
-- title = "/read/{page_id}"
-- links = "/archive/links?target_id={page_id}"
-- [chart]
-- title = "Links from other pages"
-- shape = "bars"
-- label = "title"
-- value = "links"
-- unit = "links"
-- most = 20
with most as (
  select target_id, count(*) as links, count(distinct page_id) as from_pages
  from links
  where target_id is not null and target_id <> page_id
  group by target_id
)
select pages.id as page_id, pages.kind, coalesce(pages.title, 'Without a title') as title,
  most.links, most.from_pages
from most
join pages on pages.id = most.target_id
where pages.kind in ('article', 'video') and pages.status <> 'withheld'
order by most.links desc, most.from_pages desc, pages.url
limit 100
