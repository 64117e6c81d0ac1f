-- Comments by month. How many comments were written each month, as far as dates are known; those since deleted count too.
select substr(published_on, 1, 7) as month, count(*) as comments
from comments
where published_on is not null
group by month
order by month
