/** What is known of a model of device, and which profile is for a given one. */
package dev.assay.collectors.profile;
