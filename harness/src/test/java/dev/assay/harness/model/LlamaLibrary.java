package dev.assay.harness.model;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.assay.harness.artifact.Archives;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.artifact.Source;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;

/** The real llama.cpp, v0.5.0 as npm's @node-llama-cpp/linux-x64 3.22.1 ships it: is this file a model to it? */
@SuppressWarnings("restricted")
final class LlamaLibrary {
    private static final Source PACKAGE = new Source.Npm(
            "@node-llama-cpp/linux-x64@3.22.1", "0d953e1503d5ab4608d8ed5b739132308c81ac05ffeb760d2a7f30e08a9f90e0");

    /** struct llama_model_params of that release: 80 bytes, passed in memory, so its fields need no names here. */
    private static final MemoryLayout PARAMS = MemoryLayout.structLayout(MemoryLayout.sequenceLayout(10, JAVA_LONG));
    /** Its check_tensors: look at every block of every tensor, whose scale may be neither infinite nor not a number. */
    private static final long CHECK_TENSORS = 73;

    private final SymbolLookup symbols;
    private final Arena arena = Arena.global();

    private LlamaLibrary(Path folder) throws Throwable {
        symbols = SymbolLookup.libraryLookup(folder.resolve("libllama.v0.5.0.so"), arena);
        SymbolLookup ggml = SymbolLookup.libraryLookup(folder.resolve("libggml.v0.5.0.so"), arena);
        function(ggml, "ggml_backend_load_all_from_path", FunctionDescriptor.ofVoid(ADDRESS))
                .invoke(arena.allocateFrom(folder.toString()));
    }

    static LlamaLibrary fetched(ArtifactStore store, Path into) throws Throwable {
        Archives.extract(store.fetch(PACKAGE), List.of("package/bins/linux-x64/*.so"), into);
        return new LlamaLibrary(into);
    }

    /** What llama.cpp says after it has loaded the file. */
    record Loaded(long parameters, long tensorBytes) {}

    /** @throws AssertionError where llama.cpp refuses the file */
    Loaded load(Path model) throws Throwable {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment params =
                    (MemorySegment) function(symbols, "llama_model_default_params", FunctionDescriptor.of(PARAMS))
                            .invoke((SegmentAllocator) call);
            params.set(JAVA_BYTE, CHECK_TENSORS, (byte) 1);
            MemorySegment loaded = (MemorySegment)
                    function(symbols, "llama_model_load_from_file", FunctionDescriptor.of(ADDRESS, ADDRESS, PARAMS))
                            .invoke(call.allocateFrom(model.toString()), params);
            if (loaded.address() == 0) {
                throw new AssertionError("llama.cpp refuses " + model);
            }
            Loaded answer = new Loaded(number("llama_model_n_params", loaded), number("llama_model_size", loaded));
            function(symbols, "llama_model_free", FunctionDescriptor.ofVoid(ADDRESS))
                    .invoke(loaded);
            return answer;
        }
    }

    private long number(String function, MemorySegment model) throws Throwable {
        return (long) function(symbols, function, FunctionDescriptor.of(JAVA_LONG, ADDRESS))
                .invoke(model);
    }

    private static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
    }
}
