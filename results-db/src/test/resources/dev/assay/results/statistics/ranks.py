"""Makes ranks-scipy.json: python3 ranks.py > ranks-scipy.json  (SciPy 1.17.1, NumPy 2.4.6).

Signed ranks with zeros by Pratt, and the multi-sample BCa interval of a ratio of medians of two independent samples."""
import json
import numpy
import scipy
from scipy.stats import bootstrap, mannwhitneyu, wilcoxon

DIFFERENCES = {
    "plain": [0.8, -0.3, 1.4, 0.75, 1.1, -0.6, 1.5, 1.05, 1.2, 1.9],
    "zeros": [0, 0, 1.4, 0.75, 1.1, -0.6, 1.5, 1.05, 1.2, 1.9, 0, -0.2],
    "zeros_and_ties": [0, 2, 1, 2, -1, 2, 2, 2, -1, 3, 0, 1],
}
SIDES = {
    "plain": ([30.1, 29.4, 31.2, 30.7, 28.8, 30.3, 29.9, 27.5], [31.0, 29.5, 32.6, 31.5, 30.4, 33.0, 31.4]),
    "ties": ([10, 12, 11, 15, 13, 12, 18, 11], [12, 13, 13, 14, 15, 14, 20, 13, 19]),
}
RATIOS = {
    "equal_sizes": ([30.11, 29.42, 31.23, 30.74, 28.85, 30.36, 29.97, 27.58, 30.69], [33.02, 32.11, 34.93, 33.54, 31.05, 33.86, 32.27, 29.78, 33.19]),
    "other_sizes": ([0.41, 0.52, 0.55, 0.61, 0.72, 0.78, 0.93, 1.12, 1.31, 1.88, 2.75, 6.2], [0.71, 0.84, 0.99, 1.23, 1.57, 2.01, 2.62, 3.9]),
}


def signed(values):
    distinct = len(set(map(abs, values))) == len(values) and 0 not in values
    return wilcoxon(values, zero_method="pratt", correction=True, method="exact" if distinct else "asymptotic").pvalue


def ranks(base, candidate):
    distinct = len(set(base + candidate)) == len(base) + len(candidate)
    return mannwhitneyu(candidate, base, use_continuity=True, method="exact" if distinct else "asymptotic").pvalue


def ratio(base, candidate, axis=-1):
    return numpy.median(candidate, axis=axis) / numpy.median(base, axis=axis)


def interval(base, candidate):
    return bootstrap((base, candidate), ratio, vectorized=True, n_resamples=500_000, method="BCa", batch=20_000,
                     rng=numpy.random.default_rng(20261123)).confidence_interval


print(json.dumps({
    "origin": f"SciPy {scipy.__version__}, NumPy {numpy.__version__}, ranks.py beside this file; 500000 resamples",
    "signed": [{"name": n, "values": v, "p": float(signed(v))} for n, v in DIFFERENCES.items()],
    "independent": [{"name": n, "base": b, "candidate": c, "p": float(ranks(b, c))} for n, (b, c) in SIDES.items()],
    "ratios": [{"name": n, "base": b, "candidate": c, "interval": list(map(float, interval(b, c)))}
               for n, (b, c) in RATIOS.items()],
}, indent=1))
