package dev.afterglow.people;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Who the current request acts as, freshly read from the database; never stored in a session.
public final class Acting extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient Actor actor;
    private final transient Profile profile;

    private Acting(Actor actor, Profile profile, List<GrantedAuthority> authorities) {
        super(authorities);
        this.actor = actor;
        this.profile = profile;
        setAuthenticated(true);
    }

    /// A person with a session.
    public static Acting person(Profile profile) {
        Person person = profile.person();
        Actor actor = new Actor.OfPerson(person.id(), person.role());
        return new Acting(actor, profile, authorities(person.role()));
    }

    static Acting token(Actor.OfToken actor, Profile owner) {
        return new Acting(actor, owner, authorities(actor.role()));
    }

    public Actor actor() {
        return actor;
    }

    /// The person, or the token's owner.
    public Profile profile() {
        return profile;
    }

    @Override
    public String getName() {
        return profile.person().id().value();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return actor;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Acting acting && acting.actor.equals(actor) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return actor.hashCode();
    }

    private static List<GrantedAuthority> authorities(Role role) {
        return Arrays.stream(Role.values())
                .filter(role::includes)
                .<GrantedAuthority>map(each -> new SimpleGrantedAuthority("ROLE_" + each.name()))
                .toList();
    }
}
