-- Drugs by how often they are named. In how many texts each of them stands, under any of its names.
-- [links]
-- drug = "/archive/drug-by-year?name={drug}"
-- texts = "/search?q={drug}"
-- [chart]
-- title = "Texts that name a drug"
-- shape = "bars"
-- label = "drug"
-- value = "texts"
-- unit = "texts"
-- most = 20
select json_extract(value, '$.generic') as drug, json_extract(value, '$.others') as other_names,
  (select count(*) from search where search match json_extract(value, '$.query')) as texts
from json_each(oncology_drugs())
where texts > 0
order by texts desc, drug
