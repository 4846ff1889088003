"""Makes reference-scipy.json: python3 reference.py > reference-scipy.json  (SciPy 1.17.1, NumPy 2.4.6).

SciPy's BCa takes the mid-rank of resamples that tie with the estimate, as BcaBootstrap does. Each case has the resampled
statistics themselves, so the arithmetic is compared exactly, and an interval from 200,000 resamples, compared within
Monte Carlo error."""
import json
import numpy
import scipy
from scipy.stats import bootstrap

SAMPLES = {
    "decode_tps": [31.62, 30.98, 31.05, 29.4, 31.33, 30.71, 28.12, 31.2, 30.95, 31.47],
    "skewed": [0.41, 0.52, 0.55, 0.61, 0.72, 0.78, 0.93, 1.12, 1.31, 1.88, 2.75, 6.2],
    "five": [12.1, 13.4, 11.8, 15.9, 12.6],
    "ties": [1, 2, 2, 2, 3, 3, 9, 9],
}
BASE = [30.1, 29.4, 31.2, 30.7, 28.8, 30.3, 29.9, 27.5, 30.6]
CANDIDATE = [33.0, 32.1, 34.9, 33.5, 31.0, 33.8, 32.2, 29.7, 33.1]


def case(data, statistic, paired=False):
    def run(resamples):
        return bootstrap(data, statistic, paired=paired, vectorized=False, n_resamples=resamples, method="BCa",
                         rng=numpy.random.default_rng(20261123))
    few, many = run(499), run(200_000)
    return {"estimate": float(statistic(*data)),
            "resampled": [float(v) for v in few.bootstrap_distribution],
            "interval_of_resampled": list(map(float, few.confidence_interval)),
            "interval": list(map(float, many.confidence_interval))}


def ratio(base, candidate):
    return numpy.median(candidate) / numpy.median(base)


print(json.dumps({
    "origin": f"SciPy {scipy.__version__}, NumPy {numpy.__version__}, reference.py beside this file; "
              "499 resamples kept, 200000 for the interval",
    "medians": [{"name": n, "values": v} | case((v,), numpy.median) for n, v in SAMPLES.items()],
    "ratio": {"base": BASE, "candidate": CANDIDATE} | case((BASE, CANDIDATE), ratio, paired=True),
}, indent=1))
