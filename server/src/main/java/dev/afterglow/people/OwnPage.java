package dev.afterglow.people;

/// A tab of somebody's own pages, `/me…`. Each module declares its own as a bean.
///
/// @param order ascending from the left
public record OwnPage(int order, String label, String address) {}
