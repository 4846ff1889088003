package dev.assay.agents.platform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which CUDA runtimes a Linux system has. The toolkit's own records ({@code version.json} of CUDA 11 and later,
 * {@code version.txt} before), its compiler, and the file names of the runtime library tell. A board's release of NVIDIA's
 * software says nothing of it: CUDA may be left out of an image, or be another one.
 */
final class CudaAnswer {
    static final String JSON = "cuda-json";
    static final String TXT = "cuda-txt";
    static final String NVCC = "nvcc";
    static final String CUDART = "cudart";

    private static final String MAJOR = "([0-9]{1,3})\\.[0-9]";
    private static final List<Place> PLACES = List.of(
            new Place(
                    JSON,
                    "/usr/local/cuda/version.json",
                    Pattern.compile("\"cuda\"\\s*:\\s*\\{[^}]*\"version\"\\s*:\\s*\"" + MAJOR)),
            new Place(TXT, "/usr/local/cuda/version.txt", Pattern.compile("CUDA Version " + MAJOR)),
            new Place(NVCC, "nvcc --version", Pattern.compile("release " + MAJOR)),
            new Place(
                    CUDART,
                    "the files libcudart.so.N",
                    Pattern.compile("^libcudart\\.so\\.([0-9]{1,3})(?:\\.|$)", Pattern.MULTILINE)));

    private CudaAnswer() {}

    private record Place(String section, String name, Pattern major) {}

    static Fact<SortedSet<Integer>> of(Sections said) {
        SortedSet<Integer> majors = new TreeSet<>();
        List<String> sources = new ArrayList<>();
        for (Place place : PLACES) {
            List<Integer> here = place.major()
                    .matcher(said.text(place.section()))
                    .results()
                    .map(m -> Integer.valueOf(m.group(1)))
                    .toList();
            if (majors.addAll(here)) {
                sources.add(place.name());
            }
        }
        return majors.isEmpty()
                ? new Fact.Unknown<>("neither files of /usr/local/cuda nor nvcc nor a libcudart.so.N tell one")
                : new Fact.Known<>(Collections.unmodifiableSortedSet(majors), String.join(", ", sources));
    }
}
