-- The areas of some sets; polygons of the communes only.
select a.pcode, a.level, a.name, a.display_name, a.aliases, s.country, p.pcode as parent, a.area_square_km,
       st_x(a.label_point) as longitude, st_y(a.label_point) as latitude,
       case when a.level = 3 then st_asbinary(a.geom) end as wkb
from area a
join boundary_set s on s.id = a.boundary_set_id
left join area p on p.id = a.parent_id
where a.boundary_set_id = any(:ids)
