#ifndef ASSAY_PROBE_CPU_LIST_H
#define ASSAY_PROBE_CPU_LIST_H

#include <sched.h>
#include <stdbool.h>
#include <stddef.h>

/** Reads a list of processors as the kernel writes it, such as "0-3,5\n". False when it is none, or names one
 * that no set holds. */
bool cpu_list_read(cpu_set_t *set, const char *text);

/** Writes a set in the same form, without a line's end; cut off where `size` is too small. An empty one is
 * "none".
 */
void cpu_list_write(const cpu_set_t *set, char *text, size_t size);

#endif
