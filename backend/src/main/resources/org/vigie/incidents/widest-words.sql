-- The most bytes that the free texts of reports have.
select coalesce(max(octet_length(r.description)), 0),
    coalesce(max(greatest(octet_length(r.stated_place), octet_length(r.stated_commune), octet_length(r.stated_province),
        octet_length(r.stated_region))), 0)
from report r
where {report_version} and not r.deleted and r.incident_id is not null
