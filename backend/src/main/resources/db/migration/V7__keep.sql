-- Uploaded files of jobs that have not ended, in parts: whichever instance takes a job up has its file, and nothing that was
-- accepted is lost with one machine's disk. They go away with the end of their job.
create table job_file (
    job_id  uuid not null,
    part    integer not null,
    content bytea not null,
    kept_at timestamptz not null default now(),
    primary key (job_id, part)
);
alter table job_file alter column content set storage external;
