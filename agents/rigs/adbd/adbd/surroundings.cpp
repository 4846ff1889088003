// The rest of what the daemon expects around it.
#include <signal.h>
#include <sys/types.h>

#include <adbconnection/server.h>

// No Android runtime, so nothing that could be debugged.
void adbconnection_listen(void (*)(int, pid_t)) {
}

// Whoever started the rig may have left signals ignored, which each shell on the device would inherit.
__attribute__((constructor)) static void DefaultSignals() {
    for (int number = 1; number <= SIGRTMAX; number++) {
        signal(number, SIG_DFL);
    }
}
