package dev.assay.results.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
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
        Thread.ofPlatform().name("second reader").daemon().start(beside);
        try {
            work(first, tasks, next);
        } finally {
            next.set(tasks.size());
            finish(beside);
        }
    }

    private static Void work(Connection connection, List<? extends Task<?>> tasks, AtomicInteger next)
            throws SQLException {
        for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
            Task<?> task = tasks.get(i);
            task.run(connection);
        }
        return null;
    }

    /** Waits even where the thread is interrupted: the connection is not free before. */
    private static void finish(FutureTask<Void> beside) throws SQLException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    beside.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
