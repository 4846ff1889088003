#include "check.h"
#include "common/json.h"

static void refuses(const char *text, const char *problem) {
    struct json_document document = json_parse(text, strlen(text));
    CHECK(document.root == NULL);
    CHECK(strstr(document.error, problem) != NULL);
}

static void reads_every_type(void) {
    const char *text =
        " {\"a\": [1, -2.5e3, true, false, null, \"\"], \"b\": {\"c\": 9223372036854775807}} \n";
    struct json_document document = json_parse(text, strlen(text));
    const struct json *item = json_member(document.root, "a")->first;
    CHECK(item->is_integer && item->integer == 1);
    item = item->next;
    CHECK(!item->is_integer && item->number == -2500.0);
    item = item->next;
    CHECK(item->type == JSON_BOOLEAN && item->boolean);
    item = item->next;
    CHECK(item->type == JSON_BOOLEAN && !item->boolean);
    item = item->next;
    CHECK(item->type == JSON_NULL);
    item = item->next;
    CHECK(item->type == JSON_STRING && item->string[0] == '\0' && item->next == NULL);
    CHECK(json_member(json_member(document.root, "b"), "c")->integer == INT64_MAX);
    CHECK(json_member(document.root, "d") == NULL);
    CHECK(json_member(json_member(document.root, "a"), "b") == NULL);
    json_free(&document);
}

static void decodes_escapes(void) {
    const char *text = "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u20AC\\ud83d\\ude00\"";
    struct json_document document = json_parse(text, strlen(text));
    CHECK_STRING(document.root->string, "\"\\/\b\f\n\r\t\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
    json_free(&document);
}

static void refuses_what_is_not_json(void) {
    refuses("", "ends where a value belongs");
    refuses("{", "expected a string at byte 1");
    refuses("{\"a\" 1}", "expected ':'");
    refuses("{\"a\":1,}", "expected a string");
    refuses("[1 2]", "expected ',' or ']'");
    refuses("[1", "expected ',' or ']'");
    refuses("01", "not a number");
    refuses("1.", "not a number");
    refuses("1e999", "not a number");
    refuses("nul", "not a number");
    refuses("1 x", "something follows");
    refuses("\"a", "unfinished string");
    refuses("\"a\nb\"", "control character");
    refuses("\"\\x\"", "bad escape");
    refuses("\"\\u0000\"", "bad escape");
    refuses("\"\\ud800\"", "bad escape");
    refuses("\"\\udc00\"", "bad escape");
    refuses("\"\\u12", "bad escape");
    char deep[200] = {0};
    memset(deep, '[', 100);
    refuses(deep, "nested too deep");
}

/** Every beginning of a document but the whole is refused, and reads nothing behind its end (see check-asan).
 */
static void survives_every_cut(void) {
    const char *text = "{\"k\\u00e9y\":[\"\\ud83d\\ude00\",-1.5e-3,true,null,{\"x\":\"y\"}]}";
    for (size_t length = 0; length <= strlen(text); length++) {
        char *cut = memcpy(allocate(length, 1), text, length);
        struct json_document document = json_parse(cut, length);
        CHECK((document.root != NULL) == (length == strlen(text)));
        json_free(&document);
        free(cut);
    }
}

static void writes_what_it_reads(void) {
    struct json_writer json = {0};
    json_open(&json, '{');
    json_key(&json, "quote\"");
    json_string(&json, "back\\slash\n\x01");
    json_key(&json, "list");
    json_open(&json, '[');
    json_integer(&json, INT64_MIN);
    json_number(&json, 0.1);
    json_open(&json, '{');
    json_close(&json, '}');
    json_close(&json, ']');
    json_close(&json, '}');
    text_append(&json.text, "", 1);
    CHECK_STRING(json.text.data,
                 "{\"quote\\\"\":\"back\\\\slash\\u000a\\u0001\",\"list\":[-9223372036854775808,0.1,{}]}");
    struct json_document document = json_parse(json.text.data, json.text.length - 1);
    CHECK_STRING(json_member(document.root, "quote\"")->string, "back\\slash\n\x01");
    json_free(&document);
    text_free(&json.text);
}

static void replaces_what_is_not_utf8(void) {
    struct json_writer json = {0};
    json_string(&json, "ok \xC3\xA9 bad \xC3( \xFF \xE2\x82 \xED\xA0\x80 \xC0\x80 end\xF0\x9F");
    text_append(&json.text, "", 1);
    CHECK_STRING(json.text.data, "\"ok \xC3\xA9 bad ?( ? ?? ??? ?? end??\"");
    text_free(&json.text);
}

int main(void) {
    reads_every_type();
    decodes_escapes();
    refuses_what_is_not_json();
    survives_every_cut();
    writes_what_it_reads();
    replaces_what_is_not_utf8();
    puts("json: good");
    return 0;
}
