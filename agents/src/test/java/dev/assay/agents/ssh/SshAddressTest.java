package dev.assay.agents.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshAddressTest {
    @Test
    void given_an_address_then_its_parts_are_those_of_the_uri() {
        assertThat(SshAddress.parse("ssh:nano-1"))
                .contains(new SshAddress(Optional.empty(), "nano-1", OptionalInt.empty()));
        assertThat(SshAddress.parse("ssh://me@10.0.0.7:2222"))
                .contains(new SshAddress(Optional.of("me"), "10.0.0.7", OptionalInt.of(2222)));
        assertThat(SshAddress.parse("ssh://me@[fe80::1%eth0]:22"))
                .contains(new SshAddress(Optional.of("me"), "fe80::1%eth0", OptionalInt.of(22)));
        assertThat(SshAddress.ofJump("gate:77")).contains(new SshAddress(Optional.empty(), "gate", OptionalInt.of(77)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh:nano-1", "ssh://me@nano", "ssh://nano:1", "ssh://me@[::1]:65535"})
    void given_an_address_when_written_then_it_is_the_same(String text) {
        assertThat(SshAddress.parse(text).orElseThrow()).hasToString(text);
    }

    /** A host that begins with a dash is an option to many a program. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh:",
                "ssh://",
                "nano",
                "ssh:me@nano",
                "ssh:nano:22",
                "ssh:-oProxyCommand=x",
                "ssh://-v@nano",
                "ssh://a b",
                "ssh://nano:0",
                "ssh://nano:65536",
                "ssh://nano:123456",
                "ssh://a@b@c",
                "ssh://::1",
                "adb:X",
                "ssh://nano/x"
            })
    void given_what_is_no_address_then_it_is_none(String text) {
        assertThat(SshAddress.parse(text)).isEmpty();
    }
}
