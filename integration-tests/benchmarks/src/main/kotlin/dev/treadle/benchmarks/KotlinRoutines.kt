@file:JvmName("KotlinRoutines")

package dev.treadle.benchmarks

fun average() = KotlinRoutine<Double, Double> {
    var sum = 0.0
    var mean = 0.0
    var count = 0
    while (true) {
        val x = yield(mean)
        if (x < 0) {
            break
        }
        sum += x
        mean = sum / ++count
    }
}

fun totals() = KotlinRoutine<Long, Void?> {
    var total = 0L
    while (true) {
        try {
            yield(total)
        } catch (signal: Catcher.Signal) {
            total += signal.amount
        }
    }
}

fun fields() = KotlinRoutine<String?, Char> {
    var field: String? = null
    while (true) {
        val text = StringBuilder()
        var c = yield(field)
        if (c == '"') {
            c = yield(null)
            while (true) {
                if (c == '"') {
                    c = yield(null)
                    if (c != '"') {
                        break
                    }
                }
                text.append(c)
                c = yield(null)
            }
        } else {
            while (c != ',' && c != '\n') {
                text.append(c)
                c = yield(null)
            }
        }
        field = text.toString()
    }
}

fun relayed() = KotlinRoutine<Long, Long> {
    var total = 0L
    while (true) {
        total += group(total)
    }
}

private suspend fun KotlinRoutine<Long, Long>.group(total: Long): Long {
    var sum = 0L
    for (i in 0 until 10) {
        sum += yield(total + sum)
    }
    return sum
}

/** A member of a ring that yields the number of the next. */
fun member(members: Int, number: Int) = KotlinRoutine<Int, Ring.Ball> {
    val next = (number + 1) % members
    var held = yield(next)
    while (true) {
        held.sum += number
        held = yield(next)
    }
}

/** Members, and a loop that resumes the next. */
fun pass(members: Int, ball: Ring.Ball): Long {
    val ring = List(members) { number -> member(members, number) }
    ring.forEach { it.next() }
    var member = 0
    while (ball.left-- > 0) {
        member = ring[member].send(ball)
    }
    return ball.sum
}
