package dev.treadle.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.treadle.processor.ir.Member;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members that machines of one companion reach through handles, and what the methods that do so
 * are called.
 */
final class HiddenMembers {

  /**
   * A member as a key: elements of different rounds of reading are different objects for the same
   * member.
   */
  private record Key(
      Member.Operation operation, String owner, String member, String site, String variant) {}

  private final Map<Key, Member> members = new LinkedHashMap<>();
  private final Map<Key, String> names = new LinkedHashMap<>();

  /** What every class has, and what the holder has besides: a static method may not override. */
  private final Set<String> taken =
      new HashSet<>(
          Set.of(
              "clone",
              "finalize",
              "getClass",
              "hashCode",
              "notify",
              "notifyAll",
              "outer",
              "sneak",
              "toString",
              "wait"));

  private final String holder;

  HiddenMembers(String holder) {
    this.holder = holder;
  }

  private Key key(Member member) {
    return new Key(
        member.operation(),
        String.valueOf(member.member().getEnclosingElement()),
        member.member().toString(),
        member.site().toString(),
        member.type() + " " + member.discards() + " " + member.update());
  }

  private String name(Member member) {
    return names.computeIfAbsent(
        key(member),
        key -> {
          members.put(key, member);
          return unique(wish(member));
        });
  }

  private static String wish(Member member) {
    String name = member.member().getSimpleName().toString();
    String capital =
        name.isEmpty() ? "" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return switch (member.operation()) {
      case GET, CALL -> name;
      case SET -> "set" + capital;
      case POST_INCREMENT -> "post" + capital + "Increment";
      case POST_DECREMENT -> "post" + capital + "Decrement";
      case PRE_INCREMENT -> "pre" + capital + "Increment";
      case PRE_DECREMENT -> "pre" + capital + "Decrement";
      case UPDATE -> camelCase(member.update().operator()) + capital;
      case SUPER -> "super" + capital;
      case NEW, NEW_RAW -> "new" + member.member().getEnclosingElement().getSimpleName();
      case OUTER -> "outer" + member.member().getSimpleName();
    };
  }

  private static String camelCase(Member.Operator operator) {
    String[] words = operator.name().toLowerCase(Locale.ROOT).split("_");
    for (int i = 1; i < words.length; i++) {
      words[i] = Character.toUpperCase(words[i].charAt(0)) + words[i].substring(1);
    }
    return String.join("", words);
  }

  private String unique(String wish) {
    String name = wish;
    for (int i = 2; !taken.add(name); i++) {
      name = wish + i;
    }
    return name;
  }

  /** The method that does the operation, to be called with these type arguments. */
  CodeBlock call(Member member, CodeBlock typeArguments) {
    return CodeBlock.of("$L.$L$L", holder, typeArguments, name(member));
  }

  /** The method that does the operation, as a method reference. */
  String reference(Member member) {
    return holder + "::" + name(member);
  }

  /** The class that holds the handles and methods, or null if no member needs one. */
  @Nullable TypeSpec holder() {
    if (members.isEmpty()) {
      return null;
    }
    HiddenMembersWriter writer = new HiddenMembersWriter(holder);
    members.forEach((key, member) -> writer.add(names.get(key), member));
    return writer.build();
  }
}
