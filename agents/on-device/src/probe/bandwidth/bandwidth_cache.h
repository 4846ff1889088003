#ifndef ASSAY_PROBE_BANDWIDTH_CACHE_H
#define ASSAY_PROBE_BANDWIDTH_CACHE_H

#include <stddef.h>
#include <stdint.h>

/** Bytes of all of the processors' last caches together; 0 where the kernel does not say. */
uint64_t last_cache_bytes(void);

/** Bytes that programs can still have, from /proc/meminfo; 0 where the kernel does not say. */
uint64_t available_bytes(void);

/** Bytes to read in a pass: 8 times the caches, 256 MiB at least, half of the available memory at most; in
 * whole MiB. */
size_t bandwidth_bytes(uint64_t caches, uint64_t available);

#endif
