/** What Android's thermal service tells of itself: {@code dumpsys thermalservice}. */
package dev.assay.collectors.thermalservice;
