-- Who answers whom. How many posts of a year people of one kind wrote in answer to people of another; whom a post answers is not always told, and such posts do not count. Of a year with more than 20,000 posts that answer, the latest so many. No person is named.
-- hidden = ["pair"]
-- [parameters.year]
-- about = "A year, as 2013; left out: the last one that has posts"
-- [chart]
-- title = "Posts in answer to"
-- shape = "bars"
-- label = "pair"
-- value = "posts"
-- unit = "posts"
with asked as (
  select coalesce(nullif(:year, ''), (select substr(max(published_on), 1, 4) from comments)) as year
),
answers as (
  select comments.author_id as who, case
      when comments.parent_id is not null then (
        select parent.author_id from comments as parent where parent.id = comments.parent_id)
      else (
        select author_id from page_authors where page_authors.page_id = comments.page_id
        order by position limit 1) end as to_whom
  from comments
  where published_on between (select year || '-01-01' from asked)
      and (select year || '-12-31' from asked)
    and comments.deleted_at is null and comments.parent_from is not null
    and (comments.parent_id is not null or comments.parent_source_id is null)
  order by published_on desc
  limit 20000
)
select (select year from asked) as year, author.kind as who, answered.kind as to_whom, count(*) as posts,
  round(100.0 * count(*) / sum(count(*)) over (), 1) as percent,
  author.kind || ' to ' || answered.kind as pair
from answers
join authors as author on author.id = answers.who
join authors as answered on answered.id = answers.to_whom
group by author.kind, answered.kind
order by posts desc, pair
