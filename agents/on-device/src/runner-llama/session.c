#include "session.h"

#include "common/clock.h"
#include "ggml-cpu.h"
#include "llama_log.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { BATCH_TOKENS = 2048, UBATCH_TOKENS = 512 };

typedef struct ggml_threadpool *threadpool_new(struct ggml_threadpool_params *);

static ggml_backend_reg_t load_backends(struct events *events, const struct runner_job *job) {
    llama_log_begin();
    ggml_backend_load_all_from_path(job->library_dir);
    ggml_backend_dev_t cpu = ggml_backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_CPU);
    if (cpu == NULL) {
        events_fail(events, "RUNTIME", "no processor backend of llama.cpp in %s. %s", job->library_dir,
                    llama_log_errors());
    }
    llama_backend_init();
    return ggml_backend_dev_backend_reg(cpu);
}

/** A file that is not GGUF at all is told apart from one the library finds fault with. */
static void check_magic(struct events *events, const char *path) {
    char magic[4] = {0};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        events_fail(events, "BAD_MODEL", "%s: %s", path, strerror(errno));
    }
    ssize_t n = read(fd, magic, sizeof magic);
    close(fd);
    if (n != (ssize_t)sizeof magic || memcmp(magic, "GGUF", sizeof magic) != 0) {
        events_fail(events, "BAD_MODEL", "%s does not begin with GGUF", path);
    }
}

/** The library says only in words that memory ran out. */
static const char *code_of_errors(const char *otherwise) {
    const char *errors = llama_log_errors();
    return strstr(errors, "alloc") != NULL || strstr(errors, "Cannot allocate memory") != NULL ? "NO_MEMORY"
                                                                                               : otherwise;
}

static struct llama_model *load_model(struct events *events, const char *path) {
    struct llama_model *model = llama_model_load_from_file(path, llama_model_default_params());
    if (model == NULL) {
        events_fail(events, code_of_errors("BAD_MODEL"), "%s: %s", path, llama_log_errors());
    }
    return model;
}

/** llama-bench's default context for a test of this many tokens. */
static struct llama_context *create_context(struct events *events, const struct runner_job *job,
                                            struct llama_model *model) {
    struct llama_context_params params = llama_context_default_params();
    params.n_ctx = (uint32_t)(job->prompt_tokens + job->generate_tokens);
    params.n_batch = BATCH_TOKENS;
    params.n_ubatch = UBATCH_TOKENS;
    params.n_threads = job->threads;
    params.n_threads_batch = job->threads;
    params.flash_attn_type = LLAMA_FLASH_ATTN_TYPE_AUTO;
    params.type_k = GGML_TYPE_F16;
    params.type_v = GGML_TYPE_F16;
    params.swa_full = false;
    struct llama_context *context = llama_init_from_model(model, params);
    if (context == NULL) {
        events_fail(events, code_of_errors("RUNTIME"), "no context of %u tokens: %s", params.n_ctx,
                    llama_log_errors());
    }
    return context;
}

/** Without a thread pool of its own a context makes one for every graph it computes. */
static void attach_threads(struct events *events, const struct runner_job *job, threadpool_new *create,
                           struct llama_context *context) {
    struct ggml_threadpool_params params = ggml_threadpool_params_default(job->threads);
    struct ggml_threadpool *pool = create != NULL ? create(&params) : NULL;
    if (pool == NULL) {
        events_fail(events, "RUNTIME", "no thread pool of %d threads", job->threads);
    }
    llama_attach_threadpool(context, pool, NULL);
    llama_set_n_threads(context, job->threads, job->threads);
    events_fact_number(events, "threadpool_threads", params.n_threads);
    events_fact_number(events, "threadpool_poll", params.poll);
    events_fact_number(events, "threadpool_priority", params.prio);
}

/** Which of the processor variants was chosen shows in the file that its functions come from. */
static void add_processor_facts(struct events *events, ggml_backend_reg_t cpu, threadpool_new *create) {
    Dl_info info;
    void *address;
    memcpy(&address, &create, sizeof address);
    if (create != NULL && dladdr(address, &info) != 0) {
        const char *slash = strrchr(info.dli_fname, '/');
        events_fact_text(events, "cpu_library", slash != NULL ? slash + 1 : info.dli_fname);
    }
    events_fact_text(events, "cpu_description",
                     ggml_backend_dev_description(ggml_backend_reg_dev_get(cpu, 0)));
}

static void add_device_facts(struct events *events) {
    struct text names = {0};
    for (size_t i = 0; i < ggml_backend_dev_count(); i++) {
        text_append_string(&names, i > 0 ? "," : "");
        text_append_string(&names, ggml_backend_dev_name(ggml_backend_dev_get(i)));
    }
    text_append(&names, "", 1);
    events_fact_text(events, "devices", names.data);
    text_free(&names);
    events_fact_text(events, "system_info", llama_print_system_info());
}

static void add_model_facts(struct events *events, const struct session *session) {
    char description[160];
    llama_model_desc(session->model, description, sizeof description);
    events_fact_text(events, "model_description", description);
    events_fact_number(events, "model_parameters", (int64_t)llama_model_n_params(session->model));
    events_fact_number(events, "model_bytes", (int64_t)llama_model_size(session->model));
    events_fact_number(events, "vocabulary_tokens", session->vocabulary);
    events_fact_number(events, "context_tokens", llama_n_ctx(session->context));
    events_fact_number(events, "batch_tokens", llama_n_batch(session->context));
    events_fact_number(events, "ubatch_tokens", llama_n_ubatch(session->context));
}

struct session session_open(struct events *events, const struct runner_job *job) {
    int64_t at = monotonic_ns();
    ggml_backend_reg_t cpu = load_backends(events, job);
    threadpool_new *create;
    void *address = ggml_backend_reg_get_proc_address(cpu, "ggml_threadpool_new");
    memcpy(&create, &address, sizeof create);
    at = events_phase(events, "backend", at);
    events->runtime_version = llama_version();
    add_processor_facts(events, cpu, create);
    add_device_facts(events);

    at = monotonic_ns();
    check_magic(events, job->model_path);
    struct session session = {.model = load_model(events, job->model_path)};
    at = events_phase(events, "load", at);
    session.context = create_context(events, job, session.model);
    attach_threads(events, job, create, session.context);
    events_phase(events, "context", at);

    const struct llama_vocab *vocabulary = llama_model_get_vocab(session.model);
    session.vocabulary = llama_vocab_n_tokens(vocabulary);
    session.begins_with_bos = llama_vocab_get_add_bos(vocabulary);
    session.bos = llama_vocab_bos(vocabulary);
    add_model_facts(events, &session);
    return session;
}
