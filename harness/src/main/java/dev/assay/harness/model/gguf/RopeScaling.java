package dev.assay.harness.model.gguf;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Llama 3's stretching of the rotary position embedding: low frequencies are divided by {@code factor}, high ones kept,
 * those between interpolated. Stored as the tensor {@code rope_freqs.weight}, which makes the runtime take another path
 * through its kernel than a model without.
 *
 * @param factor by which the lowest frequencies are divided; at least 1
 * @param lowFrequency wavelengths above {@code originalContext / lowFrequency} are divided by the whole factor
 * @param highFrequency wavelengths below {@code originalContext / highFrequency} are kept; greater than lowFrequency
 * @param originalContext tokens
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RopeScaling(double factor, double lowFrequency, double highFrequency, int originalContext) {
    public RopeScaling {
        if (!(factor >= 1) || !(lowFrequency > 0) || !(highFrequency > lowFrequency) || originalContext < 1) {
            throw new IllegalArgumentException(
                    "a rope scaling needs factor >= 1, 0 < low_frequency < high_frequency, original_context >= 1");
        }
    }

    /**
     * The divisors of the frequencies, one per pair of dimensions. Source: {@code generate_extra_tensors} of llama.cpp's
     * conversion/llama.py.
     *
     * @param dimensions of a head, even
     */
    float[] factors(double base, int dimensions) {
        float[] factors = new float[dimensions / 2];
        for (int pair = 0; pair < factors.length; pair++) {
            double wavelength = 2 * Math.PI * StrictMath.pow(base, 2.0 * pair / dimensions);
            factors[pair] = (float) factor(wavelength);
        }
        return factors;
    }

    private double factor(double wavelength) {
        if (wavelength < originalContext / highFrequency) {
            return 1;
        }
        if (wavelength > originalContext / lowFrequency) {
            return factor;
        }
        double smooth = (originalContext / wavelength - lowFrequency) / (highFrequency - lowFrequency);
        return 1 / ((1 - smooth) / factor + smooth);
    }
}
