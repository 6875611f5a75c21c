package org.vigie.access.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.vigie.access.Reader;

/** Somebody who has shown who they are, and by what. The principal is their {@link Reader}. */
public final class Signed extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    /** By what. */
    public enum Way {
        /** Nothing: whoever the setting {@code vigie.access.anonymous} lets in. */
        NONE,
        /** A browser's session. */
        SESSION,
        /** An API key. */
        KEY,
        /** Name and password with each request. */
        BASIC,
        /** A token of an OpenID provider. */
        TOKEN
    }

    private final transient Reader reader;
    private final Way way;
    private final @Nullable Integer personId;
    private final boolean readOnly;
    private final boolean mustChange;

    private Signed(Reader reader, Way way, @Nullable Integer personId, boolean readOnly, boolean mustChange) {
        super(List.of());
        this.reader = reader;
        this.way = way;
        this.personId = personId;
        this.readOnly = readOnly;
        this.mustChange = mustChange;
        setAuthenticated(true);
    }

    /** A person by their password or session. */
    public static Signed person(Person person, Way way) {
        return new Signed(person.reader(), way, person.id(), false, person.mustChange());
    }

    /** A machine by a person's key. */
    static Signed key(Person owner, Reader reader, boolean readOnly) {
        return new Signed(reader, Way.KEY, owner.id(), readOnly, false);
    }

    /** Somebody whom an OpenID provider vouches for. */
    public static Signed token(Reader reader) {
        return new Signed(reader, Way.TOKEN, null, false, false);
    }

    /** Nobody by name. */
    public static Signed nobody(Reader reader) {
        return new Signed(reader, Way.NONE, null, true, false);
    }

    public Reader reader() {
        return reader;
    }

    public Way way() {
        return way;
    }

    /** The person who signed in or to whom the key belongs; null for nobody and for tokens. */
    public @Nullable Integer personId() {
        return personId;
    }

    /** Whether only reading is allowed, whatever the role. */
    public boolean isReadOnly() {
        return readOnly;
    }

    /** Whether the password is to be changed before anything else. */
    public boolean mustChange() {
        return mustChange;
    }

    @Override
    public Object getPrincipal() {
        return reader;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return reader.name();
    }
}
