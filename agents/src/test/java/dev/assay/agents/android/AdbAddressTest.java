package dev.assay.agents.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.AgentException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables of adb that say where its server is, in the order in which adb looks at them. */
class AdbAddressTest {
    @Test
    void nothing_is_adbs_own_port_here() throws Exception {
        assertThat(AdbAddress.of(Map.of())).isEqualTo(new AdbAddress("127.0.0.1", 5037));
        assertThat(AdbAddress.of(Map.of("ANDROID_ADB_SERVER_PORT", "", "ADB_SERVER_SOCKET", "")))
                .isEqualTo(new AdbAddress("127.0.0.1", 5037));
    }

    @Test
    void address_and_port_go_together() throws Exception {
        assertThat(AdbAddress.of(
                        Map.of("ANDROID_ADB_SERVER_ADDRESS", "lab.example", "ANDROID_ADB_SERVER_PORT", "5038")))
                .isEqualTo(new AdbAddress("lab.example", 5038));
        assertThat(AdbAddress.of(Map.of("ANDROID_ADB_SERVER_ADDRESS", "lab.example")))
                .isEqualTo(new AdbAddress("lab.example", 5037));
    }

    @Test
    void the_socket_comes_before_both() throws Exception {
        Map<String, String> both = Map.of("ANDROID_ADB_SERVER_ADDRESS", "other", "ANDROID_ADB_SERVER_PORT", "1");
        for (var socket : Map.of(
                        "tcp:5040", new AdbAddress("127.0.0.1", 5040),
                        "tcp:lab.example:5041", new AdbAddress("lab.example", 5041),
                        "tcp:[::1]:5042", new AdbAddress("[::1]", 5042))
                .entrySet()) {
            Map<String, String> env = new java.util.HashMap<>(both);
            env.put("ADB_SERVER_SOCKET", socket.getKey());
            assertThat(AdbAddress.of(env)).isEqualTo(socket.getValue());
        }
    }

    @Test
    void only_a_server_of_this_machine_may_be_started() throws Exception {
        assertThat(new AdbAddress("localhost", 1).isOfThisMachine()).isTrue();
        assertThat(new AdbAddress("127.0.0.1", 1).isOfThisMachine()).isTrue();
        assertThat(new AdbAddress("lab.example", 1).isOfThisMachine()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localabstract:adb", "localfilesystem:/run/adb", "tcp:", "tcp:host", "tcp:host:0", "tcp:99999"})
    void a_socket_that_is_no_tcp_address_is_refused_by_name(String socket) {
        assertThatThrownBy(() -> AdbAddress.of(Map.of("ADB_SERVER_SOCKET", socket)))
                .isInstanceOfSatisfying(AgentException.class, e -> {
                    assertThat(e.where()).isEqualTo("ADB_SERVER_SOCKET");
                    assertThat(e.why()).contains(socket);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"adb", "0", "65536", "-1", "5037 "})
    void a_port_that_is_none_is_refused_as_adb_refuses_it(String port) {
        assertThatThrownBy(() -> AdbAddress.of(Map.of("ANDROID_ADB_SERVER_PORT", port)))
                .isInstanceOfSatisfying(
                        AgentException.class, e -> assertThat(e.where()).isEqualTo("ANDROID_ADB_SERVER_PORT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3601", "soon", "1.5"})
    void a_patience_that_is_none_is_refused(String seconds) throws Exception {
        assertThat(Patience.of(Map.of(Patience.VARIABLE, "3600"))).hasHours(1);
        assertThatThrownBy(() -> Patience.of(Map.of(Patience.VARIABLE, seconds)))
                .isInstanceOfSatisfying(
                        AgentException.class, e -> assertThat(e.where()).isEqualTo(Patience.VARIABLE));
    }
}
