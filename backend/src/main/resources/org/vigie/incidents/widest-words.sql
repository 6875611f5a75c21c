-- The most bytes that the free texts of reports have.
select coalesce(max(octet_length(report.description)), 0),
    coalesce(max(greatest(octet_length(report.stated_place), octet_length(report.stated_commune),
        octet_length(report.stated_province), octet_length(report.stated_region))), 0)
from report
where {report_version} and {report_seen} and not report.deleted and report.incident_id is not null
