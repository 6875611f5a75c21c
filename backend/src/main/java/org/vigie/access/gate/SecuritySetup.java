package org.vigie.access.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.vigie.access.audit.AuditChain;
import org.vigie.api.Problem;
import org.vigie.api.TileSettings;

/** Puts the door together. */
@Configuration(proxyBeanMethods = false)
class SecuritySetup {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Bean
    SecurityFilterChain door(
            HttpSecurity http,
            Credentials credentials,
            AnonymousReaders anonymous,
            Refusals refusals,
            Routes routes,
            AccessRules rules,
            SessionCsrf csrf,
            AuditChain audit,
            Allowances allowances,
            TileSettings tiles)
            throws Exception {
        SecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();
        var filter = new CredentialsFilter(credentials, anonymous, refusals, routes, contexts, allowances);
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .csrf(guard -> guard.csrfTokenRepository(csrf)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(SecuritySetup::mayBeForged))
                .addFilterAfter(new AuditFilter(routes, audit, refusals), HeaderWriterFilter.class)
                .addFilterBefore(filter, AnonymousAuthenticationFilter.class)
                .addFilterAfter(new AllowanceFilter(allowances, routes, refusals), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new BodyLimitFilter(refusals), AuthorizationFilter.class)
                .exceptionHandling(no -> no.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(all -> all.anyRequest().access(rules))
                .headers(headers -> SecurityHeaders.write(headers, tiles))
                .build();
    }

    /** Paths that are written to deceive (encoded slashes, dots, signs that end lines) are refused in our own form. */
    @Bean
    RequestRejectedHandler refusalOfStrangePaths(Refusals refusals) {
        return (request, response, rejected) ->
                refusals.answer(request, response, new Problem(HttpStatus.BAD_REQUEST, "STRANGE_REQUEST"));
    }

    /** A change that a browser could be made to send by another site: with the session's cookie and nothing else. */
    private static boolean mayBeForged(HttpServletRequest request) {
        boolean isByCookie = Cookies.find(request, Cookies.SESSION).isPresent()
                || Routes.path(request).equals("/login");
        return isByCookie && !READING.contains(request.getMethod()) && !Credentials.areExplicit(request);
    }
}
