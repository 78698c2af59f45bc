package dev.afterglow.patterns;

/// Hears how far a run is, and may end it.
public interface Progress {

    /// Hears nothing and ends nothing.
    Progress SILENT =
            new Progress() {
                @Override
                public void at(String lens, int done, int of) {}

                @Override
                public boolean isCancelled() {
                    return false;
                }
            };

    /// A lens is about to look.
    ///
    /// @param lens its name
    /// @param done lenses that have looked
    /// @param of lenses there are
    void at(String lens, int done, int of);

    /// Asked often, also within a lens; from any thread. Once true the run ends with
    /// [java.util.concurrent.CancellationException].
    boolean isCancelled();
}
