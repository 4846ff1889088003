// Who may connect. On a phone the daemon asks the system, which asks the person; here ro.adb.secure=1 makes a
// host unauthorised, and rig.adb.authorized=1 is the tap on "Allow", noticed within 0.2 s. Signatures are not
// checked.
#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <thread>

#include <android-base/properties.h>

#include "adb.h"
#include "adb_auth.h"
#include "adb_io.h"
#include "fdevent/fdevent.h"
#include "transport.h"

bool auth_required = true; // main() sets it from ro.adb.secure

static bool Allowed() {
    return android::base::GetBoolProperty("rig.adb.authorized", false);
}

void adbd_auth_init() {
}
void adbd_cloexec_auth_socket() {
}
void adbd_notify_framework_connected_key(atransport *) {
}

bool adbd_auth_verify(const char *, size_t, const std::string &, std::string *key) {
    key->clear();
    return Allowed();
}

void adbd_auth_verified(atransport *host) {
    handle_online(host);
    send_connect(host);
}

void send_auth_request(atransport *host) {
    int random = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    if (random >= 0) {
        ReadFdExactly(random, host->token, sizeof host->token);
        close(random);
    }
    apacket *packet = get_apacket();
    packet->msg.command = A_AUTH;
    packet->msg.arg0 = ADB_AUTH_TOKEN;
    packet->msg.data_length = sizeof host->token;
    packet->payload.assign(host->token, host->token + sizeof host->token);
    send_packet(packet, host);
}

static void AwaitPermission(std::shared_ptr<weak_ptr<atransport>> host) {
    if (!host->get()) {
        return; // it has gone away
    }
    if (Allowed()) {
        adbd_auth_verified(host->get());
        return;
    }
    std::thread([host] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        fdevent_run_on_main_thread([host] { AwaitPermission(host); });
    }).detach();
}

void adbd_auth_confirm_key(atransport *host) {
    AwaitPermission(std::make_shared<weak_ptr<atransport>>(host->weak()));
}
