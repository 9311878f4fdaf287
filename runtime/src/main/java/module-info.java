/** What users of generators and coroutines call, and what the generated state machines rest on. */
module dev.treadle.runtime {
  requires transitive dev.treadle.annotations;
  requires static org.jspecify;

  exports dev.treadle;
  exports dev.treadle.async;
  exports dev.treadle.frame;
}
