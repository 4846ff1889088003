package dev.assay.collectors.metric;

/**
 * How many bytes a model must read of memory to make one token, as its file's header has it: the numerator of mbu. Decode
 * reads every weight once a token, and of the cache what lies before the token.
 *
 * @param weightBytes of the weights that one token needs; 1 or more
 * @param kvBytesPerPosition of keys and values that one earlier position adds; 0 for a model without a cache
 * @param method which tensors were counted, and in what type the cache is taken to be
 */
public record TokenBytes(long weightBytes, long kvBytesPerPosition, String method) {
    public TokenBytes {
        if (weightBytes < 1 || kvBytesPerPosition < 0 || method == null) {
            throw new IllegalArgumentException("a token reads at least a byte of weights, and says how it was counted");
        }
    }

    /**
     * @param promptTokens before the first output token
     * @param generateTokens the first included, 2 or more: pass i of 1 to n - 1 reads the prompt and i positions
     * @return the mean over the passes that decode_tps counts
     */
    public double perToken(int promptTokens, int generateTokens) {
        return weightBytes + kvBytesPerPosition * (promptTokens + generateTokens / 2.0);
    }
}
