package dev.treadle.processor.frontend;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;

/**
 * Writes class files that hold what a compiler reads of a class that it does not compile: members,
 * types, constants and the annotations with a meaning to us, but no code.
 *
 * <p>Cost: one pass over the class's members.
 */
final class SignatureStubs {
  /** Java 17's: the first to have records and sealed classes for good. */
  private static final int CLASS_FILE_VERSION = Opcodes.V17;

  private static final String META_ANNOTATIONS = "java.lang.annotation.";
  private static final String OUR_ANNOTATIONS = "dev.treadle.annotation.";

  private final Elements elements;
  private final Types types;

  SignatureStubs(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** The class file of {@code type}, a top-level or member class. */
  byte[] write(TypeElement type) {
    return new Stub(type).write();
  }

  private final class Stub {
    private final TypeElement type;
    private final TypeSignatures signatures = new TypeSignatures(elements, types);
    private final ClassWriter writer = new ClassWriter(0);

    Stub(TypeElement type) {
      this.type = type;
    }

    byte[] write() {
      TypeMirror superclass = type.getSuperclass();
      String signature = signatures.signature(type, superclass);
      String superName =
          TypeSignatures.kind(superclass) == TypeKind.NONE
              ? "java/lang/Object"
              : signatures.internalName(superclass);
      writer.visit(
          CLASS_FILE_VERSION,
          topLevelAccess(type),
          signatures.internalName(type),
          signature.indexOf('<') < 0 ? null : signature,
          superName,
          internalNames(type.getInterfaces()));
      annotations(type, META_ANNOTATIONS, writer::visitAnnotation);
      // An enum's permitted subclasses are the bodies of its constants, which have no stubs.
      if (type.getKind() != ElementKind.ENUM) {
        type.getPermittedSubclasses()
            .forEach(t -> writer.visitPermittedSubclass(signatures.internalName(t)));
      }
      for (Element member : type.getEnclosedElements()) {
        switch (member.getKind()) {
          case FIELD, ENUM_CONSTANT -> field((VariableElement) member);
          case METHOD, CONSTRUCTOR -> method((ExecutableElement) member);
          case RECORD_COMPONENT -> component((RecordComponentElement) member);
          default -> {}
        }
      }
      ElementFilter.typesIn(type.getEnclosedElements()).forEach(signatures::internalName);
      for (TypeElement nested : signatures.nested()) {
        writer.visitInnerClass(
            signatures.internalName(nested),
            signatures.internalName((TypeElement) nested.getEnclosingElement()),
            nested.getSimpleName().toString(),
            nested.getEnclosingElement().equals(type) || nested.equals(type)
                ? memberAccess(nested)
                : mentionedAccess(nested));
      }
      writer.visitEnd();
      return writer.toByteArray();
    }

    private void field(VariableElement field) {
      int access = access(field.getModifiers());
      if (field.getKind() == ElementKind.ENUM_CONSTANT) {
        access |= Opcodes.ACC_ENUM;
      }
      FieldVisitor visitor =
          writer.visitField(
              access,
              field.getSimpleName().toString(),
              signatures.descriptor(field.asType()),
              genericSignature(field.asType()),
              field.getConstantValue());
      visitor.visitEnd();
    }

    private void component(RecordComponentElement component) {
      RecordComponentVisitor visitor =
          writer.visitRecordComponent(
              component.getSimpleName().toString(),
              signatures.descriptor(component.asType()),
              genericSignature(component.asType()));
      visitor.visitEnd();
    }

    private void method(ExecutableElement method) {
      String descriptor = signatures.descriptor(method);
      String signature = signatures.signature(method);
      boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
      if (constructor && type.getKind() == ElementKind.ENUM) {
        return; // nobody else can call it
      }
      String generic = signature.equals(descriptor) ? null : signature;
      if (constructor && TypeSignatures.isInner(type)) {
        String enclosing = signatures.internalName((TypeElement) type.getEnclosingElement());
        descriptor = "(L" + enclosing + ";" + descriptor.substring(1);
      }
      int access = access(method.getModifiers());
      if (method.isVarArgs()) {
        access |= Opcodes.ACC_VARARGS;
      }
      MethodVisitor visitor =
          writer.visitMethod(
              access,
              method.getSimpleName().toString(),
              descriptor,
              generic,
              internalNames(method.getThrownTypes()));
      annotations(method, OUR_ANNOTATIONS, visitor::visitAnnotation);
      AnnotationValue value = method.getDefaultValue();
      if (value != null) {
        AnnotationVisitor defaults = visitor.visitAnnotationDefault();
        value(defaults, null, value);
        defaults.visitEnd();
      }
      visitor.visitEnd();
    }

    private @Nullable String genericSignature(TypeMirror of) {
      String signature = signatures.signature(of);
      return signature.equals(signatures.descriptor(of)) ? null : signature;
    }

    private String[] internalNames(List<? extends TypeMirror> of) {
      return of.stream().map(signatures::internalName).toArray(String[]::new);
    }

    private void annotations(AnnotatedConstruct of, String prefix, AnnotationStart start) {
      for (AnnotationMirror annotation : of.getAnnotationMirrors()) {
        if (annotation.getAnnotationType().asElement() instanceof TypeElement declaration
            && declaration.getQualifiedName().toString().startsWith(prefix)) {
          elementValues(
              start.visit("L" + signatures.internalName(declaration) + ";", true), annotation);
        }
      }
    }

    private void elementValues(AnnotationVisitor visitor, AnnotationMirror annotation) {
      for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> element :
          annotation.getElementValues().entrySet()) {
        value(visitor, element.getKey().getSimpleName().toString(), element.getValue());
      }
      visitor.visitEnd();
    }

    private void value(AnnotationVisitor visitor, @Nullable String name, AnnotationValue value) {
      Object constant = value.getValue();
      if (constant instanceof TypeMirror literal) {
        visitor.visit(name, Type.getType(signatures.descriptor(literal)));
      } else if (constant instanceof VariableElement enumConstant) {
        visitor.visitEnum(
            name,
            signatures.descriptor(enumConstant.asType()),
            enumConstant.getSimpleName().toString());
      } else if (constant instanceof AnnotationMirror nested) {
        String descriptor = signatures.descriptor(nested.getAnnotationType());
        elementValues(visitor.visitAnnotation(name, descriptor), nested);
      } else if (constant instanceof List<?> list) {
        AnnotationVisitor array = visitor.visitArray(name);
        list.forEach(element -> value(array, null, (AnnotationValue) element));
        array.visitEnd();
      } else {
        visitor.visit(name, constant);
      }
    }
  }

