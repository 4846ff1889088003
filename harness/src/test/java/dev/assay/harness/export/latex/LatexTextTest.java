package dev.assay.harness.export.latex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatexTextTest {
    /** All that may stand in escaped text: plain characters, commands that we know, and groups of these. */
    private static final Pattern SAFE = Pattern.compile("(?:[A-Za-z0-9 !'(),./:;=?@`+\\-~\\]]"
            + "|\\\\[{}$&#%_]"
            + "|\\\\(?:textbackslash|textasciicircum|textasciitilde|textless|textgreater|textbar|ldots|ss|ae|AE|oe|OE|o|O|l|L)\\{}"
            + "|\\{\\\\char34}|\\{[\\[*]}|\\{}"
            + "|\\$\\^\\{(?:\\\\circ|2|3)}\\$|\\$\\\\(?:pm|times|cdot|mu)\\$"
            + "|\\\\[`'^~=.\"uvcrH]\\{[A-Za-z]}"
            + "|\\\\texttt\\{U\\+[0-9A-F]{4,6}})*");

    private static final Pattern ESCAPED = Pattern.compile("\\\\textbackslash\\{}|\\\\textasciicircum\\{}|"
            + "\\\\textasciitilde\\{}|\\\\textless\\{}|\\\\textgreater\\{}|\\\\textbar\\{}|\\{\\\\char34}|\\{\\[}|\\{\\*}|"
            + "\\\\[{}$&#%_]|\\{}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Q4_K_M|Q4\\_K\\_M",
                "50 % & #1 $2 {x}|50 \\% \\& \\#1 \\$2 \\{x\\}",
                "C:\\model~1^2|C:\\textbackslash{}model\\textasciitilde{}1\\textasciicircum{}2",
                "a<b>c\"d\"|a\\textless{}b\\textgreater{}c{\\char34}d{\\char34}",
                "[x]*|{[}x]{*}",
                "--to 'a''b'|-{}-to 'a'{}'b'",
                "Gerät München|Ger\\\"{a}t M\\\"{u}nchen",
                "ångström Škoda Łódź|\\r{a}ngstr\\\"{o}m \\v{S}koda \\L{}\\'{o}d\\'{z}",
                "45.5 °C ±0.2|45.5 $^{\\circ}$C $\\pm$0.2",
                "小米 𝒳|\\texttt{U+5C0F}\\texttt{U+7C73} \\texttt{U+1D4B3}",
            })
    void given_odd_names_then_they_are_set_as_they_are_written(String text, String latex) {
        assertThat(LatexText.of(text)).isEqualTo(latex);
    }

    @Test
    void given_control_characters_then_their_code_points_are_shown() {
        assertThat(LatexText.of("a\nb\u0000\u202E")).isEqualTo("a\\texttt{U+000A}b\\texttt{U+0000}\\texttt{U+202E}");
    }

    @Property(tries = 2000)
    void given_any_text_then_nothing_in_it_is_a_command_or_a_special_of_its_own(@ForAll("texts") String text) {
        assertThat(LatexText.of(text)).matches(SAFE);
    }

    @Property(tries = 2000)
    void given_any_printable_ascii_text_then_it_can_be_read_back(@ForAll @CharRange(from = ' ', to = '~') String text) {
        assertThat(readBack(LatexText.of(text))).isEqualTo(text);
    }

    @Property(tries = 1000)
    void given_any_text_then_a_comment_of_it_is_one_line_of_printable_ascii(@ForAll("texts") String text) {
        assertThat(LatexText.comment(text)).matches("[ -~]*");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(60),
                Arbitraries.strings()
                        .withChars("\\{}$&#%_^~<>|\"[]*-'`,!? \n\r\té°µßŁ日\u0301")
                        .ofMaxLength(60));
    }

    private static String readBack(String latex) {
        Matcher matcher = ESCAPED.matcher(latex);
        return matcher.replaceAll(m -> Matcher.quoteReplacement(
                switch (m.group()) {
                    case "\\textbackslash{}" -> "\\";
                    case "\\textasciicircum{}" -> "^";
                    case "\\textasciitilde{}" -> "~";
                    case "\\textless{}" -> "<";
                    case "\\textgreater{}" -> ">";
                    case "\\textbar{}" -> "|";
                    case "{\\char34}" -> "\"";
                    case "{[}" -> "[";
                    case "{*}" -> "*";
                    case "{}" -> "";
                    default -> m.group().substring(1);
                }));
    }
}
