package dev.assay.harness.plan;

import dev.assay.harness.build.BuildChoice;

/** Which build of a runtime a device gets. */
public record ChosenBuild(String device, String runtime, BuildChoice.Chosen choice) {}
