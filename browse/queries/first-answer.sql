-- Time to a first answer from staff. Of the discussions that patients began, by year: how many faculty or staff answered, and how many hours the middle one of them waited, where both minutes are known. Answers since deleted count.
-- [links]
-- discussions = "/archive/topics?published_on__gte={year}-01-01&published_on__lte={year}-12-31"
-- [chart]
-- title = "Hours until faculty or staff answered (median)"
-- shape = "columns"
-- label = "year"
-- value = "median_hours"
-- href = "/archive/topics?published_on__gte={first}&published_on__lte={last}"
-- unit = "hours"
with questions as materialized (
  select substr(topics.published_on, 1, 4) as year, topics.published_at as asked_at, (
      select coalesce(comments.published_at, '')
      from comments join authors on authors.id = comments.author_id
      where comments.page_id = topics.page_id and comments.published_on >= topics.published_on
        and authors.kind in ('faculty', 'staff')
      order by comments.published_on, comments.published_at
      limit 1) as answered_at
  from topics
  join pages on pages.id = topics.page_id
  where topics.published_on is not null and pages.status <> 'withheld'
    and not exists (
      select 1 from page_authors join authors on authors.id = page_authors.author_id
      where page_authors.page_id = topics.page_id and authors.kind in ('faculty', 'staff'))
),
timed as (
  select year, 24 * (julianday(answered_at) - julianday(asked_at)) as hours from questions
),
waited as (
  select year, hours, row_number() over (partition by year order by hours) as place,
    count(*) over (partition by year) as many
  from timed where hours >= 0
),
middle as (
  select year, avg(hours) as hours from waited
  where place in ((many + 1) / 2, (many + 2) / 2) group by year
)
select year, count(*) as discussions, count(answered_at) as answered,
  round(100.0 * count(answered_at) / count(*), 1) as percent,
  (select round(middle.hours, 1) from middle where middle.year = questions.year) as median_hours
from questions
group by year
order by year
