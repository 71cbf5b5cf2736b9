package org.torrust.deployer.adapter.tofu;

/** Text as a quoted string of HCL, in which nothing is looked up. */
final class HclText {

    private HclText() {}

    static String quoted(String text) {
        var escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("${", "$${")
                .replace("%{", "%%{");
        return "\"" + escaped.replace("\n", "\\n") + "\"";
    }
}
