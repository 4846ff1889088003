#ifndef ASSAY_PROBE_SCAN_H
#define ASSAY_PROBE_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Numbers in what kernels and commands print: a sign or none, digits, a fraction or none, an exponent or
 * none. No letter, digit or point may follow at once: "12 kB", "12@800Hz" and "50%" begin with a number,
 * "N/A", "0x1f" and "1.2.3" do not. All functions: false, and `*number` untouched, when there is no number.
 */

/** The number at the beginning of a text, behind blanks. */
bool scan_number(const char *text, double *number);

/** The number `words` words behind the first occurrence of `after`, which may be NULL: behind the beginning.
 * Blanks and line ends stand between words. */
bool scan_field(const char *text, const char *after, size_t words, double *number);

/** The number in a column of a line, the first being 0; commas stand between columns. */
bool scan_column(const char *line, size_t column, double *number);

/** The number behind the first word of a line that begins with `after` and goes on with a number and
 * `before`, letters too: of "VDD_IN 2957mW/2957mW" between "VDD_IN " and "mW" it is 2957. `after` is not
 * empty. */
bool scan_between(const char *line, const char *after, const char *before, double *number);

#endif
