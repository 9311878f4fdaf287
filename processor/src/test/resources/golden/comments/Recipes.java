package kitchen;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

final class Recipes {
  /** The steps of a recipe. */
  @Generator
  static void bread(Yielder<String> out, int loaves) {
    // Flour first: 500 g a loaf.
    int flour = 500 * loaves;
    out.yield("weigh " + flour + " g of flour");

    /* Water is two thirds of that,
       and a little more in winter. */
    int water = flour * 2 / 3; // ml
    for (int i = 0; i < loaves; i++) {
      // One bowl for each loaf.
      out.yield("bowl " + i + ": " + water / loaves + " ml of water");
      // Rest.
    }
    // Done.
  }
}
