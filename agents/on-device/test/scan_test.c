#include "check.h"
#include "probe/sampling/scan.h"

#include <math.h>

static bool is(const char *text, double expected) {
    double number = NAN;
    return scan_number(text, &number) && number == expected;
}

static bool is_none(const char *text) {
    double number = 42;
    return !scan_number(text, &number) && number == 42;
}

static void tells_numbers_from_what_is_none(void) {
    CHECK(is("0", 0) && is("-12\n", -12) && is("+7", 7) && is("  5 kB", 5) && is("50%", 50));
    CHECK(is("1.5", 1.5) && is(".5", 0.5) && is("5.", 5) && is("-2e3,", -2000) && is("1E-3", 0.001));
    CHECK(is("12@800000000Hz", 12) && is("9007199254740993", 9007199254740992) && is("007", 7));
    CHECK(is("12345678901234567890123456789", 12345678901234567890123456789.0));
    CHECK(is_none("") && is_none("N/A") && is_none("[N/A]") && is_none("-") && is_none(".") &&
          is_none("+.e1"));
    CHECK(is_none("0x1f") && is_none("1.2.3") && is_none("12kB") && is_none("1e") && is_none("nan") &&
          is_none("inf"));
    CHECK(is_none("1e999") && is_none("--1") && is_none("1_000"));
}

static void finds_a_number_by_the_text_before_it(void) {
    const char *text = "MemTotal:  100 kB\nMemFree:     7 kB\ncpu  1 2 3\n";
    double number;
    CHECK(scan_field(text, "MemFree:", 0, &number) && number == 7);
    CHECK(scan_field(text, "cpu", 2, &number) && number == 3);
    CHECK(scan_field(text, "Total:", 3, &number) &&
          number == 7); /* kB, MemFree:, then it; over the line's end */
    CHECK(!scan_field(text, "SwapFree:", 0, &number) && !scan_field(text, "cpu", 3, &number));
    CHECK(scan_field("1 2 3", NULL, 1, &number) && number == 2);
}

static void finds_a_column(void) {
    double number;
    CHECK(scan_column("1, 2.5 W, [N/A]", 1, &number) && number == 2.5);
    CHECK(!scan_column("1, 2.5 W, [N/A]", 2, &number) && !scan_column("1,,3", 1, &number));
    CHECK(!scan_column("1,2", 2, &number) && !scan_column("", 0, &number));
}

static void finds_a_number_between_a_words_beginning_and_its_unit(void) {
    const char *line = "GPU@40C SWAP 1/2MB VDD_IN 2957mW/3000mW cpu@44.125C GR3D_FREQ 7%@[305] CV0@-256C";
    double number;
    CHECK(scan_between(line, "VDD_IN ", "mW", &number) && number == 2957);
    CHECK(scan_between(line, "cpu@", "C", &number) && number == 44.125);
    CHECK(scan_between(line, "GPU@", "C", &number) && number == 40);
    CHECK(scan_between(line, "GR3D_FREQ ", "%", &number) && number == 7);
    CHECK(scan_between(line, "CV0@", "C", &number) && number == -256);
    CHECK(!scan_between(line, "IN ", "mW", &number) && !scan_between(line, "VDD_IN ", "C", &number));
    CHECK(!scan_between("VDD_IN 29", "VDD_IN ", "mW", &number)); /* cut short: 2957 it may have been */
    CHECK(!scan_between("cpu@44,125C", "cpu@", "C", &number) && !scan_between("", "cpu@", "C", &number));
    CHECK(scan_between("CPU [1%@2] CPU 311/312", "CPU ", "/", &number) && number == 311);
    CHECK(scan_between("XVDD_IN 1mW VDD_IN 2mW", "VDD_IN ", "mW", &number) && number == 2);
}

int main(void) {
    tells_numbers_from_what_is_none();
    finds_a_number_by_the_text_before_it();
    finds_a_column();
    finds_a_number_between_a_words_beginning_and_its_unit();
    puts("scan: good");
    return 0;
}
