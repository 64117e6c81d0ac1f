-- What could not be read. Problems by kind, field and reader, with an example of each.
-- [links]
-- problems = "/archive/problems?kind={kind}"
select kind, field, reader, count(*) as problems, min(url) as example, min(message) as message
from problems
group by kind, field, reader
order by problems desc, kind, field, reader
