#include "probe/facts/facts.h"

#include "common/clock.h"
#include "probe/files.h"
#include "probe/version.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** All nodes are read within this time, a few slow ones aside: a device that is asked must answer. */
#define READING_NS (3 * NS_PER_S)

static void header(struct facts *facts) {
    json_string_member(&facts->json, "schema", "assay.facts/1");
    json_string_member(&facts->json, "probe", PROBE_VERSION);
    if (facts->root[0] != '\0') {
        json_string_member(&facts->json, "sysfs_root", facts->root);
    }
}

static void nodes(struct facts *facts) {
    json_key(&facts->json, "nodes");
    json_open(&facts->json, '[');
    facts_of_supplies(facts);
    facts_of_hwmon(facts);
    facts_of_iio(facts);
    facts_of_powercap(facts);
    facts_of_thermal(facts);
    facts_of_frequencies(facts);
    facts_of_gpus(facts);
    facts_of_system(facts);
    json_close(&facts->json, ']');
    if (facts->left_out > 0) {
        json_integer_member(&facts->json, "nodes_left_out", (int64_t)facts->left_out);
    }
}

int print_facts(const char *root) {
    struct facts *facts = allocate(1, sizeof *facts);
    facts->root = root;
    facts->until_ns = monotonic_ns() + READING_NS;
    json_open(&facts->json, '{');
    header(facts);
    facts_of_board(facts);
    facts_of_cpus(facts);
    nodes(facts);
    facts_of_commands(facts);
    json_close(&facts->json, '}');
    text_append(&facts->json.text, "\n", 1);
    bool written = write_whole(1, facts->json.text.data, facts->json.text.length);
    if (!written) {
        fprintf(stderr, "probe: facts: standard output: %s\n", strerror(errno));
    }
    text_free(&facts->json.text);
    free(facts);
    return written ? EXIT_COMPLETE : EXIT_FAILED;
}
