package dev.afterglow.web;

/// Tells who reads the page of the current request. Implemented by the module that knows persons.
public interface ReaderSource {

    Reader current();
}
