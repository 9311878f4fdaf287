package dev.treadle.processor.frontend;

import java.lang.module.ModuleFinder;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;

/** The modules of the platform, which the private compiler has itself. */
final class SystemModules {
  private final Set<String> modules = new HashSet<>();
  private final Set<String> packages = new HashSet<>();

  SystemModules() {
    ModuleFinder.ofSystem().findAll().stream()
        .map(module -> module.descriptor())
        .forEach(
            module -> {
              modules.add(module.name());
              packages.addAll(module.packages());
            });
  }

  /** True if {@code part}, of the user's compilation, is the platform's. */
  boolean contains(Elements elements, PackageElement part) {
    ModuleElement module = elements.getModuleOf(part);
    return module == null
        ? packages.contains(part.getQualifiedName().toString())
        : modules.contains(module.getQualifiedName().toString());
  }
}
