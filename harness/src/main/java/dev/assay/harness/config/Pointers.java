package dev.assay.harness.config;

/** JSON pointers (RFC 6901), and how people write them: {@code /matrix/0/threads} is {@code matrix[0].threads}. */
final class Pointers {
    private Pointers() {}

    static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    static String child(String pointer, int index) {
        return pointer + "/" + index;
    }

    static String parent(String pointer) {
        int slash = pointer.lastIndexOf('/');
        return slash < 0 ? "" : pointer.substring(0, slash);
    }

    static String display(String pointer) {
        StringBuilder shown = new StringBuilder();
        for (String token : pointer.split("/")) {
            if (token.isEmpty()) {
                continue;
            }
            if (token.chars().allMatch(Character::isDigit)) {
                shown.append('[').append(token).append(']');
            } else {
                shown.append(shown.isEmpty() ? "" : ".")
                        .append(token.replace("~1", "/").replace("~0", "~"));
            }
        }
        return shown.toString();
    }

    /** For the end of a sentence: {@code " in matrix[0]"}, or nothing for the document itself. */
    static String in(String pointer) {
        String shown = display(pointer);
        return shown.isEmpty() ? "" : " in " + shown;
    }
}
