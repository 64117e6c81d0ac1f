-- A drug over the years. How many texts name it, by brand, generic name or abbreviation; deleted posts are not counted.
-- [parameters.name]
-- about = "Any name of a drug, or the words of a search"
-- default = "erlotinib"
-- [links]
-- articles = "/search?q={name}&kind=article&from={year}-01-01&to={year}-12-31"
-- videos = "/search?q={name}&kind=video&from={year}-01-01&to={year}-12-31"
-- discussions = "/search?q={name}&kind=topic&from={year}-01-01&to={year}-12-31"
-- comments = "/search?q={name}&kind=comment&from={year}-01-01&to={year}-12-31"
-- texts = "/search?q={name}&from={year}-01-01&to={year}-12-31"
-- [chart]
-- title = "Texts that name it"
-- shape = "columns"
-- label = "year"
-- value = "texts"
-- href = "/search?q={name}&from={first}&to={last}"
-- unit = "texts"
with days as (  -- a rowid of the index is kind (2 bits), day (20) and a count (24)
  select rowid >> 44 as kind, rowid >> 24 & 1048575 as day, count(*) as texts
  from search
  where search match names_query(coalesce(nullif(:name, ''), 'erlotinib'))
  group by rowid >> 24
)
select case when day > 0 then strftime('%Y', '0001-01-01', (day - 1) || ' days') end as year,
  sum(texts) filter (where kind = 3) as articles, sum(texts) filter (where kind = 2) as videos,
  sum(texts) filter (where kind = 1) as discussions,
  sum(texts) filter (where kind = 0) as comments, sum(texts) as texts
from days
group by year
order by year is null, year
