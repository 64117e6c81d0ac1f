"""The states of the queue in SQL: how an address comes from one into another."""

ADD = """
insert into queue (url, site, state, reason, kind, priority, number, ending)
values (?, ?, ?, ?, ?, ?, ?, ?)
on conflict (url) do update set
  kind = nullif(max(coalesce(kind, ''), coalesce(excluded.kind, '')), ''),
  priority = case when coalesce(excluded.kind, '') > coalesce(kind, '')
    then max(priority, excluded.priority) else priority end,
  ending = max(ending, excluded.ending)
  where coalesce(excluded.kind, '') > coalesce(kind, '') or excluded.ending > ending
"""

ASK_OTHERWISE = """
update queue set state = 'pending' where url = ? and state = 'leased'
"""


def _latest(what: str, at: str) -> str:
    """Return the statement that keeps the latest of what is told; of two as late the greater."""
    return f"""
update queue set {what} = :told, {at} = :at
where url = :url and ({at} is null or {at} < :at or ({at} = :at and {what} < :told))
"""


ANSWERED = _latest("answer", "answered_at")
FAILED = _latest("failure", "failed_at")
BLOCKED = _latest("blocked", "blocked_at")
PASSED = _latest("passed_for", "passed_at")
AGAIN = _latest("again_for", "again_at")

_LATEST = (
    "max(coalesce(answered_at, ''), coalesce(failed_at, ''), coalesce(blocked_at, ''),"
    " coalesce(passed_at, ''), coalesce(again_at, ''))"
)
STATE = f"""
update queue set
  state = case {_LATEST} when answered_at then 'done' when failed_at then 'failed'
    when blocked_at then 'blocked' when passed_at then 'skipped' else 'pending' end,
  reason = case {_LATEST} when answered_at then 'answered ' || answer when failed_at then failure
    when blocked_at then blocked when passed_at then passed_for else again_for end
where url in (select value from json_each(?)) and {_LATEST} <> ''
"""
"""The latest of what is known of an address decides; where two are as late, the first named."""

NOT_YET_AGAIN = """
update queue set state = 'pending', reason = null
where state in ('failed', 'done') and (number is null or url in (select url from pages))
  and max(coalesce(answered_at, ''), coalesce(failed_at, ''))
    < (select max(started_at) from crawls where json_extract(settings, '$.full'))
"""

SKIP_HELD = """
update queue set state = 'skipped', reason = ?
where +state = 'pending' and answered_at is null and exists (
  select 1 from addresses a join pages p on p.id = a.page_id
  where a.url = queue.url and p.status <> 'error')
"""
# A page that only ever answered 5xx (status error) is not held: it is asked for again. The plus
# keeps SQLite from walking all that wait where a few addresses are named.
SKIP_COMMENTS = """
update queue set state = 'skipped', reason = ?
where +state = 'pending' and answered_at is null and (
  number >= 'drupal comment ' and number < 'drupal comment!' and (
    exists (select 1 from comments
      where system = 'drupal' and source_id = substr(number, length('drupal comment ') + 1))
    or exists (select 1 from comment_numbers
      where system = 'drupal' and source_id = substr(number, length('drupal comment ') + 1)))
  or number >= 'bbpress reply ' and number < 'bbpress reply!' and (
    exists (select 1 from comments
      where system = 'bbpress' and source_id = substr(number, length('bbpress reply ') + 1))
    or exists (select 1 from comment_numbers
      where system = 'bbpress' and source_id = substr(number, length('bbpress reply ') + 1))))
"""
