/**
 * Android devices over adb. ddmlib tells which are there; commands and files go over sockets of the adb server directly,
 * because only its protocol of version 2 tells a command's end from a lost device, and its exit code.
 */
package dev.assay.agents.android;
