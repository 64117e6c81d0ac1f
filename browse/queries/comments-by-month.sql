-- Comments by month. How many comments were written each month, as far as dates are known; those since deleted count too.
-- [links]
-- comments = "/archive/comments?published_on__gte={month}-01&published_on__lte={month}-31"
-- [chart]
-- title = "Comments a month"
-- shape = "columns"
-- label = "month"
-- value = "comments"
-- href = "/archive/comments?published_on__gte={first}&published_on__lte={last}"
-- unit = "comments"
with days as (
  select published_on, count(*) as comments from comments
  where published_on is not null
  group by published_on
)
select substr(published_on, 1, 7) as month, sum(comments) as comments
from days
group by month
order by month
