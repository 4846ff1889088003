package dev.assay.harness.model.gguf;

import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The sizes of a decoder-only transformer: all that decides how many bytes and operations a token costs.
 *
 * @param layers blocks of attention and feed-forward
 * @param embedding width of the residual stream; a multiple of 32 and of heads
 * @param feedForward inner width of the gated feed-forward; a multiple of 32
 * @param heads query heads; their length, {@code embedding / heads}, is even
 * @param kvHeads key and value heads; divides heads
 * @param vocabulary tokens
 * @param ropeBase base of the rotary embedding's frequencies
 * @param normEpsilon added in the RMS norm
 * @param context tokens the model was trained for
 * @param tiedEmbeddings whether one matrix is the token embedding and the output
 * @param ropeScaling empty, or null, where the model does without
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Shape(
        Architecture architecture,
        int layers,
        int embedding,
        int feedForward,
        int heads,
        int kvHeads,
        int vocabulary,
        double ropeBase,
        double normEpsilon,
        int context,
        boolean tiedEmbeddings,
        Optional<RopeScaling> ropeScaling) {

    /** Elements of a row must fill whole blocks of Q4_0 and Q8_0. */
    private static final int ROW_MULTIPLE = 32;

    public Shape {
        ropeScaling = ropeScaling == null ? Optional.empty() : ropeScaling;
        require(
                layers >= 1 && heads >= 1 && kvHeads >= 1 && vocabulary >= 1 && context >= 1,
                "counts must be positive");
        require(embedding >= 1 && embedding % ROW_MULTIPLE == 0, "embedding must be a multiple of 32");
        require(feedForward >= 1 && feedForward % ROW_MULTIPLE == 0, "feed_forward must be a multiple of 32");
        require(embedding % heads == 0 && embedding / heads % 2 == 0, "embedding / heads must be an even number");
        require(heads % kvHeads == 0, "kv_heads must divide heads");
        require(ropeBase > 0 && normEpsilon > 0, "rope_base and norm_epsilon must be positive");
    }

    /** Dimensions of one head. */
    public int headLength() {
        return embedding / heads;
    }

    /** Width of the keys, and of the values, of one layer. */
    public int kvWidth() {
        return headLength() * kvHeads;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
