/**
 * GGUF, the file format of llama.cpp's models: a writer, a reader of headers that trusts nothing, and files of random
 * weights in a real model's shape.
 *
 * <p>Source of the layout: ggml/docs/gguf.md and ggml/src/gguf.cpp of llama.cpp.
 */
package dev.assay.harness.model.gguf;
