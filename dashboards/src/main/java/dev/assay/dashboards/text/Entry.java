package dev.assay.dashboards.text;

/**
 * What stands in one place of a table.
 *
 * @param main the figure, word or name
 * @param aside what qualifies it, such as an interval; may be empty
 */
public record Entry(String main, String aside) {
    public static final Entry ABSENT = new Entry("absent", "");
    /** The metric makes no sense for this cell. */
    public static final Entry NONE = new Entry("-", "");

    public static Entry of(String main) {
        return new Entry(main, "");
    }

    public String text() {
        return aside.isEmpty() ? main : main + " " + aside;
    }
}
