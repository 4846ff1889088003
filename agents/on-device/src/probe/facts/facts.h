#ifndef ASSAY_PROBE_FACTS_H
#define ASSAY_PROBE_FACTS_H

#include "common/json.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/** What can be sensed on this device, as the JSON of docs/formats/facts.md. Discovers and times; what a
 * number means is for its reader. */

enum { FACTS_PATH = 1024, FACTS_NAME = 256, FACTS_DEVICES = 1024 };

/** The document while it is being made. */
struct facts {
    struct json_writer json;
    const char *root; /**< folder that stands in for /, "" where none does */
    size_t nodes;     /**< listed so far */
    size_t left_out;  /**< that found no room */
    int64_t until_ns; /**< monotonic; what comes later is listed without being read */
    size_t devices;   /**< folders that were listed: links lead to one from several places */
    struct {
        dev_t device;
        ino_t inode;
    } listed[FACTS_DEVICES];
};

/** Where a file is read. */
struct facts_place {
    const char *kind;
    const char *chip; /**< driver, zone or supply */
    const char *dir;  /**< absolute, as without a root */
};

/** `probe facts [--sysfs-root DIR]`; `root` is "" or an absolute folder. */
int print_facts(const char *root);

/** Adds a file of a place if it is there: its text and what a read costs, or why it cannot be read. `label`
 * may be NULL or empty. */
void facts_add(struct facts *facts, const struct facts_place *place, const char *file, const char *label);

/** A file's text without space at its end; "" when there is none. */
void facts_text(const struct facts *facts, const char *dir, const char *file, char *text, size_t size);

/** A file's whole number; false when it holds none. */
bool facts_number(const struct facts *facts, const char *dir, const char *file, int64_t *number);

/** True the first time that a folder is asked for, whatever the path that leads there; false when there is
 * none. */
bool facts_is_new(struct facts *facts, const char *dir);

/** Joins `dir` and `name`; false when they do not fit. */
bool facts_join(char path[FACTS_PATH], const char *dir, const char *name);

typedef void facts_entry(struct facts *facts, const char *dir, const char *name, void *context);

/** Calls `each` with every name in a folder, in the order of their numbers; not at all when there is none. */
void facts_each(struct facts *facts, const char *dir, facts_entry *each, void *context);

bool has_prefix(const char *text, const char *prefix);
bool has_suffix(const char *text, const char *suffix);

/* The families of nodes, each in a file of its own. */
void facts_of_board(struct facts *facts);
void facts_of_cpus(struct facts *facts);
void facts_of_frequencies(struct facts *facts);
void facts_of_supplies(struct facts *facts);
void facts_of_hwmon(struct facts *facts);
void facts_of_iio(struct facts *facts);
void facts_of_powercap(struct facts *facts);
void facts_of_thermal(struct facts *facts);
void facts_of_gpus(struct facts *facts);
void facts_of_system(struct facts *facts);
void facts_of_commands(struct facts *facts);

#endif
