-- The outlines of a level of some sets, of one country where it is not empty.
select a.pcode, a.display_name, s.country, p.pcode as parent, a.area_square_km, st_asbinary(a.outline) as wkb
from area a
join boundary_set s on s.id = a.boundary_set_id
left join area p on p.id = a.parent_id
where a.boundary_set_id = any(:ids) and a.level = :level and (:country = '' or s.country = :country)
order by a.pcode
