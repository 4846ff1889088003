/** {@code tegrastats} as a source where the kernel's files tell no rails, temperatures or load. docs/collectors/tegrastats.md. */
package dev.assay.collectors.source.tegrastats;
