-- Most discussed. The 100 pages with the most comments held.
select pages.id, pages.kind, pages.title, pages.url, count(*) as comments,
  min(comments.published_on) as first_on, max(comments.published_on) as last_on
from comments
join pages on pages.id = comments.page_id
where comments.deleted_at is null
group by pages.id
order by comments desc, pages.url
limit 100
