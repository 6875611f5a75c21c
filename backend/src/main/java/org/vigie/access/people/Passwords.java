package org.vigie.access.people;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords: kept as bcrypt of cost 2^11 with the name of the encoder before it, so that a better one can follow. Checking one
 * takes about a tenth of a second of a core on purpose.
 */
@Component
public class Passwords {

    /** The shortest password: long ones are stronger than ones with strange signs (NIST SP 800-63B, 2017). */
    public static final int SHORTEST = 12;

    /** bcrypt reads no more bytes than these. */
    public static final int LONGEST_BYTES = 72;

    private static final int COST = 11;
    private static final int RANDOM_LENGTH = 20;

    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(COST)));

    /** What is compared where there is no such person, so that the time of an answer does not tell. */
    private final String nobodys = encoder.encode(Secrets.word(RANDOM_LENGTH));

    /** A random password of 119 bits. */
    public static String random() {
        return Secrets.word(RANDOM_LENGTH);
    }

    /** What is kept of a password. */
    public String encode(String password) {
        return encoder.encode(password);
    }

    /** Whether a password is the person's. As slow for nobody as for somebody. */
    public boolean matches(String password, @Nullable Person person) {
        String kept = person == null ? null : person.password();
        boolean fits = fits(password);
        boolean same = encoder.matches(fits ? password : "", kept == null ? nobodys : kept);
        return same && fits && kept != null;
    }

    /** The code of what is wrong with a new password for a login. */
    public static Optional<String> trouble(String password, String login) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("PASSWORD_TOO_SHORT");
        }
        if (!fits(password)) {
            return Optional.of("PASSWORD_TOO_LONG");
        }
        boolean plain = password.chars().distinct().count() < 5
                || password.toLowerCase(Locale.ROOT).contains(login);
        return plain ? Optional.of("PASSWORD_TOO_PLAIN") : Optional.empty();
    }

    private static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
    }
}
