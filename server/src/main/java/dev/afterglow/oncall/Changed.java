package dev.afterglow.oncall;

import java.util.List;

/// What became of a change that somebody wanted to make to who is on call.
public sealed interface Changed {

    /// It holds, as these overrides.
    record Given(List<GivenOverride> overrides) implements Changed {

        public Given {
            overrides = List.copyOf(overrides);
        }
    }

    /// Nothing changed; one sentence says why and what is possible.
    record Refused(String because) implements Changed {}
}
