-- Most active experts. Faculty, staff and organisations by the comments and pages that they wrote; patients are not listed.
-- hidden = ["author_id"]
-- [links]
-- name = "/author/{author_id}"
-- [chart]
-- title = "Comments"
-- shape = "bars"
-- label = "name"
-- value = "comments"
-- unit = "comments"
-- most = 20
select authors.id as author_id, authors.name, authors.kind,
  (select count(*) from comments where comments.author_id = authors.id) as comments,
  (select count(distinct page_id) from page_authors where page_authors.author_id = authors.id) as pages
from authors
where authors.kind in ('faculty', 'staff', 'organisation')
order by comments desc, pages desc, authors.name
limit 100
