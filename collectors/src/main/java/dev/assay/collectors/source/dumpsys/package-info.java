/** Android's services, asked again and again: slow, and for what neither the kernel's files nor perfetto tell. */
package dev.assay.collectors.source.dumpsys;
