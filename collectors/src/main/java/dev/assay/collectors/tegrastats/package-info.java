/** What NVIDIA's {@code tegrastats} prints of a Jetson. */
package dev.assay.collectors.tegrastats;
