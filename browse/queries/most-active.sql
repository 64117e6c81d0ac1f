-- Most active. The 100 people who wrote the most comments, and the pages they wrote.
select authors.id, authors.name, authors.kind,
  (select count(*) from comments where comments.author_id = authors.id) as comments,
  (select count(*) from page_authors where page_authors.author_id = authors.id) as pages
from authors
order by comments desc, pages desc, authors.name
limit 100
