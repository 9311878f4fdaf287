@file:JvmName("KotlinGenerators")

package dev.treadle.benchmarks

fun range(from: Int, to: Int): Iterator<Int> = iterator {
    for (i in from until to) {
        yield(i)
    }
}

fun fibonacci(): Iterator<Long> = iterator {
    var a = 0L
    var b = 1L
    while (true) {
        yield(a)
        val next = a + b
        a = b
        b = next
    }
}

fun products(side: Int): Iterator<Int> = iterator {
    for (i in 1 until side) {
        for (j in 0 until i) {
            yield(i * j)
        }
    }
}

fun primes(below: Int): Iterator<Int> = iterator {
    for (n in 2 until below) {
        if (isPrime(n)) {
            yield(n)
        }
    }
}

private fun isPrime(n: Int): Boolean {
    var d = 2
    while (d * d <= n) {
        if (n % d == 0) {
            return false
        }
        d++
    }
    return true
}

fun permutations(length: Int): Iterator<IntArray> = iterator {
    val items = IntArray(length) { it }
    while (true) {
        yield(items)
        var i = length - 2
        while (i >= 0 && items[i] > items[i + 1]) {
            i--
        }
        if (i < 0) {
            break
        }
        var j = length - 1
        while (items[j] < items[i]) {
            j--
        }
        swap(items, i, j)
        items.reverse(i + 1, length)
    }
}

private fun swap(items: IntArray, i: Int, j: Int) {
    val item = items[i]
    items[i] = items[j]
    items[j] = item
}

fun tokens(text: String): Iterator<String> = iterator {
    var i = 0
    while (i < text.length) {
        val c = text[i]
        val start = i++
        if (c == ' ') {
            continue
        }
        if (c in 'a'..'z') {
            while (i < text.length && text[i] in 'a'..'z') {
                i++
            }
            yield(text.substring(start, i))
        } else if (c in '0'..'9') {
            while (i < text.length && text[i] in '0'..'9') {
                i++
            }
            yield(text.substring(start, i))
        } else {
            yield(c.toString())
        }
    }
}

fun finalized(to: Int, count: Guarded.Count): Iterator<Int> = iterator {
    for (i in 0 until to) {
        try {
            yield(i)
        } finally {
            count.increment()
        }
    }
}

fun handled(to: Int, count: Guarded.Count): Iterator<Int> = iterator {
    for (i in 0 until to) {
        try {
            yield(i)
        } catch (e: IllegalStateException) {
            count.increment()
        }
    }
}

fun inorder(node: Walk.Node): Iterator<Int> = iterator {
    node.left()?.let { yieldAll(inorder(it)) }
    yield(node.value())
    node.right()?.let { yieldAll(inorder(it)) }
}

fun nested(depth: Int): Iterator<Int> = iterator {
    if (depth > 0) {
        yieldAll(nested(depth - 1))
    }
    var i = 0
    while (true) {
        yield(i++ and 63)
    }
}

private fun numbers(to: Int): Sequence<Int> = Sequence { range(0, to) }

fun sumByForEach(to: Int): Long {
    var sum = 0L
    numbers(to).forEach { sum += it }
    return sum
}

fun sumOfPipeline(to: Int): Long =
    numbers(to).filter { it and 1 == 0 }.map { 3L * it }.sum()
