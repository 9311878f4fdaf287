package dev.treadle.behaviour.random;

/**
 * What is wrong with one template.
 *
 * @param kind two failures of one kind are taken for the same when a template is shrunk
 * @param ours false if the template is no legal Java, or if javac fails on it as it is
 */
record Failure(String kind, String details, boolean ours) {}
