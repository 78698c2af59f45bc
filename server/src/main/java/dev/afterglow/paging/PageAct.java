package dev.afterglow.paging;

/// Something that somebody who has a page can do next in another module, e.g. declare an incident.
/// Later modules register beans of it.
public interface PageAct {

    /// What stands on the button, e.g. "Declare an incident".
    String label();

    /// Where the button leads.
    String address(Page page);
}
