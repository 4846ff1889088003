# Makes ranks-r.json: Rscript ranks.R > ranks-r.json  (Debian 12: r-base-core 4.2.2)
# Rank tests, adjustment, Hodges-Lehmann, Mann-Kendall. Signed ranks with zeros are SciPy's part (ranks.py): R drops zeros
# before it ranks, Assay ranks them and drops them then (Pratt).
num <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ", "), "]")
# Published: depression scale factors before and after a tranquilliser (Hollander, Wolfe 1973, p. 29) and permeability
# constants of the human chorioamnion at term and earlier (p. 69), both in ?wilcox.test; n, d: plain, drift, ties made here.
pairs <- list(
  hollander_wolfe_29 = list(x = c(1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30),
                            y = c(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29)),
  plain = list(x = c(30.1, 29.4, 31.2, 30.7, 28.8, 30.3, 29.9, 27.5, 30.6, 31.9),
               y = c(30.9, 29.1, 32.6, 31.5, 29.9, 29.7, 31.4, 28.6, 31.7, 33.8)),
  ties = list(x = c(10, 12, 11, 15, 13, 12, 18, 11, 10, 14), y = c(12, 13, 13, 14, 15, 14, 20, 13, 9, 17)))
sides <- list(
  hollander_wolfe_69 = list(x = c(1.15, 0.88, 0.90, 0.74, 1.21),
                            y = c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46)),
  plain = list(x = c(30.1, 29.4, 31.2, 30.7, 28.8, 30.3, 29.9, 27.5), y = c(31.0, 29.5, 32.6, 31.5, 30.4, 33.0, 31.4)),
  ties = list(x = c(10, 12, 11, 15, 13, 12, 18, 11), y = c(12, 13, 13, 14, 15, 14, 20, 13, 19)))
set.seed(20261123)
sides$large <- list(x = round(rnorm(60, 100, 3), 4), y = round(rnorm(55, 102, 3), 4))
pairs$large <- list(x = round(rnorm(60, 100, 3), 4), y = round(rnorm(60, 101, 3), 4))
paired <- function(name) {
  d <- pairs[[name]]$y - pairs[[name]]$x
  exact <- length(d) <= 50 && !any(duplicated(abs(d))) && all(d != 0)
  p <- suppressWarnings(wilcox.test(d, exact = exact, correct = TRUE)$p.value)
  means <- outer(d, d, "+") / 2
  sprintf('    {"name": "%s", "base": %s, "candidate": %s, "p": %.17g, "hodges_lehmann": %.17g}', name,
          num(pairs[[name]]$x), num(pairs[[name]]$y), p, median(means[lower.tri(means, diag = TRUE)]))
}
independent <- function(name) {
  x <- sides[[name]]$x; y <- sides[[name]]$y
  exact <- max(length(x), length(y)) <= 50 && !any(duplicated(c(x, y)))
  p <- suppressWarnings(wilcox.test(y, x, exact = exact, correct = TRUE)$p.value)
  sprintf('    {"name": "%s", "base": %s, "candidate": %s, "p": %.17g, "hodges_lehmann": %.17g}', name,
          num(x), num(y), p, median(outer(y, x, "-")))
}
# Published: fifteen p-values of Benjamini, Hochberg (1995), section 4; four are rejected at 0.05.
p <- c(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1)
shuffled <- c(0.03, 0.001, 0.2, 0.03, 0.04, 0.9, 0.011)
series <- list(
  rising = c(100.1, 100.9, 100.4, 101.8, 101.1, 102.2, 101.7, 102.9, 102.3, 103.4, 103.1, 102.8),
  level = c(100.1, 99.2, 100.8, 99.7, 100.4, 99.9, 100.2, 100.0, 99.5, 100.6),
  ties = c(5, 5, 6, 5, 7, 6, 7, 8, 7, 8))
drift <- function(name) {
  v <- series[[name]]; t <- seq_along(v)
  k <- suppressWarnings(cor.test(t, v, method = "kendall", exact = FALSE, continuity = TRUE))
  slopes <- outer(v, v, "-") / outer(t, t, "-")
  sprintf('    {"name": "%s", "values": %s, "p": %.17g, "slope": %.17g, "autocorrelation": %.17g, "cv": %.17g}', name, num(v),
          k$p.value, median(slopes[lower.tri(slopes)]), acf(v, plot = FALSE)$acf[2], sd(v) / mean(v))
}
cat('{\n  "origin": "', R.version.string, ', ranks.R beside this file",\n  "paired": [\n', sep = "")
cat(paste(sapply(names(pairs), paired), collapse = ",\n"), '\n  ],\n  "independent": [\n', sep = "")
cat(paste(sapply(names(sides), independent), collapse = ",\n"), '\n  ],\n  "adjusted": [\n', sep = "")
cat('    {"p": ', num(p), ', "adjusted": ', num(p.adjust(p, "BH")), '},\n', sep = "")
cat('    {"p": ', num(shuffled), ', "adjusted": ', num(p.adjust(shuffled, "BH")), '}\n  ],\n  "series": [\n', sep = "")
cat(paste(sapply(names(series), drift), collapse = ",\n"), "\n  ]\n}\n")
