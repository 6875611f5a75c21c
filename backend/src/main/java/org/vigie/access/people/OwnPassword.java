package org.vigie.access.people;

import java.util.Optional;
import org.springframework.stereotype.Service;

/** Changing one's own password. */
@Service
public class OwnPassword {

    private final People people;
    private final Entry entry;
    private final PeopleAdministration administration;

    OwnPassword(People people, Entry entry, PeopleAdministration administration) {
        this.people = people;
        this.entry = entry;
        this.administration = administration;
    }

    /** The person of a number. */
    public Optional<Person> find(int id) {
        return people.find(id);
    }

    /**
     * Changes a person's password and ends all their sessions.
     *
     * @return the code of what is wrong; empty where it was changed
     * @throws Entry.Refused where too many passwords were wrong before
     */
    public Optional<String> change(int personId, String current, String replacement, String address) {
        Person person = administration.get(personId);
        Optional<String> trouble = Passwords.trouble(replacement, person.login());
        if (trouble.isPresent()) {
            return trouble;
        }
        if (replacement.equals(current)) {
            return Optional.of("PASSWORD_THE_SAME");
        }
        try {
            entry.enter(person.login(), current, address, null);
        } catch (Entry.Refused refused) {
            if (refused.remaining().isZero()) {
                return Optional.of("PASSWORD_WRONG");
            }
            throw refused;
        }
        administration.set(person, replacement, false);
        return Optional.empty();
    }
}
