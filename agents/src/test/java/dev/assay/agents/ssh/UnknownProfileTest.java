package dev.assay.agents.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.Listing;
import dev.assay.agents.Unusable;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.profile.Profiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnknownProfileTest {
    @TempDir
    Path home;

    @Test
    void aHostWhoseListedProfileNobodyHas_isNotUsed_andTheFileTheHostAndTheKnownProfilesAreNamed() throws Exception {
        Profiles profiles = new Profiles(List.of(profile("jetson-orin-nano"), profile("any-linux")));
        SshTarget target = new SshTarget(
                "ssh:lab",
                SshAddress.parse("ssh://user@127.0.0.1:1").orElseThrow(),
                new Listing(
                        Path.of("my/fleet.yaml"),
                        Map.of(),
                        Optional.of("jetson-orin-nana"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
        SshUser user = SshUser.of(home, home.resolve("known_hosts"), Map.of());

        assertThat(new SshAgent(home, user, List.of(target), profiles)
                        .discover()
                        .unusable())
                .containsExactly(new Unusable(
                        "ssh:lab",
                        "its profile is not known: my/fleet.yaml names the profile 'jetson-orin-nana' for the host of"
                                + " ssh:lab, and there is none of that name; known are any-linux, jetson-orin-nano",
                        "perhaps 'jetson-orin-nano' was meant; mend 'profile' there, or leave it out for the profile"
                                + " that fits"));
    }

    private static Profile profile(String name) {
        return new Profile(Profile.SCHEMA, name, name, "linux", null, null, List.of());
    }
}
