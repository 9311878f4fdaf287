/** The annotations that mark a method as a template of a generator or a coroutine. */
module dev.treadle.annotations {
  exports dev.treadle.annotation;
}
