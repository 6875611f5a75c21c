package org.vigie.access.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;
import org.vigie.access.people.Secrets;

/**
 * The token that a change made by a browser carries besides its session: a hash of the session's word, in a cookie that only
 * our own pages can read, and sent back by them as a header (or a hidden field of a form). Before there is a session, a random
 * word.
 */
@Component
class SessionCsrf implements CsrfTokenRepository {

    /** The header that carries it. */
    static final String HEADER = "X-CSRF-Token";

    /** The field of a form that carries it. */
    static final String FIELD = "_csrf";

    private static final int RANDOM_LENGTH = 32;

    /** The token that goes with a session. */
    static String of(String session) {
        return HexFormat.of().formatHex(Secrets.hash("csrf " + session), 0, 16);
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return token(Secrets.word(RANDOM_LENGTH));
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null) {
            Cookies.setReadable(request, response, Cookies.CSRF, token.getToken());
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        Optional<String> session = Cookies.find(request, Cookies.SESSION);
        return session.map(SessionCsrf::of)
                .or(() -> Cookies.find(request, Cookies.CSRF))
                .map(SessionCsrf::token)
                .orElse(null);
    }

    private static CsrfToken token(String word) {
        return new DefaultCsrfToken(HEADER, FIELD, word);
    }
}
