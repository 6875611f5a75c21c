package org.vigie.access;

import java.util.Optional;

/** What somebody may who left work behind to be done later, such as a bulletin each Monday, and is not there to sign in. */
public interface Standing {

    /**
     * What a reader may now of what they might then: no more than then and no more than today. Whom an OpenID provider vouches for is
     * not known here, and keeps what they had.
     *
     * @return empty where they could not enter today: disabled or removed, their key revoked or expired, or of another organisation
     */
    Optional<Reader> now(Reader then);
}
