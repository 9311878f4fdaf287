/** The annotations that mark a method as a template of a generator or a coroutine. */
module dev.treadle.annotations {
  requires static org.jspecify;

  exports dev.treadle.annotation;
}
