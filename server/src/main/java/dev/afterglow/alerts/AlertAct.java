package dev.afterglow.alerts;

/// Something that somebody who looks at an open alert can do in a later module, e.g. declare an
/// incident. Later modules register beans of it.
public interface AlertAct {

    /// What stands on the button, e.g. "Declare an incident".
    String label();

    /// Where the button leads.
    String address(AlertId alert);
}
