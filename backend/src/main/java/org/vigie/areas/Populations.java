package org.vigie.areas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many people live where, by P-code and year. They outlive a boundary set: another one with the same P-codes keeps
 * them. A change is a data version, the figures themselves are not kept in versions.
 */
@Component
public class Populations {

    /**
     * A count of people.
     *
     * @param year the year it is of
     */
    public record Population(String pcode, int year, String country, long population, String source) {}

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    Populations(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** All figures of an area, newest first. */
    public List<Population> list(String pcode) {
        return jdbc.sql("select * from population where pcode = :pcode order by year desc")
                .param("pcode", pcode)
                .query(Population.class)
                .list();
    }

    /**
     * People by P-code for a year: each area's newest figure that is not of a later year, else its oldest. Areas without
     * any figure are not in it.
     */
    public Map<String, Long> byPcode(int year) {
        Map<String, Long> people = new HashMap<>();
        jdbc.sql("""
                        select distinct on (pcode) pcode, population from population
                        order by pcode, (year <= :year) desc, abs(year - :year)""").param("year", year).query(row -> {
            people.put(row.getString("pcode"), row.getLong("population"));
        });
        return people;
    }

    /** Writes figures; one of the same P-code and year is replaced. */
    void write(List<Population> figures) {
        template.batchUpdate("""
                insert into population (pcode, year, country, population, source) values (?, ?, ?, ?, ?)
                on conflict (pcode, year) do update set country = excluded.country, population = excluded.population,
                    source = excluded.source""", figures, BATCH, (statement, figure) -> {
            statement.setString(1, figure.pcode());
            statement.setInt(2, figure.year());
            statement.setString(3, figure.country());
            statement.setLong(4, figure.population());
            statement.setString(5, figure.source());
        });
    }
}
