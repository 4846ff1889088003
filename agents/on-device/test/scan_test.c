#include "check.h"
#include "probe/scan.h"

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

int main(void) {
    tells_numbers_from_what_is_none();
    finds_a_number_by_the_text_before_it();
    finds_a_column();
    puts("scan: good");
    return 0;
}
