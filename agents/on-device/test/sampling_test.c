#include "check.h"
#include "runner-llama/sampling.h"
#include "runner/random.h"

#include <math.h>

static size_t plain_argmax(const float *values, size_t count) {
    size_t best = 0;
    for (size_t i = 1; i < count; i++) {
        best = values[i] > values[best] ? i : best;
    }
    return best;
}

static void agrees_with_the_plain_loop(void) {
    static float values[5000];
    struct random random = {7};
    for (size_t count = 1; count <= 5000; count += count < 40 ? 1 : 331) {
        for (size_t i = 0; i < count; i++) { /* few different values, so that equals occur */
            values[i] = (float)random_below(&random, 50) - 100.0f;
        }
        CHECK(argmax(values, count) == plain_argmax(values, count));
    }
}

static void finds_the_last_and_the_first(void) {
    static float values[3072 + 5];
    values[3076] = 1;
    CHECK(argmax(values, 3077) == 3076);
    values[0] = 1;
    CHECK(argmax(values, 3077) == 0);
}

static void passes_over_not_a_number(void) {
    static float values[2048];
    values[3] = NAN;
    values[1500] = 2;
    CHECK(argmax(values, 2048) == 1500);
    for (size_t i = 0; i < 2048; i++) {
        values[i] = NAN;
    }
    CHECK(argmax(values, 2048) == 0);
}

static void random_numbers_are_those_of_splitmix64(void) {
    struct random random = {1234567}; /* the reference implementation's published outputs for this seed */
    CHECK(random_next(&random) == UINT64_C(6457827717110365317));
    CHECK(random_next(&random) == UINT64_C(3203168211198807973));
    for (int i = 0; i < 1000; i++) {
        float value = random_symmetric(&random);
        CHECK(value >= -1.0f && value < 1.0f);
    }
}

int main(void) {
    agrees_with_the_plain_loop();
    finds_the_last_and_the_first();
    passes_over_not_a_number();
    random_numbers_are_those_of_splitmix64();
    puts("sampling: good");
    return 0;
}
