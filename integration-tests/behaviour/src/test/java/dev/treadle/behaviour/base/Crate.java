package dev.treadle.behaviour.base;

/** Inherits protected members from a class that no other package can name. */
public class Crate extends Box {

  protected int weight = 1;
}
