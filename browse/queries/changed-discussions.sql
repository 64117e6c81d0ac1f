-- Discussions that changed. The 200 in which most texts were edited, deleted or put back since they were first archived, as the captures show.
-- hidden = ["page_id"]
-- [links]
-- title = "/read/{page_id}"
-- texts = "/archive/revisions?page_id={page_id}&_sort_desc=seen_at"
with most as (
  select page_id, count(distinct coalesce(comment_id, 0)) as texts,
    sum(change = 'edited') as edited, sum(change = 'deleted') as deleted,
    sum(change = 'restored') as restored, max(seen_at) as last_seen
  from revisions
  where change <> 'created'
  group by page_id
)
select most.page_id, coalesce(pages.title, 'Without a title') as title, most.texts, most.edited,
  most.deleted, most.restored, most.last_seen
from most
join pages on pages.id = most.page_id
where pages.kind = 'topic' and pages.status <> 'withheld'
order by most.texts desc, most.last_seen desc, pages.url
limit 200
