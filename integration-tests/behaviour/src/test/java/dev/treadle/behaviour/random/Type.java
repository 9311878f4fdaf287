package dev.treadle.behaviour.random;

/** The types of the variables of a template. */
enum Type {
  INT("int"),
  LONG("long"),
  BYTE("byte"),
  CHAR("char"),
  SHORT("short"),
  DOUBLE("double"),
  BOOLEAN("boolean"),
  INTEGER("Integer"),
  STRING("String"),
  OBJECT("Object"),
  INTS("int[]"),
  OBJECTS("Object[]"),
  LIGHT("Light"),
  FUNCTION("IntUnaryOperator"),
  EXCEPTION("Throwable"),
  RESOURCE("Resource");

  private final String text;

  Type(String text) {
    this.text = text;
  }

  /** Whether a value takes two places of the stack. */
  boolean wide() {
    return this == LONG || this == DOUBLE;
  }

  /** Whether it has a field in the class of the templates. */
  boolean field() {
    return switch (this) {
      case BOOLEAN, FUNCTION, LIGHT, EXCEPTION, RESOURCE -> false;
      default -> true;
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
