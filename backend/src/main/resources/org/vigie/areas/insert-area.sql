-- One area of a draft; its parent must be there already.
insert into area (boundary_set_id, level, pcode, name, display_name, aliases, parent_id, area_square_km, geom, outline,
                  label_point)
values (?, ?, ?, ?, ?, ?, (select id from area where boundary_set_id = ? and pcode = ?), ?,
        st_geomfromwkb(?, 4326), st_geomfromwkb(?, 4326), st_geomfromwkb(?, 4326))
