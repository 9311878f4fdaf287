package dev.treadle.benchmarks

import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.cancelChildren
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield

/** Coroutines on the one thread of `runBlocking`. */
internal class KotlinCrowd : Crowd {
    override fun run(scene: Crowd.Scene, tasks: Int, meter: Meter): Long {
        var sum = 0L
        runBlocking {
            val gate = CompletableDeferred<Unit>()
            val start = { body: suspend () -> Long ->
                launch {
                    gate.await()
                    val received = body()
                    sum += received
                }
            }
            when (scene) {
                Crowd.Scene.PING_PONG -> repeat(tasks / 2) {
                    val there = Channel<Int>(1)
                    val back = Channel<Int>(1)
                    start { serve(back, there) }
                    start { pass(there, back) }
                }
                Crowd.Scene.LINE -> {
                    val first = Channel<Int>(1)
                    start { feed(first) }
                    var last = first
                    for (i in 1..tasks) {
                        val from = last
                        val to = Channel<Int>(if (i == tasks) Crowd.ROUNDS else 1)
                        start { pass(from, to) }
                        last = to
                    }
                }
                Crowd.Scene.SLEEP -> repeat(tasks) { i -> start { sleep(Crowd.millis(i)) } }
                Crowd.Scene.REST -> repeat(tasks) {
                    launch {
                        try {
                            delay(Crowd.LONG.toMillis())
                        } finally {
                            sum++
                        }
                    }
                }
            }
            yield() // the others come to the gate, or fall asleep
            meter.waiting()
            gate.complete(Unit)
            if (scene == Crowd.Scene.REST) {
                coroutineContext.cancelChildren()
            }
        }
        return sum
    }

    private suspend fun serve(from: Channel<Int>, to: Channel<Int>): Long {
        var sum = 0L
        for (i in 0 until Crowd.ROUNDS) {
            to.send(i)
            sum += from.receive()
        }
        return sum
    }

    private suspend fun pass(from: Channel<Int>, to: Channel<Int>): Long {
        var sum = 0L
        repeat(Crowd.ROUNDS) {
            val message = from.receive()
            sum += message
            to.send(message)
        }
        return sum
    }

    private suspend fun feed(to: Channel<Int>): Long {
        for (i in 0 until Crowd.ROUNDS) {
            to.send(i)
        }
        return 0
    }

    private suspend fun sleep(millis: Int): Long {
        repeat(Crowd.ROUNDS) { delay(millis.toLong()) }
        return Crowd.ROUNDS.toLong()
    }
}
