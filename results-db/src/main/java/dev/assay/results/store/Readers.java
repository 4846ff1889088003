package dev.assay.results.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections of one reading: both see the same state of the database.
 *
 * @param second empty where the first reads alone
 */
record Readers(Connection first, Optional<Connection> second) {

    /** Something to be read, by any of the connections. */
    static final class Task<T> {
        private final Read<T> read;
        private T result;

        interface Read<T> {
            T from(Connection connection) throws SQLException;
        }

        Task(Read<T> read) {
            this.read = read;
        }

        /** Null before it is done. */
        T result() {
            return result;
        }

        private void run(Connection connection) throws SQLException {
            result = read.from(connection);
        }
    }

    /** Does all tasks, each once, begun in their order. */
    void run(List<? extends Task<?>> tasks) throws SQLException {
        AtomicInteger next = new AtomicInteger();
        if (second.isEmpty()) {
            work(first, tasks, next);
            return;
        }
        FutureTask<Void> beside = new FutureTask<>(() -> work(second.get(), tasks, next));
        Thread thread = Thread.ofPlatform().name("second reader").daemon().start(beside);
        try {
            work(first, tasks, next);
        } finally {
            next.set(tasks.size());
            end(thread);
        }
        if (beside.state() == Future.State.FAILED) {
            throw failure(beside.exceptionNow());
        }
    }

    private static SQLException failure(Throwable failure) {
        if (failure instanceof SQLException ofDatabase) {
            return ofDatabase;
        }
        throw new IllegalStateException("the second connection's work failed", failure);
    }

    private static Void work(Connection connection, List<? extends Task<?>> tasks, AtomicInteger next)
            throws SQLException {
        for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
            Task<?> task = tasks.get(i);
            task.run(connection);
        }
        return null;
    }

    /** Waits even where this thread is interrupted: the connection is not free before. */
    private static void end(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
