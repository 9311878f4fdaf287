package dev.treadle.processor.frontend;

import dev.treadle.processor.ir.SourceLevel;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.util.Elements;

/** The options under which the private compiler reads a text as the user's compiler does. */
final class CompilerOptions {
  private static final Pattern IMPORT = Pattern.compile("\\bimport\\s+(?:static\\s+)?([\\w.]+)");

  /** A type that came with a release: it is visible unless {@code --release} hides it. */
  private static final TreeMap<Integer, String> MARKERS =
      new TreeMap<>(
          Map.of(
              18, "java.net.spi.InetAddressResolver",
              19, "java.lang.MatchException",
              21, "java.util.SequencedCollection",
              22, "java.lang.foreign.Arena",
              24, "java.lang.classfile.ClassFile"));

  private CompilerOptions() {}

  static List<String> of(ProcessingEnvironment env, Collection<SourceText> texts) {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-proc:none", "-Xlint:none", "-nowarn", "-implicit:none"));
    options.addAll(List.of("-Xmaxerrs", "0")); // no limit: an error unseen is a body misread
    options.add("--should-stop=ifError=FLOW"); // one body's error must not hide another's
    int source = SourceLevel.of(env.getSourceVersion());
    if (isRelease(env.getElementUtils(), source)) {
      options.addAll(List.of("--release", String.valueOf(source)));
      return options;
    }
    options.addAll(List.of("-source", String.valueOf(source)));
    options.addAll(List.of("--add-modules", "ALL-SYSTEM"));
    if (env.isPreviewEnabled()) {
      options.add("--enable-preview");
    }
    for (String export : internalPackages(texts)) {
      options.addAll(List.of("--add-exports", export + "=ALL-UNNAMED"));
    }
    return options;
  }

  /** The options under which a text only has to be parsed. */
  static List<String> ofParser(ProcessingEnvironment env) {
    List<String> options = new ArrayList<>(List.of("-proc:none", "-Xlint:none", "-nowarn"));
    options.addAll(List.of("-source", String.valueOf(SourceLevel.of(env.getSourceVersion()))));
    if (env.isPreviewEnabled()) {
      options.add("--enable-preview");
    }
    return options;
  }

  /** True if the user's compiler hides what this platform has beyond {@code source}. */
  private static boolean isRelease(Elements elements, int source) {
    int feature = Runtime.version().feature();
    if (source >= feature) {
      return false;
    }
    Map.Entry<Integer, String> marker = MARKERS.floorEntry(feature);
    // Without a marker between the two there is nothing to hide, nearly.
    return marker == null
        || marker.getKey() <= source
        || elements.getTypeElement(marker.getValue()) == null;
  }

  /** The user may have exported packages of the platform to himself: each as module/package. */
  private static Set<String> internalPackages(Collection<SourceText> texts) {
    Map<String, ModuleDescriptor> modules = new HashMap<>();
    ModuleFinder.ofSystem().findAll().stream()
        .map(module -> module.descriptor())
        .forEach(module -> module.packages().forEach(name -> modules.put(name, module)));
    Set<String> internal = new TreeSet<>();
    for (SourceText text : texts) {
      Matcher imports = IMPORT.matcher(text.getCharContent(true));
      while (imports.find()) {
        String name = imports.group(1);
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.')) {
          name = name.substring(0, dot);
          String candidate = name;
          ModuleDescriptor module = modules.get(candidate);
          if (module != null
              && module.exports().stream()
                  .noneMatch(e -> !e.isQualified() && e.source().equals(candidate))) {
            internal.add(module.name() + "/" + candidate);
          }
        }
      }
    }
    return internal;
  }
}
