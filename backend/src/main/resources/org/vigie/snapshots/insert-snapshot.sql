insert into snapshot (
    id, kind, title, language, alternative, audience, marking, least_role, reader_role, reader_clearance, reader_grants, organisation, made_by, made_at,
    view, parameters, period_from, period_to, data_version, boundary_sets, exercise, software, definition_id, due_at,
    idempotency_key, request_digest)
values (
    :id, :kind, :title, :language, :alternative, :audience, :marking, :leastRole, :readerRole, :readerClearance, :readerGrants, :organisation, :madeBy,
    :madeAt, :view::jsonb, :parameters::jsonb, :from, :to, :dataVersion, :boundarySets, :exercise, :software,
    :definitionId::uuid, :dueAt::timestamptz, :idempotencyKey, :digest)
