package org.vigie.access.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.access.Reader;
import org.vigie.access.Role;

/**
 * Where nobody may enter yet, makes {@code admin} with a random password, which it writes to a file that only the service's own
 * user can read. The log names the file, not the password.
 */
@Component
class FirstAdministrator implements InitializingBean {

    static final String LOGIN = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final People people;
    private final Passwords passwords;
    private final TransactionTemplate transaction;
    private final Path file;

    FirstAdministrator(
            People people,
            Passwords passwords,
            TransactionTemplate transaction,
            @Value("${vigie.access.password-file:.vigie/admin-password}") Path file) {
        this.people = people;
        this.passwords = passwords;
        this.transaction = transaction;
        this.file = file.toAbsolutePath();
    }

    @Override
    public void afterPropertiesSet() {
        if (people.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                people.lock();
                if (people.isEmpty()) {
                    add();
                }
            });
        }
    }

    private void add() {
        String password = Passwords.random();
        people.add(new Person(
                0,
                LOGIN,
                "Administration",
                Reader.LOCAL_ORGANISATION,
                Role.ADMIN,
                null,
                Set.of(),
                true,
                passwords.encode(password),
                false,
                Instant.now(),
                null));
        write(password);
        LOG.info("The first administrator is \"{}\"; the password is in {}", LOGIN, file);
    }

    /** Written in one piece, before anybody is added for good: a password that is nowhere to be read would lock all out. */
    private void write(String password) {
        try {
            Files.createDirectories(file.getParent());
            Path draft = Files.createTempFile(
                    file.getParent(),
                    "admin-password",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, password + "\n");
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The first administrator's password could not be written to " + file
                            + " (vigie.access.password-file)",
                    e);
        }
    }
}
