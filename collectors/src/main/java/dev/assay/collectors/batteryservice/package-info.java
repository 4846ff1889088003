/** What Android's battery service tells of itself: {@code dumpsys battery}. */
package dev.assay.collectors.batteryservice;
