package org.vigie.access.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.vigie.access.Reader;
import org.vigie.access.people.Entry;
import org.vigie.access.people.Signed;

/**
 * Finds out who asks: by the header {@code Authorization} (Bearer with an API key or a token, Basic) or {@code X-API-Key}; else by
 * the browser's session; else nobody. A wrong key or password is refused, a session that has ended counts as nobody.
 */
class CredentialsFilter extends OncePerRequestFilter {

    private final Credentials credentials;
    private final AnonymousReaders anonymous;
    private final Refusals refusals;
    private final Routes routes;
    private final SecurityContextRepository contexts;
    private final Allowances allowances;

    CredentialsFilter(
            Credentials credentials,
            AnonymousReaders anonymous,
            Refusals refusals,
            Routes routes,
            SecurityContextRepository contexts,
            Allowances allowances) {
        this.credentials = credentials;
        this.anonymous = anonymous;
        this.refusals = refusals;
        this.routes = routes;
        this.contexts = contexts;
        this.allowances = allowances;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (routes.find(request).filter(Route::isBlind).isEmpty()) {
                who(request).ifPresent(signed -> remember(signed, request, response));
            }
        } catch (AuthenticationException refused) {
            AuditFilter.record(request, "SIGN_IN", Reader.PUBLIC);
            Duration wait =
                    allowances.takeOfAddress(String.valueOf(request.getRemoteAddr()), Allowances.WRONG_CREDENTIALS);
            if (wait.isZero()) {
                refusals.commence(request, response, refused);
            } else {
                refusals.tooMany(request, response, wait);
            }
            return;
        } catch (RuntimeException trouble) {
            if (trouble instanceof Entry.Refused) {
                AuditFilter.record(request, "SIGN_IN", Reader.PUBLIC);
            }
            refusals.answer(request, response, trouble);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<Signed> who(HttpServletRequest request) {
        return credentials.find(request).or(() -> anonymous.find(request).map(Signed::nobody));
    }

    private void remember(Signed signed, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signed);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
