package org.vigie.access.people;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Entering with a name and a password. */
@Service
public class Entry {

    /** A sign-in that was refused; the answer does not tell whether there is such a person. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Duration wait;

        Refused(Duration wait) {
            super(wait.isZero() ? "wrong name or password" : "too many wrong passwords");
            this.wait = wait;
        }

        /** How long to wait before the next try is looked at; zero where name or password were wrong. */
        public Duration remaining() {
            return wait;
        }
    }

    /** How long a browser is known after its last sign-in. */
    public static final Duration DEVICE_KNOWN_FOR = Devices.KNOWN_FOR;

    private static final int LONGEST_LOGIN = 64;

    private final People people;
    private final Passwords passwords;
    private final WrongPasswords wrongPasswords;
    private final Devices devices;

    Entry(People people, Passwords passwords, WrongPasswords wrongPasswords, Devices devices) {
        this.people = people;
        this.passwords = passwords;
        this.wrongPasswords = wrongPasswords;
        this.devices = devices;
    }

    /**
     * The person of a name and a password.
     *
     * @param address where the try comes from
     * @param device the word of a browser that signed in before, if it showed one
     * @throws Refused where they are wrong, or too many were wrong before
     */
    public Person enter(String login, String password, String address, @Nullable String device) {
        String account = account(login);
        Optional<Person> person = people.find(account);
        boolean isKnown = person.isPresent()
                && device != null
                && devices.knows(device, person.get().id());
        String origin = isKnown ? "device " + person.get().id() + " " + device.substring(0, 8) : address;
        Duration wait = wrongPasswords.waiting(account, origin, isKnown);
        if (!wait.isZero()) {
            throw new Refused(wait);
        }
        boolean right = passwords.matches(password, person.orElse(null));
        if (!right || !person.orElseThrow().enabled()) {
            wrongPasswords.count(account, origin, isKnown);
            throw new Refused(Duration.ZERO);
        }
        wrongPasswords.forget(account, origin);
        return person.get();
    }

    /** Notes a sign-in in a browser; the word by which it is known from now on. */
    public String know(Person person, @Nullable String device) {
        people.noteSignIn(person.id());
        if (device != null && devices.knows(device, person.id())) {
            devices.noteUse(device);
            return device;
        }
        return devices.add(person.id());
    }

    /** A login as it may be shown in the audit: what cannot be one may be a password in the wrong field. */
    public static String shown(String login) {
        return login.strip().toLowerCase(Locale.ROOT).matches("[a-z0-9][a-z0-9._@-]{1,63}") ? login.strip() : "?";
    }

    private static String account(String login) {
        String plain = login.strip().toLowerCase(Locale.ROOT).replace("\u0000", "");
        return plain.substring(0, Math.min(plain.length(), LONGEST_LOGIN));
    }
}
