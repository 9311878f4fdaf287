package dev.treadle.processor.frontend;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Types that the compiler does not know, some of which it leaves behind where it fails itself. */
final class UnresolvedTypesTest {

  private static TypeMirror of(TypeKind kind) {
    return (TypeMirror)
        Proxy.newProxyInstance(
            UnresolvedTypesTest.class.getClassLoader(),
            new Class<?>[] {TypeMirror.class},
            (proxy, method, arguments) -> method.getName().equals("getKind") ? kind : null);
  }

  private static ArrayType arrayOf(TypeMirror component) {
    return (ArrayType)
        Proxy.newProxyInstance(
            UnresolvedTypesTest.class.getClassLoader(),
            new Class<?>[] {ArrayType.class},
            (proxy, method, arguments) ->
                method.getName().equals("getKind") ? TypeKind.ARRAY : component);
  }

  @ParameterizedTest
  @EnumSource(
      value = TypeKind.class,
      names = {"ERROR", "OTHER"})
  void unknownKinds(TypeKind kind) {
    assertTrue(UnresolvedTypes.isUnresolved(of(kind)));
    assertTrue(UnresolvedTypes.isUnresolved(arrayOf(of(kind))));
  }

  @Test
  void knownKinds() {
    assertFalse(UnresolvedTypes.isUnresolved(of(TypeKind.INT)));
    assertFalse(UnresolvedTypes.isUnresolved(of(TypeKind.VOID)));
    assertFalse(UnresolvedTypes.isUnresolved(arrayOf(of(TypeKind.INT))));
  }
}
