package org.vigie.access.people;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The organisations that people belong to and that own reports. */
@Repository
public class Organisations {

    private static final String SELECT = """
            select o.code, o.name, o.country, o.partner as is_partner,
                (select count(*) from person p where p.organisation_id = o.id) as people
            from organisation o""";

    private final JdbcClient jdbc;

    Organisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The organisation of a code. */
    public Optional<Organisation> find(String code) {
        return jdbc.sql(SELECT + " where o.code = :code")
                .param("code", code)
                .query(Organisation.class)
                .optional();
    }

    /** All, by code. */
    public List<Organisation> list() {
        return jdbc.sql(SELECT + " order by o.code").query(Organisation.class).list();
    }

    /** Adds one, or changes all but the code of the one that is there. */
    void write(Organisation organisation) {
        jdbc.sql("""
                        insert into organisation (code, name, country, partner)
                        values (:code, :name, :country, :partner)
                        on conflict (code) do update set name = :name, country = :country, partner = :partner""")
                .param("code", organisation.code())
                .param("name", organisation.name())
                .param("country", organisation.country())
                .param("partner", organisation.isPartner())
                .update();
    }

    /** Removes one to which nobody and nothing belongs; whether it could be removed. */
    boolean remove(String code) {
        return jdbc.sql("""
                        delete from organisation o where code = :code
                            and not exists (select from person where organisation_id = o.id)
                            and not exists (select from incident where organisation_id = o.id)
                            and not exists (select from report where organisation_id = o.id)""").param("code", code).update() > 0;
    }
}
