drop schema if exists peer cascade;
create schema peer;
create table peer.piece as
select country, pcode, st_subdivide(geom, 64) as geom
from area join boundary_set on boundary_set.id = boundary_set_id
where level = 3;
create index on peer.piece using gist (geom);
analyze peer.piece;
create table peer.stage (
    source text, source_ref text, date date, category text, kind text, severity smallint, fatalities integer, country text,
    commune text, longitude double precision, latitude double precision, precision text, reliability char(1),
    credibility smallint, description text);
create table peer.incident (like public.incident including all);
create table peer.report (like public.report including all);
