/**
 * What the nodes of a device mean: a package a source, each turning facts and profile into channels with units. See
 * docs/collectors.
 */
package dev.assay.collectors.source;
