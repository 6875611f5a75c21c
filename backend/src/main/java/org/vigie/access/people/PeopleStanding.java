package org.vigie.access.people;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vigie.access.Grant;
import org.vigie.access.Marking;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.access.Standing;

/** Looks at people and their keys as they are now. */
@Component
class PeopleStanding implements Standing {

    private final People people;
    private final JdbcClient jdbc;

    PeopleStanding(People people, JdbcClient jdbc) {
        this.people = people;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Reader> now(Reader then) {
        if (then.name().startsWith("oidc:") || then.equals(Reader.SERVICE)) {
            return Optional.of(then);
        }
        int slash = then.name().indexOf('/');
        String login = slash < 0 ? then.name() : then.name().substring(0, slash);
        return people.find(login)
                .filter(person -> person.enabled() && person.organisation().equals(then.organisation()))
                .flatMap(person -> slash < 0
                        ? Optional.of(person.reader())
                        : keyRole(person, then.name().substring(slash + 1))
                                .map(role -> person.reader(role, then.name())))
                .map(today -> least(then, today));
    }

    /** The highest role of the keys of that name which still open. */
    private Optional<Role> keyRole(Person owner, String name) {
        return jdbc.sql("""
                        select role from api_key where person_id = :person and name = :name and revoked_at is null
                        and (expires_at is null or expires_at > now())""").param("person", owner.id()).param("name", name).query(String.class).list().stream()
                .map(Role::valueOf)
                .max(Role::compareTo);
    }

    private static Reader least(Reader then, Reader today) {
        Role role = then.is(today.role()) ? today.role() : then.role();
        Marking clearance = then.clearance().compareTo(today.clearance()) <= 0 ? then.clearance() : today.clearance();
        Set<Grant> grants = then.grants().stream().filter(today::has).collect(Collectors.toSet());
        return new Reader(then.name(), role, clearance, then.organisation(), grants);
    }
}
