package org.vigie.access.gate;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.access.Audit;
import org.vigie.access.people.Entry;
import org.vigie.access.people.People;
import org.vigie.access.people.Person;
import org.vigie.access.people.Secrets;
import org.vigie.access.people.Signed;

/**
 * Passwords that come with every request. Checking one takes a tenth of a second on purpose, so that a right one is remembered for
 * five minutes: not itself, but its HMAC with a key that lives as long as the process. The person is read anew each time:
 * whoever was locked, or has another password now, is out at once.
 */
@Component
class BasicPasswords {

    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST = 1000;
    private static final String ALGORITHM = "HmacSHA256";

    /** What was right: whose it was, what was kept of it then, and until when it is remembered. */
    private record Right(int personId, @Nullable String kept, long untilNanos) {}

    private final SecretKeySpec secret = new SecretKeySpec(Secrets.hash(Secrets.word(Secrets.LONG)), ALGORITHM);
    private final Map<String, Right> remembered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Right> eldest) {
            return size() > MOST;
        }
    };
    private final Entry entry;
    private final People people;

    BasicPasswords(Entry entry, People people) {
        this.entry = entry;
        this.people = people;
    }

    /** Who comes with a name and a password. */
    Signed enter(String login, String password, String address) {
        String digest = digest(login, password);
        Right right = recall(digest);
        if (right != null) {
            Person person = people.find(right.personId()).orElse(null);
            if (person != null && person.enabled() && Objects.equals(person.password(), right.kept())) {
                return Signed.person(person, Signed.Way.BASIC);
            }
        }
        Person person = check(login, password, address);
        remember(digest, new Right(person.id(), person.password(), System.nanoTime() + REMEMBERED.toNanos()));
        return Signed.person(person, Signed.Way.BASIC);
    }

    private Person check(String login, String password, String address) {
        Audit.note("login", Entry.shown(login));
        try {
            return entry.enter(login, password, address, null);
        } catch (Entry.Refused refused) {
            if (refused.remaining().isZero()) {
                throw BadCredentials.ofPassword();
            }
            throw refused;
        }
    }

    private @Nullable Right recall(String digest) {
        synchronized (remembered) {
            Right right = remembered.get(digest);
            return right != null && right.untilNanos() - System.nanoTime() > 0 ? right : null;
        }
    }

    private void remember(String digest, Right right) {
        synchronized (remembered) {
            remembered.put(digest, right);
        }
    }

    private String digest(String login, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] digest = mac.doFinal(
                    (login.length() + " " + login + password).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
