-- Search. Titles, bodies, transcripts, comments and names: all words, "a phrase", begin*, -without. The newest 50,000 matches are ranked.
with matches as materialized (
  select rowid, bm25(search, 8.0, 1.0, 3.0) as score
  from search
  where search match fts_query(:q)
  order by rowid desc
  limit 50000
),
best as materialized (select rowid, score from matches order by score limit 100)
select
  case search.kind
    when 'article' then 'articles' when 'video' then 'videos'
    when 'topic' then 'topics' else 'comments'
  end || '/' || search.id as row,
  pages.title as page,
  search.author,
  substr(search.published_at, 1, 10) as day,
  snippet(search, -1, char(57344), char(57345), ' … ', 24) as passage,
  (select count(*) from matches) as found
from best
join search on search.rowid = best.rowid and search match fts_query(:q)
left join pages on pages.id = search.page_id
order by best.score, best.rowid desc
