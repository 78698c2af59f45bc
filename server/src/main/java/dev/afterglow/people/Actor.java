package dev.afterglow.people;

/// Who does something now: a person, a token on a person's behalf, or the system itself.
///
/// A controller method takes one as a parameter. The role is what holds at this moment, so an actor
/// is not kept beyond the request.
public sealed interface Actor {

    /// Whether the role of the actor includes this one.
    boolean may(Role role);

    /// As it stands in the audit: `person:ana`, `token:deploys/ana`, `system:poller`.
    String word();

    /// Somebody who is signed in, or whom a signed link names.
    record OfPerson(PersonId person, Role role) implements Actor {

        @Override
        public boolean may(Role wanted) {
            return role.includes(wanted);
        }

        @Override
        public String word() {
            return "person:" + person;
        }
    }

    /// A program with an API token.
    ///
    /// @param owner who made the token and answers for it
    /// @param role the lower of the owner's role and of what the token's scopes allow
    record OfToken(String tokenName, PersonId owner, Role role) implements Actor {

        @Override
        public boolean may(Role wanted) {
            return role.includes(wanted);
        }

        @Override
        public String word() {
            return "token:" + tokenName + "/" + owner;
        }
    }

    /// A job of the server, or the command line on the machine itself.
    record OfSystem(String job) implements Actor {

        @Override
        public boolean may(Role wanted) {
            return true;
        }

        @Override
        public String word() {
            return "system:" + job;
        }
    }
}
