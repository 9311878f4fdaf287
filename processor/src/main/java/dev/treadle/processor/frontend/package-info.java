/**
 * From a method that the user wrote to a {@link dev.treadle.processor.ir.Body}: the only package
 * that knows a compiler's trees.
 *
 * <p>An annotation processor may ask its compiler for the trees of a body, but not for the types in
 * them: javac notes what it infers in those very trees, and then miscompiles them. So the bodies
 * are read by a second, private javac:
 *
 * <pre>{@code
 * user's compilation                                private compiler
 *   files of the templates ───── SourceText ─────────▶ parsed, entered, attributed
 *   companions of this round ─── SourceText ─────────▶ (signatures; so that bodies may name them)
 *   everything else: Elements ── SignatureStubs ─────▶ class files without code, made when asked for
 *                                ElementsFileManager
 * }</pre>
 *
 * <p>It works the same under every compiler that has an annotation processor's API, needs no class
 * path, and sees what other processors have added. Its offsets are the user's, so that what is
 * found wrong is reported on the user's own trees, or by line where there are none.
 */
@NullMarked
package dev.treadle.processor.frontend;

import org.jspecify.annotations.NullMarked;
