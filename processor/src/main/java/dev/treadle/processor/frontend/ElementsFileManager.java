package dev.treadle.processor.frontend;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * The private compiler's view of the world: its class path is what it needs of what the user's
 * compilation knows, whether compiled before or still source, as signature-only class files; the
 * modules of the platform are its own; there is nothing else. All other modules are flattened into
 * the class path.
 *
 * <p>It is a {@link StandardJavaFileManager} only because {@code --release} demands one.
 */
final class ElementsFileManager extends ForwardingJavaFileManager<StandardJavaFileManager>
    implements StandardJavaFileManager {
  private final SignatureStubs stubs;
  private final KnownClasses known;
  private final Map<String, List<JavaFileObject>> packages = new HashMap<>();

  ElementsFileManager(StandardJavaFileManager platform, SignatureStubs stubs, KnownClasses known) {
    super(platform);
    this.stubs = stubs;
    this.known = known;
  }

  private final class Stub extends SimpleJavaFileObject {
    private final TypeElement type;
    private final String binaryName;

    Stub(TypeElement type, String binaryName) {
      super(
          URI.create("elements:///" + binaryName.replace('.', '/').replace("$", "%24") + ".class"),
          Kind.CLASS);
      this.type = type;
      this.binaryName = binaryName;
    }

    @Override
    public InputStream openInputStream() throws IOException {
      // Only now is the class loaded by the user's compiler too, which may not find it.
      if (type.asType().getKind() == TypeKind.ERROR) {
        throw new FileNotFoundException(binaryName);
      }
      known.opened(type);
      return new ByteArrayInputStream(stubs.write(type));
    }
  }

  private static final class EmptyPackage extends SimpleJavaFileObject {
    private final String binaryName;

    EmptyPackage(String packageName) {
      super(
          URI.create("elements:///" + packageName.replace('.', '/') + "/package-info.class"),
          Kind.CLASS);
      binaryName = packageName + ".package-info";
    }
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    if (location == StandardLocation.CLASS_PATH) {
      return kinds.contains(JavaFileObject.Kind.CLASS) && !recurse
          ? packages.computeIfAbsent(packageName, this::classesOf)
          : List.of();
    }
    return location instanceof StandardLocation && !hasLocation(location)
        ? List.of()
        : super.list(location, packageName, kinds, recurse);
  }

  /** javac takes a package without a class for one that does not exist. */
  private List<JavaFileObject> classesOf(String packageName) {
    List<JavaFileObject> classes = new ArrayList<>();
    known.list(packageName).forEach((name, type) -> classes.add(new Stub(type, name)));
    if (classes.isEmpty() && known.hasPackage(packageName)) {
      classes.add(new EmptyPackage(packageName));
    }
    return classes;
  }

  @Override
  public boolean hasLocation(Location location) {
    if (location instanceof StandardLocation standard) {
      return switch (standard) {
        case CLASS_PATH -> true;
        case SYSTEM_MODULES, PLATFORM_CLASS_PATH, UPGRADE_MODULE_PATH ->
            fileManager.hasLocation(location);
        default -> false;
      };
    }
    return fileManager.hasLocation(location);
  }

  @Override
  public Iterable<Set<Location>> listLocationsForModules(Location location) throws IOException {
    return location == StandardLocation.SYSTEM_MODULES
            || location == StandardLocation.UPGRADE_MODULE_PATH
        ? super.listLocationsForModules(location)
        : List.of();
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    if (file instanceof EmptyPackage empty) {
      return empty.binaryName;
    }
    return file instanceof Stub stub ? stub.binaryName : super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a.toUri().equals(b.toUri());
  }

  /** Nothing of the user's is to be loaded into the private compiler. */
  @Override
  public ClassLoader getClassLoader(Location location) {
    return ClassLoader.getPlatformClassLoader();
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(
      Iterable<? extends File> files) {
    return fileManager.getJavaFileObjectsFromFiles(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
    return fileManager.getJavaFileObjects(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(Path... paths) {
    return fileManager.getJavaFileObjects(paths);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
    return fileManager.getJavaFileObjectsFromStrings(names);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
    return fileManager.getJavaFileObjects(names);
  }

  @Override
  public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
    fileManager.setLocation(location, files);
  }

  @Override
  public void setLocationFromPaths(Location location, Collection<? extends Path> paths)
      throws IOException {
    fileManager.setLocationFromPaths(location, paths);
  }

  @Override
  public Iterable<? extends File> getLocation(Location location) {
    return fileManager.getLocation(location);
  }

  @Override
  public Iterable<? extends Path> getLocationAsPaths(Location location) {
    return fileManager.getLocationAsPaths(location);
  }
}
