-- Categories over the years. How many pages of a year stand under each category itself, not under those below it.
-- hidden = ["category_id"]
-- [parameters.category]
-- about = "A category's name or a part of it; all of them if left out"
-- [links]
-- category = "/category/{category_id}"
-- pages = "/category/{category_id}?year={year}"
-- [chart]
-- title = "Pages a year under these categories"
-- shape = "columns"
-- label = "year"
-- value = "pages"
-- unit = "pages"
with days as (
  select page_id, published_on from articles
  union all select page_id, published_on from videos
  union all select page_id, published_on from topics
)
select substr(days.published_on, 1, 4) as year, categories.id as category_id,
  categories.name as category, count(*) as pages
from categories
join page_categories on page_categories.category_id = categories.id
join days on days.page_id = page_categories.page_id
where days.published_on is not null and instr(lower(categories.name), lower(:category)) > 0
group by year, categories.id
order by year, pages desc, category