  @FunctionalInterface
  private interface AnnotationStart {
    AnnotationVisitor visit(String descriptor, boolean visible);
  }

  /** What matters of another class's member class: whether it has an enclosing instance. */
  private static int mentionedAccess(TypeElement type) {
    return TypeSignatures.isInner(type)
        ? Opcodes.ACC_PUBLIC
        : Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
  }

  /** The flags in a nested class's InnerClasses entry: those that were written. */
  private static int memberAccess(TypeElement type) {
    int access =
        access(type.getModifiers())
            | switch (type.getKind()) {
              case INTERFACE -> Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
              case ANNOTATION_TYPE ->
                  Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT | Opcodes.ACC_ANNOTATION;
              case ENUM -> Opcodes.ACC_ENUM;
              case RECORD -> Opcodes.ACC_FINAL;
              default -> 0;
            };
    boolean implicitlyStatic =
        type.getEnclosingElement() instanceof TypeElement && !TypeSignatures.isInner(type);
    return implicitlyStatic ? access | Opcodes.ACC_STATIC : access;
  }

  /** The flags of the class itself, which knows no private, protected or static (JVMS 4.1). */
  private static int topLevelAccess(TypeElement type) {
    int access = memberAccess(type);
    if ((access & Opcodes.ACC_PROTECTED) != 0) {
      access |= Opcodes.ACC_PUBLIC;
    }
    access &= ~(Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED | Opcodes.ACC_STATIC);
    if (!type.getKind().isInterface()) {
      access |= Opcodes.ACC_SUPER;
    }
    return type.getKind() == ElementKind.RECORD ? access | Opcodes.ACC_RECORD : access;
  }

  private static int access(Set<Modifier> modifiers) {
    int access = 0;
    for (Modifier modifier : modifiers) {
      access |=
          switch (modifier) {
            case PUBLIC -> Opcodes.ACC_PUBLIC;
            case PRIVATE -> Opcodes.ACC_PRIVATE;
            case PROTECTED -> Opcodes.ACC_PROTECTED;
            case STATIC -> Opcodes.ACC_STATIC;
            case FINAL -> Opcodes.ACC_FINAL;
            case ABSTRACT -> Opcodes.ACC_ABSTRACT;
            // The others say nothing to a caller, and some share their bits with flags that do.
            default -> 0;
          };
    }
    return access;
  }
}
