-- The simplified outlines of a level: neighbours share their borders.
select a.pcode, s.country, st_asbinary(a.outline) as wkb
from area a join boundary_set s on s.id = a.boundary_set_id
where s.id = any(:sets) and a.level = :level
order by a.pcode
