package org.vigie.access.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Role;

/**
 * A machine's key, without the key itself.
 *
 * @param hint its first signs
 * @param owner the login of the person it belongs to
 * @param role what it may at most; never more than its owner
 * @param readOnly whether it only reads
 */
public record ApiKey(
        int id,
        String hint,
        String name,
        String owner,
        Role role,
        boolean readOnly,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt,
        @Nullable String lastUsedFrom) {}
