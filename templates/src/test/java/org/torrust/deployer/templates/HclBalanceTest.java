package org.torrust.deployer.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is opened and not closed in a file of OpenTofu's. */
class HclBalanceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = \"}{ \\\" ${ b[\"}\"] } $${ %%{ %{ if c }x%{ endif }\"\n",
                "# it's { open\n// \" too\n/* { \n [ */ a {}\n",
                "a = <<-EOT\n  { \" ${\n  EOT\nb = [1, (2)]\n",
                "a = <<E\n{\nE\n",
                "a = 1 < 2 ? \"x\" : \"y\"",
                "a = {\r\n  b = <<EOT\r\n\"\r\nEOT\r\n}\r\n"
            })
    void isNothingWhereAllIsClosed(String text) {
        assertThat(HclBalance.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a {;b = 1;|line 1: '{' is not closed",
                "a = 1;};|line 2: '}' closes nothing",
                "a = [1;b = {};|line 1: '[' is not closed",
                "a {;b = [1};|line 2: '[' is not closed",
                "a = 1;b = \"x;c = 1|line 2: '\"' is not closed",
                "a = \"${b\";|line 1: '\"' is not closed",
                "a = \"${b;|line 1: '${' is not closed",
                "a = <<EOT;x;|line 1: '<<EOT' is not closed",
                "/* x;|line 1: '/*' is not closed"
            })
    void isToldWithItsLine(String text, String fault) {
        assertThat(HclBalance.fault(text.replace(';', '\n'))).contains(fault);
    }
}
