package dev.treadle.behaviour.random;

/** The types of the variables of a template. */
enum Type {
  INT("int"),
  LONG("long"),
  BYTE("byte"),
  CHAR("char"),
  BOOLEAN("boolean"),
  INTEGER("Integer"),
  STRING("String"),
  OBJECT("Object"),
  INTS("int[]"),
  FUNCTION("IntUnaryOperator"),
  EXCEPTION("Throwable"),
  RESOURCE("Resource");

  private final String text;

  Type(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
