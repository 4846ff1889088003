package dev.assay.collectors.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.fixture.SyntheticFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfilesTest {
    private static final Profiles PROFILES = new Profiles(List.of(
            profile("any", "linux", null),
            profile("orin", "linux", new Profile.Matches(List.of("*Orin*"), List.of("nvidia,p9*"))),
            profile("orin-nano", "linux", new Profile.Matches(List.of("*Orin Nano*"), null)),
            profile("phone", "android", null)));

    private static Profile profile(String name, String platform, Profile.Matches matches) {
        return new Profile(Profile.SCHEMA, name, name, platform, matches, null, null);
    }

    private static String chosen(SyntheticFacts facts) {
        return PROFILES.of(facts.facts(), "linux", "unknown").map(Profile::name).orElse("none");
    }

    @Test
    void theMoreParticularProfileIsTaken() {
        assertThat(chosen(new SyntheticFacts().board("NVIDIA Jetson Orin Nano Developer Kit")))
                .isEqualTo("orin-nano");
        assertThat(chosen(new SyntheticFacts().board("NVIDIA Jetson AGX Orin"))).isEqualTo("orin");
    }

    @Test
    void theDeviceTreeCountsAsWell() {
        assertThat(chosen(new SyntheticFacts().board("some carrier", "acme,x", "nvidia,p9-1")))
                .isEqualTo("orin");
    }

    @Test
    void aDeviceThatNoneIsFor_getsThePlatformsOwn() {
        assertThat(chosen(new SyntheticFacts())).isEqualTo("any");
        assertThat(chosen(new SyntheticFacts().board("orin nano in small letters")))
                .isEqualTo("any");
    }

    @Test
    void aPlatformWithoutAny_hasNone() {
        Facts facts = new SyntheticFacts().board("Orin").facts();

        assertThat(PROFILES.of(facts, "ios", "iPhone")).isEmpty();
    }

    @Test
    void aPhoneThatHidesItsBoard_isKnownByItsModel() {
        Profiles profiles = new Profiles(List.of(
                profile("phone", "android", null),
                profile("pixel-8", "android", new Profile.Matches(List.of("Google Pixel 8"), null))));

        assertThat(profiles.of(new SyntheticFacts().facts(), "android", "Google Pixel 8"))
                .map(Profile::name)
                .contains("pixel-8");
        assertThat(profiles.of(new SyntheticFacts().facts(), "android", "Google Pixel 8 Pro"))
                .map(Profile::name)
                .contains("phone");
    }

    @Test
    void ofTwoThatFitAlike_theLaterOneIsTaken_soThatTheUsersGoesBeforeTheShippedOne() {
        Profile.Matches pixel = new Profile.Matches(List.of("Google Pixel 8"), null);
        Profile shipped = profile("a-shipped", "android", pixel);
        Profile users = profile("z-users", "android", pixel);

        for (List<Profile> order : List.of(List.of(shipped, users), List.of(users, shipped))) {
            assertThat(new Profiles(order).of(new SyntheticFacts().facts(), "android", "Google Pixel 8"))
                    .contains(order.getLast());
        }
    }
}
