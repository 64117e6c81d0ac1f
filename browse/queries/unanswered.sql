-- Unanswered discussions. The newest 500 that patients began and that nobody answered so far: nobody of the faculty and staff, or nobody but who began them.
-- hidden = ["page_id"]
-- [parameters.by]
-- about = "Whose answer counts"
-- default = "staff"
-- choices = ["staff", "anybody"]
-- [links]
-- title = "/read/{page_id}"
select topics.page_id, topics.published_on, coalesce(topics.title, 'Without a title') as title,
  forums.name as forum, topics.comment_count as replies
from topics
join pages on pages.id = topics.page_id
left join forums on forums.id = topics.forum_id
where pages.status <> 'withheld'
  and not exists (
    select 1 from page_authors join authors on authors.id = page_authors.author_id
    where page_authors.page_id = topics.page_id and authors.kind in ('faculty', 'staff'))
  and not exists (
    select 1 from comments left join authors on authors.id = comments.author_id
    where comments.page_id = topics.page_id and comments.deleted_at is null
      and case when :by = 'anybody' then coalesce(comments.author_id not in (
          select author_id from page_authors where page_authors.page_id = topics.page_id), 1)
        else authors.kind in ('faculty', 'staff') end)
order by topics.published_on desc, topics.page_id
limit 500
