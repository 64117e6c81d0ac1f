-- Comments by month. How many comments and how many writers each month has, as far as dates are known.
select substr(published_on, 1, 7) as month, count(*) as comments,
  count(distinct author_id) as writers
from comments
where published_on is not null and deleted_at is null
group by month
order by month
