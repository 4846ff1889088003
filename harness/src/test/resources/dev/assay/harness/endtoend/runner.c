/* A runner that does what its file's name says. It speaks protocol 1 of docs/formats/events.md on descriptor 3. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void nap(long milliseconds) {
    struct timespec t = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    nanosleep(&t, NULL);
}

/** Adds this process to the list $TMPDIR/started; which one it is, from 1. */
static int sign_in(const char *folder) {
    char path[4096], line[32];
    snprintf(path, sizeof path, "%s/started", folder);
    int fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    int length = snprintf(line, sizeof line, "%d\n", (int)getpid());
    if (fd < 0 || write(fd, line, (size_t)length) != length) {
        exit(8);
    }
    int lines = 0;
    char c;
    lseek(fd, 0, SEEK_SET);
    while (read(fd, &c, 1) == 1) {
        lines += c == '\n';
    }
    close(fd);
    return lines;
}

/** The test decides how long: while hold-N is in the folder. Without a folder nobody holds it. */
static void wait_while_held_in(const char *folder, long look_every_ms) {
    if (folder == NULL || access(folder, F_OK) != 0) {
        return;
    }
    char path[4096];
    snprintf(path, sizeof path, "%s/hold-%d", folder, sign_in(folder));
    while (access(path, F_OK) == 0) {
        nap(look_every_ms);
    }
}

/** Four tokens of prompt, three generated, a few milliseconds each. */
static void work(FILE *events) {
    fprintf(events, "{\"event\":\"hello\",\"protocol\":1,\"runner\":\"works\",\"runtime\":\"scripted\",\"runtime_version\":\"1\"}\n");
    long long load = now();
    nap(20);
    fprintf(events, "{\"event\":\"phase\",\"name\":\"load\",\"begin\":%lld,\"end\":%lld}\n", load, now());
    long long prefill = now();
    nap(20);
    fprintf(events, "{\"event\":\"prefill\",\"iteration\":0,\"begin\":%lld,\"end\":%lld,\"tokens\":4}\n", prefill, now());
    for (int i = 0; i < 3; i++) {
        nap(10);
        fprintf(events, "{\"event\":\"token\",\"iteration\":0,\"index\":%d,\"at\":%lld}\n", i, now());
    }
    fprintf(events, "{\"event\":\"end\",\"at\":%lld,\"checksum\":\"same\"}\n", now());
}

/**
 * Two seconds that cost nothing, or as many milliseconds as the test wrote there; and which device it was. Behind that, as
 * many KiB of dots as the test wrote there, to be collected.
 */
static void doze(void) {
    char who[64] = "";
    long milliseconds = 2000;
    long kib = 0;
    FILE *file = fopen("/data/local/tmp/who", "r");
    if (file != NULL && fgets(who, sizeof who, file) != NULL) {
        fputs(who, stdout);
        if (fscanf(file, "%ld", &milliseconds) != 1) {
            milliseconds = 2000;
        } else if (fscanf(file, "%ld", &kib) != 1) {
            kib = 0;
        }
    }
    for (long i = 0; i < kib * 1024; i++) {
        putchar('.');
    }
    nap(milliseconds);
}

int main(int argc, char **argv) {
    (void)argc;
    const char *name = strrchr(argv[0], '/') + 1;
    FILE *events = fdopen(3, "w");
    if (events == NULL) {
        return 9;
    }
    if (strcmp(name, "crashes") == 0) {
        raise(SIGSEGV);
    } else if (strcmp(name, "exits") == 0) {
        fputs("no such operator: Softmaxx\n", stderr);
        return 7;
    } else if (strcmp(name, "babbles") == 0) {
        fputs("{\"event\":\"hello\"\n\x01\xff not json at all\n[1,2,3]\n", events);
    } else if (strcmp(name, "hangs") == 0) {
        for (;;) {
            pause();
        }
    } else if (strcmp(name, "dozes") == 0) {
        doze();
        work(events);
    } else if (strcmp(name, "waits") == 0) { /* on an emulated board, whose every step is dear */
        wait_while_held_in("/tmp/trials", 100);
        work(events);
    } else {
        wait_while_held_in(getenv("TMPDIR"), 5);
        work(events);
    }
    return fclose(events) == 0 ? 0 : 10;
}
