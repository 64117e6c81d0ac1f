-- Pages by month. How many articles, videos and discussions were begun each month, as far as days are known.
-- [links]
-- articles = "/archive/articles?published_on__gte={month}-01&published_on__lte={month}-31"
-- videos = "/archive/videos?published_on__gte={month}-01&published_on__lte={month}-31"
-- discussions = "/archive/topics?published_on__gte={month}-01&published_on__lte={month}-31"
-- [chart]
-- title = "Pages a month"
-- shape = "columns"
-- label = "month"
-- value = "pages"
-- href = "/archive/posts?day__gte={first}&day__lte={last}&kind__not=comment"
-- unit = "pages"
with days as (
  select 'article' as kind, published_on from articles
  union all select 'video', published_on from videos
  union all select 'topic', published_on from topics
)
select substr(published_on, 1, 7) as month, sum(kind = 'article') as articles,
  sum(kind = 'video') as videos, sum(kind = 'topic') as discussions, count(*) as pages
from days
where published_on is not null
group by month
order by month
