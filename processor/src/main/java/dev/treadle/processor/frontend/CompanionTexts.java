package dev.treadle.processor.frontend;

import dev.treadle.processor.ir.CompanionName;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The texts of companions that are no files yet. Few bodies name one, so only those are made that
 * are named.
 *
 * <p>Cost: one pass over the other texts.
 */
final class CompanionTexts {
  private static final String SUFFIX = CompanionName.SUFFIX;

  private CompanionTexts() {}

  /**
   * Those whose simple names the texts contain, by URI.
   *
   * @param companions what makes a companion's text, by its qualified name
   */
  static Map<String, SourceText> namedIn(
      Collection<SourceText> texts, Map<String, Supplier<String>> companions) {
    Set<String> names = new HashSet<>();
    boolean escaped = false;
    for (SourceText text : texts) {
      String content = text.getCharContent(true);
      escaped |= content.contains("\\u"); // any name may be written so (JLS 3.3)
      addNames(content, names);
    }
    Map<String, SourceText> named = new LinkedHashMap<>();
    for (Map.Entry<String, Supplier<String>> companion : companions.entrySet()) {
      String name = companion.getKey();
      if (escaped || names.contains(name.substring(name.lastIndexOf('.') + 1))) {
        SourceText text = SourceText.ofCompanion(name, companion.getValue().get());
        named.put(text.toUri().toString(), text);
      }
    }
    return named;
  }

  /** Adds what may be the name of a companion: identifiers that end as those do. */
  private static void addNames(String text, Set<String> names) {
    for (int i = text.indexOf(SUFFIX); i >= 0; i = text.indexOf(SUFFIX, i + 1)) {
      int start = i;
      while (start > 0 && isPart(text.charAt(start - 1))) {
        start--;
      }
      names.add(text.substring(start, i + SUFFIX.length()));
    }
  }

  private static boolean isPart(char c) {
    return Character.isJavaIdentifierPart(c) || Character.isSurrogate(c);
  }
}
