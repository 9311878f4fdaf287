package dev.treadle.processor.frontend;

import dev.treadle.processor.ir.Stmt;
import java.util.ArrayList;
import java.util.List;

/** Keeps the user's comments that stand between statements. */
final class Comments {

  private final CharSequence text;
  private final Tokens tokens;

  Comments(BodyScope scope) {
    this.text = scope.method.text();
    this.tokens = new Tokens(text);
  }

  /** The comments in {@code [from, to)}. */
  List<Stmt> between(int from, int to) {
    List<Stmt> comments = new ArrayList<>();
    int i = from;
    while (i < to) {
      int end = tokens.comment(i, to);
      if (end > i) {
        comments.add(new Stmt.Comment(text.subSequence(i, end).toString()));
        i = end;
      } else {
        i++;
      }
    }
    return comments;
  }

  /** The end of a comment that follows on the same line, or {@code from} if there is none. */
  int endOfLine(int from) {
    int i = from;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    boolean comment = i + 1 < text.length() && text.charAt(i) == '/' && text.charAt(i + 1) == '/';
    return comment ? tokens.comment(i, text.length()) : from;
  }
}
