package dev.assay.harness.build;

import dev.assay.agents.platform.PlatformFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which of a runtime's builds a device gets: of those for its ABI the first, as stated, whose needs its facts meet. */
public sealed interface BuildChoice {
    /** Those that were passed over, in their order. */
    List<PassedOver> before();

    /** @param why what of the device stands against it */
    record PassedOver(String build, String why) {
        @Override
        public String toString() {
            return build + " " + why;
        }
    }

    /** @param after names of those that stand later in the list and would fit as well */
    record Chosen(BuildOffer build, List<PassedOver> before, List<String> after) implements BuildChoice {
        public Chosen {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /** One sentence without its end, for people. */
        public String why() {
            String own = build.needs().equals(Needs.NOTHING)
                    ? "needs nothing beyond " + build.abi()
                    : "needs what the device has (" + build.needs() + ")";
            return own
                    + (before.isEmpty() ? "" : "; passed over: " + list(before))
                    + (after.isEmpty()
                            ? ""
                            : "; it stands before " + String.join(", ", after) + ", which would fit too");
        }
    }

    record NoneFits(List<PassedOver> before) implements BuildChoice {
        public NoneFits {
            before = List.copyOf(before);
        }

        /** One clause without its subject. */
        public String why() {
            return list(before);
        }
    }

    private static String list(List<PassedOver> all) {
        return all.stream().map(PassedOver::toString).collect(Collectors.joining("; "));
    }

    /** @param builds in the order in which they are preferred; those for other ABIs do not count */
    static BuildChoice of(List<BuildOffer> builds, String abi, PlatformFacts facts) {
        List<PassedOver> before = new ArrayList<>();
        List<BuildOffer> fitting = new ArrayList<>();
        for (BuildOffer build : builds) {
            if (build.abi().equals(abi)) {
                List<String> unmet = build.needs().unmetBy(facts);
                if (unmet.isEmpty()) {
                    fitting.add(build);
                } else if (fitting.isEmpty()) {
                    before.add(new PassedOver(build.name(), String.join(", and ", unmet)));
                }
            }
        }
        return fitting.isEmpty()
                ? new NoneFits(before)
                : new Chosen(
                        fitting.getFirst(),
                        before,
                        fitting.stream().skip(1).map(BuildOffer::name).toList());
    }
}
