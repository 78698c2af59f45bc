package dev.afterglow.testing;

import dev.afterglow.testing.Provider.Behaviour;

/// How a stand-in behaves now; its threads can wait until that changes.
final class Mood {

    private Behaviour behaviour = Behaviour.TAKES;
    private boolean isClosed;

    synchronized Behaviour now() {
        return behaviour;
    }

    synchronized void set(Behaviour newBehaviour) {
        behaviour = newBehaviour;
        notifyAll();
    }

    synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    /// Returns when the behaviour is another one, or the stand-in was closed.
    synchronized void awaitOtherThan(Behaviour present) {
        try {
            while (behaviour == present && !isClosed) {
                wait();
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }
}
