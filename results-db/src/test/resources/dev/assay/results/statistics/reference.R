# Makes reference-r.json: Rscript reference.R > reference-r.json  (Debian 12: r-base-core 4.2.2, r-cran-boot 1.3-28.1)
# boot.ci counts resamples strictly below the estimate, which differs from the mid-rank of BcaBootstrap where resamples tie
# with it; so the mean, which does not tie, is what R is asked for. Acceleration by the jackknife, as in BcaBootstrap.
library(boot)
num <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ", "), "]")
samples <- list(
  decode_tps = c(31.62, 30.98, 31.05, 29.4, 31.33, 30.71, 28.12, 31.2, 30.95, 31.47),
  skewed = c(0.41, 0.52, 0.55, 0.61, 0.72, 0.78, 0.93, 1.12, 1.31, 1.88, 2.75, 6.2),
  five = c(12.1, 13.4, 11.8, 15.9, 12.6),
  ties = c(1, 2, 2, 2, 3, 3, 9, 9))
p <- c(0, 0.01, 0.05, 0.25, 0.5, 0.9, 0.95, 0.99, 1)
one <- function(name) {
  x <- samples[[name]]
  quantiles <- unname(quantile(x, p, type = 7))
  set.seed(20261123)
  statistic <- function(d, i) mean(d[i])
  b <- boot(x, statistic, R = 999999)
  ci <- boot.ci(b, conf = 0.95, type = "bca", L = empinf(data = x, statistic = statistic, stype = "i", type = "jack"))
  sprintf('    {"name": "%s", "values": %s,\n     "quantiles": %s, "median": %.17g, "mad": %.17g, "bca_of_mean": %s}',
          name, num(x), num(quantiles), median(x), mad(x, constant = 1), num(ci$bca[4:5]))
}
cat('{\n  "origin": "', R.version.string, ', boot ', as.character(packageVersion("boot")),
    ', reference.R beside this file; 999999 resamples",\n', sep = "")
cat('  "probabilities": ', num(p), ',\n  "samples": [\n', sep = "")
cat(paste(sapply(names(samples), one), collapse = ",\n"), "\n  ]\n}\n")
