/*
 * The emulated board's analog side: what the sensors' chips are told to show. It runs on the board as root, takes orders from
 * the host through a serial port, one a line, and answers each with one line:
 *
 *   rails mV mA mV mA mV mA   the INA3221 shows this on its three inputs; from when on, on CLOCK_MONOTONIC in ns: "ok NS"
 *   follow IDLE_mW SPAN_mW    the INA3221 and the temperatures follow the processors' load instead: "ok NS"
 *   temp ADDRESS mC           a thermometer shows this: "ok NS"
 *   run LINE                  a shell runs this, for what the host cannot reach over the network: "ok STATUS BYTES", then as many bytes
 *
 * What does not work is answered with "error WHY".
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <math.h>
#include <poll.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { INA3221 = 0x40, FIRST_THERMOMETER = 0x48, THERMOMETERS = 4, RAILS = 3, FOLLOW_MS = 50, MOST_SAID = 65536 };

/* Datasheets: INA3221 counts 40 uV at its shunts and 8 mV at its bus, both shifted by 3; LM75 0.5 C, shifted by 7. */
static const double SHUNT_OHM = 0.005, SHUNT_COUNT_V = 40e-6, BUS_COUNT_MV = 8, LM75_COUNT_MC = 500;

struct board {
    int bus, port;
    bool follows;
    double idle_mw, span_mw, celsius;
    unsigned long long busy, total;
};

static int64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

static bool write_word(const struct board *board, int address, int reg, int value) {
    union i2c_smbus_data data = {.word = (uint16_t)((value & 0xff) << 8 | (value >> 8 & 0xff))};
    struct i2c_smbus_ioctl_data order = {
        .read_write = I2C_SMBUS_WRITE, .command = (uint8_t)reg, .size = I2C_SMBUS_WORD_DATA, .data = &data};
    return ioctl(board->bus, I2C_SLAVE_FORCE, address) == 0 && ioctl(board->bus, I2C_SMBUS, &order) == 0;
}

static bool show_rail(const struct board *board, int rail, double mv, double ma) {
    int shunt = (int)lround(ma * SHUNT_OHM / 1000 / SHUNT_COUNT_V) << 3;
    int volts = (int)lround(mv / BUS_COUNT_MV) << 3;
    return write_word(board, INA3221, 1 + 2 * rail, shunt) && write_word(board, INA3221, 2 + 2 * rail, volts);
}

static bool show_temperature(const struct board *board, int address, double mc) {
    return write_word(board, address, 0, (int)lround(mc / LM75_COUNT_MC) << 7);
}

/** Share of the processors' time that was used since the last call; negative where that cannot be told. */
static double load(struct board *board) {
    unsigned long long field[8], total = 0;
    FILE *stat = fopen("/proc/stat", "re");
    if (stat == NULL) {
        return -1;
    }
    int read = fscanf(stat, "cpu %llu %llu %llu %llu %llu %llu %llu %llu", field, field + 1, field + 2, field + 3,
                      field + 4, field + 5, field + 6, field + 7);
    fclose(stat);
    for (int i = 0; i < read; i++) {
        total += field[i];
    }
    if (read < 8 || total <= board->total) {
        return -1;
    }
    unsigned long long busy = total - field[3] - field[4];
    double share = (double)(busy - board->busy) / (double)(total - board->total);
    board->busy = busy;
    board->total = total;
    return share;
}

/** A board that is made up: 5 V, watts by load, temperatures that follow the watts slowly. */
static void follow(struct board *board) {
    double share = load(board);
    if (share < 0) {
        return;
    }
    double mw = board->idle_mw + board->span_mw * share, steady = 40 + mw / 400;
    board->celsius += (steady - board->celsius) * 0.002;
    show_rail(board, 0, 5000, mw / 5);
    show_rail(board, 1, 5000, (400 + board->span_mw * share) / 5);
    show_rail(board, 2, 5000, 1200 / 5.0);
    for (int i = 0; i < THERMOMETERS; i++) {
        show_temperature(board, FIRST_THERMOMETER + i, board->celsius * 1000 - 500 * i);
    }
}

