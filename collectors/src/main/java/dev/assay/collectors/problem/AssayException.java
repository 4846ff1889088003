package dev.assay.collectors.problem;

/**
 * The family of all errors that Assay reports to people. Each names what failed, where, why, and what to do; the command
 * line prints the four and no stack trace. Checked, so that no caller forgets that the outside world fails.
 */
public abstract class AssayException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String where;
    private final String why;
    private final String remedy;

    /**
     * @param what failed, such as "cannot fetch the runtime llama.cpp"
     * @param where file, line, device or address
     * @param why the cause in words
     * @param remedy what the reader can do about it, as a sentence or a command
     */
    protected AssayException(String what, String where, String why, String remedy, Throwable cause) {
        super(what + " (" + where + "): " + why, cause);
        this.what = what;
        this.where = where;
        this.why = why;
        this.remedy = remedy;
    }

    public final String what() {
        return what;
    }

    public final String where() {
        return where;
    }

    public final String why() {
        return why;
    }

    public final String remedy() {
        return remedy;
    }
}
