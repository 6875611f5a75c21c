package org.vigie.access.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.access.Role;
import org.vigie.api.Problem;

/**
 * Adds, changes and removes people. Whoever's rights or password change has to sign in again, at once and everywhere; the last
 * administrator stays.
 */
@Service
class PeopleAdministration {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleAdministration.class);

    private final People people;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Devices devices;
    private final TransactionTemplate transaction;
    private final Path passwordFile;

    PeopleAdministration(
            People people,
            Passwords passwords,
            Sessions sessions,
            Devices devices,
            TransactionTemplate transaction,
            @Value("${vigie.access.password-file:.vigie/admin-password}") Path passwordFile) {
        this.people = people;
        this.passwords = passwords;
        this.sessions = sessions;
        this.devices = devices;
        this.transaction = transaction;
        this.passwordFile = passwordFile;
    }

    /**
     * A person with the password that was made for them, which is shown once.
     *
     * @param password to be changed at the first sign-in
     */
    record WithPassword(Person person, String password) {}

    /** Adds a person with a random password. */
    WithPassword add(Person draft) {
        String password = Passwords.random();
        var person = new Person(
                0,
                draft.login(),
                draft.name(),
                draft.organisation(),
                draft.role(),
                draft.ownClearance(),
                draft.grants(),
                true,
                passwords.encode(password),
                true,
                draft.createdAt(),
                null);
        try {
            return new WithPassword(people.add(person), password);
        } catch (DuplicateKeyException taken) {
            throw new Problem(HttpStatus.CONFLICT, "LOGIN_TAKEN", draft.login());
        }
    }

    /** Changes a person. */
    Person change(int id, UnaryOperator<Person> change) {
        return transaction.execute(status -> {
            people.lock();
            Person before = get(id);
            Person after = change.apply(before);
            if (!(after.enabled() && after.role() == Role.ADMIN)) {
                keepAnAdministrator(before);
            }
            people.update(after);
            if (!after.reader().equals(before.reader()) || !after.enabled()) {
                sessions.endAll(id);
            }
            return get(id);
        });
    }

    /** Removes a person with their sessions and keys. */
    void remove(int id) {
        transaction.executeWithoutResult(status -> {
            people.lock();
            keepAnAdministrator(get(id));
            people.remove(id);
        });
    }

    /** Gives a person a random password in place of one that was forgotten, and forgets the browsers that they knew. */
    WithPassword reset(int id) {
        Person person = get(id);
        String password = Passwords.random();
        set(person, password, true);
        devices.forgetAll(id);
        return new WithPassword(get(id), password);
    }

    /** Sets a person's password and ends all their sessions. */
    void set(Person person, String password, boolean mustChange) {
        String encoded = passwords.encode(password);
        transaction.executeWithoutResult(status -> {
            people.setPassword(person.id(), encoded, mustChange);
            sessions.endAll(person.id());
        });
        if (person.login().equals(FirstAdministrator.LOGIN)) {
            forgetFile();
        }
    }

    Person get(int id) {
        return people.find(id).orElseThrow(() -> Problem.notFound(id));
    }

    private void keepAnAdministrator(Person person) {
        if (person.role() == Role.ADMIN && person.enabled() && people.countOtherAdministrators(person.id()) == 0) {
            throw new Problem(HttpStatus.CONFLICT, "LAST_ADMINISTRATOR", person.login());
        }
    }

    /** The first password no longer holds: its file would only mislead. */
    private void forgetFile() {
        try {
            Files.deleteIfExists(passwordFile);
        } catch (IOException e) {
            LOG.warn("{} holds a password that is no longer valid and could not be removed", passwordFile, e);
        }
    }
}
