package org.vigie.access.gate;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.access.people.Organisations;

/**
 * What the tokens of an OpenID provider say of their bearer. Which provider is trusted is said by the settings of Spring Security
 * ({@code spring.security.oauth2.resourceserver.jwt.*}). A bearer is never one of our own people, whatever their name: their rights
 * are those of the token alone.
 */
@Component
class TokenClaims {

    /**
     * Where the claims stand; a point goes into a claim of claims ({@code realm_access.roles}).
     *
     * @param loginClaim the name
     * @param rolesClaim the roles, a list or words
     * @param rolePrefix what stands before our roles' names there
     * @param organisationClaim the code of an organisation
     */
    @ConfigurationProperties("vigie.access.oidc")
    record Settings(
            @DefaultValue("preferred_username") String loginClaim,
            @DefaultValue("roles") String rolesClaim,
            @DefaultValue("vigie-") String rolePrefix,
            @DefaultValue("organisation") String organisationClaim) {}

    private final Settings settings;
    private final Organisations organisations;

    TokenClaims(Settings settings, Organisations organisations) {
        this.settings = settings;
        this.organisations = organisations;
    }

    /** The bearer of a token; empty where it names none of our roles, or an organisation that we do not know. */
    Optional<Reader> find(Jwt token) {
        String organisation = Objects.toString(claim(token, settings.organisationClaim()), "");
        if (!organisation.isEmpty() && organisations.find(organisation).isEmpty()) {
            return Optional.empty();
        }
        String name = Objects.toString(claim(token, settings.loginClaim()), token.getSubject());
        return roles(token)
                .max(Role::compareTo)
                .map(role -> new Reader("oidc:" + name, role, role.defaultClearance(), organisation));
    }

    private Stream<Role> roles(Jwt token) {
        Object claim = claim(token, settings.rolesClaim());
        Collection<?> words = claim instanceof Collection<?> list
                ? list
                : List.of(Objects.toString(claim, "").split("[ ,]+"));
        return words.stream()
                .map(String::valueOf)
                .filter(word -> word.startsWith(settings.rolePrefix()))
                .map(word -> word.substring(settings.rolePrefix().length()).toUpperCase(Locale.ROOT))
                .flatMap(word -> Arrays.stream(Role.values())
                        .filter(role -> role != Role.PUBLIC && role.name().equals(word)));
    }

    private static @Nullable Object claim(Jwt token, String path) {
        Object value = token.getClaims();
        for (String name : path.split("\\.")) {
            value = value instanceof Map<?, ?> claims ? claims.get(name) : null;
        }
        return value;
    }
}
