package dev.treadle.checks;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Reads from a class file how long the code of each method is (JVMS 4.7.3). */
final class CodeSizes {

  private final DataInputStream in;
  private final String[] texts;
  private final Map<String, Integer> sizes = new TreeMap<>();

  private CodeSizes(byte[] file) throws IOException {
    in = new DataInputStream(new ByteArrayInputStream(file));
    in.skipBytes(8);
    texts = new String[in.readUnsignedShort()];
    for (int i = 1; i < texts.length; i++) {
      i += constant(i);
    }
    in.skipBytes(6);
    in.skipBytes(2 * in.readUnsignedShort());
    members();
    members();
  }

  /** By the methods' names, the longest of each. */
  static Map<String, Integer> of(byte[] file) throws IOException {
    return new CodeSizes(file).sizes;
  }

  /** Reads a constant; 1 if it takes two places. */
  private int constant(int index) throws IOException {
    int tag = in.readUnsignedByte();
    switch (tag) {
      case 1 -> texts[index] = in.readUTF();
      case 7, 8, 16, 19, 20 -> in.skipBytes(2);
      case 15 -> in.skipBytes(3);
      case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
      case 5, 6 -> in.skipBytes(8);
      default -> throw new IOException("constant " + tag);
    }
    return tag == 5 || tag == 6 ? 1 : 0;
  }

  private void members() throws IOException {
    for (int members = in.readUnsignedShort(); members > 0; members--) {
      in.skipBytes(2);
      String name = texts[in.readUnsignedShort()];
      in.skipBytes(2);
      for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
        boolean code = texts[in.readUnsignedShort()].equals("Code");
        int length = in.readInt();
        if (code) {
          in.skipBytes(4);
          sizes.merge(name, in.readInt(), Math::max);
          in.skipBytes(length - 8);
        } else {
          in.skipBytes(length);
        }
      }
    }
  }
}
