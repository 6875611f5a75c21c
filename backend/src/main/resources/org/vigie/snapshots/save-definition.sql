insert into bulletin_definition (
    id, title, language, audience, period, view, reader_name, reader_role, reader_clearance, reader_grants, organisation, weekday, hour,
    next_run, created_at, changed_at)
values (
    :id, :title, :language, :audience, :period, :view::jsonb, :readerName, :readerRole, :readerClearance, :readerGrants, :organisation,
    :weekday::smallint, :hour::smallint, :nextRun::timestamptz, :createdAt, :changedAt)
on conflict (id) do update set
    title = excluded.title, language = excluded.language, audience = excluded.audience, period = excluded.period,
    view = excluded.view, reader_name = excluded.reader_name, reader_role = excluded.reader_role,
    reader_clearance = excluded.reader_clearance, reader_grants = excluded.reader_grants, organisation = excluded.organisation, weekday = excluded.weekday,
    hour = excluded.hour, next_run = excluded.next_run, failures = 0, failure = null, changed_at = excluded.changed_at
