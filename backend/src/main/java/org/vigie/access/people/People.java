package org.vigie.access.people;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.access.Grant;
import org.vigie.access.Role;

/** The people who may enter. */
@Repository("accessPeople")
public class People {

    private static final String SELECT = "select " + PersonRows.COLUMNS + " from " + PersonRows.TABLES;

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person of a login, in any case. */
    public Optional<Person> find(String login) {
        return jdbc.sql(SELECT + " where p.login = :login")
                .param("login", login.strip().toLowerCase(Locale.ROOT))
                .query(PersonRows.INSTANCE)
                .optional();
    }

    /** The person of a number. */
    public Optional<Person> find(int id) {
        return jdbc.sql(SELECT + " where p.id = :id")
                .param("id", id)
                .query(PersonRows.INSTANCE)
                .optional();
    }

    /** All, by login. */
    public List<Person> list() {
        return jdbc.sql(SELECT + " order by p.login").query(PersonRows.INSTANCE).list();
    }

    /** Whether there is anybody. */
    boolean isEmpty() {
        return !jdbc.sql("select exists (select from person)")
                .query(Boolean.class)
                .single();
    }

    /** Makes later changes of people wait until the surrounding transaction ends. */
    @Transactional
    public void lock() {
        jdbc.sql("lock table person in share row exclusive mode").update();
    }

    /** Adds a person; the id given is not looked at. */
    Person add(Person person) {
        int id = jdbc.sql("""
                        insert into person (login, name, organisation_id, role, clearance, grants, enabled, password,
                            must_change)
                        select :login, :name, o.id, :role, :clearance, :grants, :enabled, :password, :mustChange
                        from organisation o where o.code = :organisation
                        returning id""")
                .param("login", person.login())
                .param("name", person.name())
                .param("organisation", person.organisation())
                .param("role", person.role().name())
                .param("clearance", label(person))
                .param("grants", names(person))
                .param("enabled", person.enabled())
                .param("password", person.password())
                .param("mustChange", person.mustChange())
                .query(Integer.class)
                .single();
        return find(id).orElseThrow();
    }

    /** Writes all but password and login. */
    void update(Person person) {
        jdbc.sql("""
                        update person p set name = :name, organisation_id = o.id, role = :role, clearance = :clearance,
                            grants = :grants, enabled = :enabled
                        from organisation o where o.code = :organisation and p.id = :id""")
                .param("id", person.id())
                .param("name", person.name())
                .param("organisation", person.organisation())
                .param("role", person.role().name())
                .param("clearance", label(person))
                .param("grants", names(person))
                .param("enabled", person.enabled())
                .update();
    }

    /** Sets what is kept of the password. */
    void setPassword(int id, String encoded, boolean mustChange) {
        jdbc.sql("update person set password = :password, must_change = :mustChange where id = :id")
                .param("id", id)
                .param("password", encoded)
                .param("mustChange", mustChange)
                .update();
    }

    /** Notes that somebody signed in. */
    void noteSignIn(int id) {
        jdbc.sql("update person set last_sign_in_at = now() where id = :id")
                .param("id", id)
                .update();
    }

    void remove(int id) {
        jdbc.sql("delete from person where id = :id").param("id", id).update();
    }

    /** How many administrators can enter with a password or a key, but for one. */
    long countOtherAdministrators(int id) {
        return jdbc.sql("select count(*) from person where role = :role and enabled and id <> :id")
                .param("role", Role.ADMIN.name())
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private static String label(Person person) {
        return person.ownClearance() == null ? null : person.ownClearance().label();
    }

    private static String[] names(Person person) {
        return person.grants().stream().map(Grant::name).sorted().toArray(String[]::new);
    }
}
