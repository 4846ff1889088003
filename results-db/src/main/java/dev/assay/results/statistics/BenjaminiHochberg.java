package dev.assay.results.statistics;

/**
 * p-values of a family of m tests, adjusted so that to call those at most q significant keeps the expected share of false
 * calls at q or below: with p(1) ≤ ... ≤ p(m), the i-th becomes min over j ≥ i of m p(j) / j, at most 1.
 *
 * <p>Source: Benjamini, Hochberg, Journal of the Royal Statistical Society B 57 (1995); the same as p.adjust(p, "BH") of R.
 * It holds for independent tests and for positively dependent ones (Benjamini, Yekutieli, Annals of Statistics 29 (2001)),
 * as cells of one device are.
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /**
     * @param p each in [0, 1], in any order; not changed
     * @return in the order of the argument
     */
    public static double[] adjusted(double[] p) {
        for (double value : p) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("not a p-value: " + value);
            }
        }
        int[] ascending = Order.ascending(p);
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int rank = p.length; rank > 0; rank--) {
            int at = ascending[rank - 1];
            least = Math.min(least, p[at] * p.length / rank);
            adjusted[at] = least;
        }
        return adjusted;
    }
}
