/**
 * A device at the far end of a link: a store of what it was given, jobs that go on while the link is down, and the way back
 * to them. How commands and bytes travel is a {@link dev.assay.agents.remote.Link}, one for each kind of device.
 */
package dev.assay.agents.remote;
