/** What perfetto's recordings tell of a device, where the kernel's files do not. docs/collectors/perfetto.md. */
package dev.assay.collectors.source.perfetto;