static void say(const struct board *board, const char *format, ...) {
    char line[256];
    va_list values;
    va_start(values, format);
    int length = vsnprintf(line, sizeof line, format, values);
    va_end(values);
    for (int sent = 0; sent < length;) {
        ssize_t some = write(board->port, line + sent, (size_t)(length - sent));
        if (some < 0 && errno != EINTR && errno != EAGAIN) {
            return;
        }
        sent += some > 0 ? (int)some : 0;
    }
}

static void answer(const struct board *board, bool good) {
    if (good) {
        say(board, "ok %lld\n", (long long)now_ns());
    } else {
        say(board, "error %s\n", strerror(errno));
    }
}

static void run(const struct board *board, const char *line) {
    static char said[MOST_SAID];
    size_t length = 0, more;
    FILE *shell = popen(line, "re");
    if (shell == NULL) {
        say(board, "error %s\n", strerror(errno));
        return;
    }
    while (length < sizeof said && (more = fread(said + length, 1, sizeof said - length, shell)) > 0) {
        length += more;
    }
    int status = pclose(shell);
    say(board, "ok %d %zu\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), length);
    for (size_t sent = 0; sent < length;) {
        ssize_t some = write(board->port, said + sent, length - sent);
        if (some < 0 && errno != EINTR && errno != EAGAIN) {
            return;
        }
        sent += some > 0 ? (size_t)some : 0;
    }
}

static void obey(struct board *board, const char *order) {
    double rail[2 * RAILS], idle, span;
    int address, mc;
    if (sscanf(order, "rails %lf %lf %lf %lf %lf %lf", rail, rail + 1, rail + 2, rail + 3, rail + 4, rail + 5) ==
        2 * RAILS) {
        bool good = true;
        board->follows = false;
        for (int i = 0; i < RAILS; i++) {
            good = show_rail(board, i, rail[2 * i], rail[2 * i + 1]) && good;
        }
        answer(board, good);
    } else if (sscanf(order, "follow %lf %lf", &idle, &span) == 2) {
        board->follows = true;
        board->idle_mw = idle;
        board->span_mw = span;
        answer(board, true);
    } else if (sscanf(order, "temp %i %d", &address, &mc) == 2) {
        answer(board, show_temperature(board, address, mc));
    } else if (strncmp(order, "run ", 4) == 0) {
        run(board, order + 4);
    } else {
        say(board, "error no such order\n");
    }
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fputs("usage: analog I2C-BUS SERIAL-PORT\n", stderr);
        return 2;
    }
    struct board board = {.follows = true, .idle_mw = 4000, .span_mw = 9000, .celsius = 45};
    board.bus = open(argv[1], O_RDWR | O_CLOEXEC);
    board.port = open(argv[2], O_RDWR | O_CLOEXEC);
    if (board.bus < 0 || board.port < 0) {
        perror(board.bus < 0 ? argv[1] : argv[2]);
        return 1;
    }
    enum { CONVERSION_READY = 0x0f };
    write_word(&board, INA3221, CONVERSION_READY, 1);
    static char order[4096];
    size_t length = 0;
    for (;;) {
        struct pollfd port = {.fd = board.port, .events = POLLIN};
        int ready = poll(&port, 1, FOLLOW_MS);
        if (ready > 0 && (port.revents & POLLIN) != 0) {
            ssize_t more = read(board.port, order + length, sizeof order - 1 - length);
            length += more > 0 ? (size_t)more : 0;
            order[length] = '\0';
            for (char *end; (end = strchr(order, '\n')) != NULL;) {
                *end = '\0';
                obey(&board, order);
                length -= (size_t)(end + 1 - order);
                memmove(order, end + 1, length + 1);
            }
            if (length == sizeof order - 1) {
                length = 0;
            }
        } else if (ready > 0) { /* nobody holds the other end: poll returns at once */
            usleep(FOLLOW_MS * 1000);
        }
        if (board.follows) {
            follow(&board);
        }
    }
}
