package org.vigie.geocode;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.vigie.geocode.Spellings.Learnt;

/** Learnt spellings in PostgreSQL. */
@Repository
class SpellingStore {

    private final JdbcClient jdbc;
    private final GazetteerStore state;

    SpellingStore(JdbcClient jdbc, GazetteerStore state) {
        this.jdbc = jdbc;
        this.state = state;
    }

    Spellings load() {
        List<Learnt> learnt = jdbc.sql("""
                        select *, st_x(geom) as longitude, st_y(geom) as latitude from learnt_spelling
                        order by country, compact, context""")
                .query((row, number) -> new Learnt(
                        row.getString("country"),
                        row.getString("compact"),
                        row.getString("context"),
                        row.getString("name"),
                        row.getString("area_pcode"),
                        row.getDouble("longitude"),
                        row.getDouble("latitude"),
                        LocationPrecision.valueOf(row.getString("precision")),
                        row.getDouble("uncertainty_km")))
                .list();
        return new Spellings(learnt);
    }

    /** Keeps a spelling; a later confirmation replaces an earlier one. */
    void learn(Learnt learnt, String written) {
        jdbc.sql("""
                        insert into learnt_spelling
                            (country, compact, context, written, name, area_pcode, geom, precision, uncertainty_km)
                        values (:country, :compact, :context, :written, :name, :pcode,
                            st_setsrid(st_makepoint(:longitude, :latitude), 4326), :precision, :uncertainty)
                        on conflict (country, compact, context) do update set written = excluded.written,
                            name = excluded.name, area_pcode = excluded.area_pcode, geom = excluded.geom,
                            precision = excluded.precision, uncertainty_km = excluded.uncertainty_km, learnt_at = now()""")
                .param("country", learnt.country())
                .param("compact", learnt.compact())
                .param("context", learnt.context())
                .param("written", written)
                .param("name", learnt.name())
                .param("pcode", learnt.pcode())
                .param("longitude", learnt.longitude())
                .param("latitude", learnt.latitude())
                .param("precision", learnt.precision().name())
                .param("uncertainty", learnt.uncertaintyKm())
                .update();
        state.spellingsChanged();
    }

    /** Forgets the spellings that were learnt from some words; how many there were. */
    int erase(Collection<String> words) {
        int erased = jdbc.sql("delete from learnt_spelling where written = any(:words)")
                .param("words", words.toArray(new String[0]))
                .update();
        if (erased > 0) {
            state.spellingsChanged();
        }
        return erased;
    }
}
