package org.vigie.access.people;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Slows guessing without locking out whoever owns the account. Wrong passwords are counted twice: by account and origin (an
 * address, or a browser known from an earlier sign-in), where each one after the fifth doubles the wait up to 15 minutes; and by
 * account from anywhere, where each one after the twentieth doubles it up to one minute. The second does not hold for known
 * browsers: the owner's own is as quick as ever while the world guesses (OWASP, "Slow down online guessing attacks with device
 * cookies"). Whoever waits is refused before the password is looked at.
 */
@Repository
class WrongPasswords {

    /** The origin under which an account's wrong passwords from anywhere are counted. */
    private static final String ANYWHERE = "";

    private static final int FREE_BY_ORIGIN = 5;
    private static final int FREE_ANYWHERE = 20;
    private static final Duration LONGEST_BY_ORIGIN = Duration.ofMinutes(15);
    private static final Duration LONGEST_ANYWHERE = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

    private final JdbcClient jdbc;

    WrongPasswords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How long a sign-in still has to wait; zero where it need not. */
    Duration waiting(String login, String origin, boolean isKnownDevice) {
        List<String> origins = isKnownDevice ? List.of(origin) : List.of(origin, ANYWHERE);
        double seconds = jdbc.sql("""
                        select coalesce(max(extract(epoch from wait_until - now())), 0) from wrong_password
                        where login = :login and origin in (:origins)""")
                .param("login", login)
                .param("origins", origins)
                .query(Double.class)
                .single();
        return Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
    }

    /** Counts a wrong password. */
    void count(String login, String origin, boolean isKnownDevice) {
        count(login, origin, FREE_BY_ORIGIN, LONGEST_BY_ORIGIN);
        if (!isKnownDevice) {
            count(login, ANYWHERE, FREE_ANYWHERE, LONGEST_ANYWHERE);
        }
    }

    /** Forgets the wrong passwords of an origin after a right one, and all that are a day old. */
    void forget(String login, String origin) {
        jdbc.sql("delete from wrong_password where login = :login and origin = :origin"
                        + " or last_at < now() - make_interval(secs => :age)")
                .param("login", login)
                .param("origin", origin)
                .param("age", FORGOTTEN_AFTER.toSeconds())
                .update();
    }

    private void count(String login, String origin, int free, Duration longest) {
        jdbc.sql("""
                        insert into wrong_password as w (login, origin, failures, last_at, wait_until)
                        values (:login, :origin, 1, now(), now())
                        on conflict (login, origin) do update set
                            failures = case when w.last_at < now() - make_interval(secs => :age) then 1
                                       else w.failures + 1 end,
                            last_at = now(),
                            wait_until = now() + case when w.failures + 1 <= :free then interval '0'
                                         else make_interval(secs => least(:longest,
                                             power(2, least(w.failures + 1 - :free, 30)))) end""")
                .param("login", login)
                .param("origin", origin)
                .param("free", free)
                .param("longest", longest.toSeconds())
                .param("age", FORGOTTEN_AFTER.toSeconds())
                .update();
    }
}
