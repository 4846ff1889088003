package dev.assay.collectors.profile;

import dev.assay.collectors.facts.Facts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All profiles that are known, and which of them is for a device. Immutable.
 *
 * @param all of two that fit a device alike the later one is taken: what the user added comes after what Assay ships
 */
public record Profiles(List<Profile> all) {
    public Profiles {
        all = List.copyOf(all);
    }

    /** To the letter. */
    public Optional<Profile> named(String name) {
        return all.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /**
     * The profile whose pattern fits the device's model, board or device tree, the one with most letters where several do, so that
     * "Orin Nano" goes before "Orin". Else the platform's profile that is for any device; empty when there is none either.
     * Between equals the later one is taken.
     *
     * @param model as the device's agent names it: Android tells it, and hides board and device tree
     */
    public Optional<Profile> of(Facts facts, String platform, String model) {
        return of(facts.board(), facts.compatible(), platform, model);
    }

    /**
     * The same before the probe has told its facts.
     *
     * @param board as the device tree names it; null without one
     * @param compatible names of the device tree
     */
    public Optional<Profile> of(String board, List<String> compatible, String platform, String model) {
        Names names = new Names(board, compatible, model);
        return all.stream()
                .filter(profile -> profile.platform().equals(platform))
                .filter(profile -> letters(profile, names) >= 0)
                .reduce((first, next) -> letters(next, names) < letters(first, names) ? first : next);
    }

    private record Names(String board, List<String> compatible, String model) {}

    /** Letters of the longest pattern that fits; 0 of a profile for any device, -1 of one that is for others. */
    private static int letters(Profile profile, Names names) {
        if (profile.matches() == null) {
            return 0;
        }
        Stream<String> boards = profile.matches().boards().stream()
                .filter(pattern ->
                        fits(pattern, names.model()) || names.board() != null && fits(pattern, names.board()));
        Stream<String> trees = profile.matches().compatible().stream()
                .filter(pattern -> names.compatible().stream().anyMatch(name -> fits(pattern, name)));
        return Stream.concat(boards, trees)
                .mapToInt(pattern -> pattern.replace("*", "").length())
                .max()
                .orElse(-1);
    }

    private static boolean fits(String pattern, String name) {
        return Pattern.matches(
                Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")), name);
    }
}
