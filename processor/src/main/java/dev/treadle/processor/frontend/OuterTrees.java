package dev.treadle.processor.frontend;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.treadle.processor.ir.Origin;
import dev.treadle.processor.report.ProblemReporter;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * The trees of the user's own compilation, where its compiler is javac. They are asked for files
 * and for the places of errors only: attributing them would change what javac compiles.
 */
public final class OuterTrees implements ProblemReporter.Place {
  /** IntelliJ's way back from its proxy to javac's environment; there is no other. */
  private static final String INTELLIJ = "org.jetbrains.jps.javac.APIWrappers";

  /** Wrappers in wrappers: more of them than this is a cycle. */
  private static final int MAX_WRAPPERS = 8;

  private final Trees trees;

  private OuterTrees(Trees trees) {
    this.trees = trees;
  }

  /** The trees of {@code env}, or nothing under another compiler. */
  public static Optional<OuterTrees> of(ProcessingEnvironment env) {
    return find(env).map(OuterTrees::new);
  }

  static Optional<Trees> find(ProcessingEnvironment env) {
    ProcessingEnvironment candidate = env;
    for (int i = 0; candidate != null && i < MAX_WRAPPERS; i++) {
      try {
        return Optional.of(Trees.instance(candidate));
      } catch (RuntimeException | LinkageError e) {
        candidate = unwrap(candidate);
      }
    }
    return Optional.empty();
  }

  private static @Nullable ProcessingEnvironment unwrap(ProcessingEnvironment env) {
    try {
      Class<?> wrappers = Class.forName(INTELLIJ, false, env.getClass().getClassLoader());
      Object inner =
          wrappers
              .getMethod("unwrap", Class.class, Object.class)
              .invoke(null, ProcessingEnvironment.class, env);
      if (inner instanceof ProcessingEnvironment unwrapped && unwrapped != env) {
        return unwrapped;
      }
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException e) {
      // Not IntelliJ.
    }
    return delegate(Proxy.isProxyClass(env.getClass()) ? Proxy.getInvocationHandler(env) : env);
  }

  /** What a wrapper, such as Gradle's, wraps: the environment that it has in a field. */
  private static @Nullable ProcessingEnvironment delegate(Object wrapper) {
    for (Class<?> c = wrapper.getClass(); c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())
            && !field.getType().isPrimitive()
            && field.trySetAccessible()) {
          try {
            if (field.get(wrapper) instanceof ProcessingEnvironment inner) {
              return inner;
            }
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // it was made accessible
          }
        }
      }
    }
    return null;
  }

  @Override
  public boolean print(Diagnostic.Kind kind, String message, String type, Element within) {
    TreePath path = trees.getPath(within);
    Tree found = path == null ? null : new TypeName(type).scan(path.getLeaf(), null);
    if (path == null || found == null) {
      return false;
    }
    trees.printMessage(kind, message, found, path.getCompilationUnit());
    return true;
  }

  /** Finds where a declaration first names a type: in a signature, not in a body. */
  private static final class TypeName extends TreeScanner<@Nullable Tree, @Nullable Void> {
    private final String name;

    TypeName(String name) {
      this.name = name;
    }

    @Override
    public @Nullable Tree visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
      return tree.getName().contentEquals(name) ? tree : null;
    }

    @Override
    public @Nullable Tree visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
      return tree.getIdentifier().contentEquals(name) ? tree : super.visitMemberSelect(tree, null);
    }

    @Override
    public @Nullable Tree visitAnnotation(AnnotationTree tree, @Nullable Void unused) {
      return null;
    }

    @Override
    public @Nullable Tree visitBlock(BlockTree tree, @Nullable Void unused) {
      return null;
    }

    @Override
    public @Nullable Tree reduce(@Nullable Tree first, @Nullable Tree second) {
      return first != null ? first : second;
    }
  }

  @Override
  public boolean print(Diagnostic.Kind kind, String message, Origin at, Element within) {
    TreePath path = trees.getPath(within);
    if (path == null || at.start() < 0) {
      return false;
    }
    CompilationUnitTree unit = path.getCompilationUnit();
    Tree found = smallest(unit, offset(unit, at));
    if (found == null) {
      return false;
    }
    trees.printMessage(kind, message, found, unit);
    return true;
  }

  /** Text that the private compiler had to insert moves offsets, but not lines and columns. */
  private static long offset(CompilationUnitTree unit, Origin at) {
    LineMap lines = unit.getLineMap();
    if (lines == null) {
      // javac keeps none under -g:none.
      return at.start();
    }
    boolean moved =
        lines.getLineNumber(at.start()) != at.line()
            || lines.getColumnNumber(at.start()) != at.column();
    return moved ? lines.getPosition(at.line(), at.column()) : at.start();
  }

  /** The smallest tree that starts at the offset; if there is none, the smallest that holds it. */
  private @Nullable Tree smallest(CompilationUnitTree unit, long offset) {
    SourcePositions positions = trees.getSourcePositions();
    return new TreeScanner<@Nullable Tree, @Nullable Void>() {
      private @Nullable Tree starting;
      private @Nullable Tree holding;

      @Override
      public @Nullable Tree scan(@Nullable Tree tree, @Nullable Void unused) {
        if (tree == null) {
          return starting;
        }
        long start = positions.getStartPosition(unit, tree);
        long end = positions.getEndPosition(unit, tree);
        // Trees without a place of their own may still hold some that have one.
        boolean placed = start >= 0 && end > start;
        if (placed && start <= offset && offset < end) {
          // An inner tree is met later, and is smaller.
          holding = tree;
          starting = start == offset ? tree : starting;
        }
        if (!placed || (start <= offset && offset < end)) {
          super.scan(tree, null);
        }
        return starting != null ? starting : holding;
      }
    }.scan(unit, null);
  }
}
