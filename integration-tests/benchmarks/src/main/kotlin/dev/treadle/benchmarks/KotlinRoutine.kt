package dev.treadle.benchmarks

import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.createCoroutineUnintercepted
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlin.coroutines.resume
import kotlin.coroutines.resumeWithException

/** What Kotlin's `iterator` is, but for values in both directions: the library has no such thing. */
class KotlinRoutine<Y, S>(body: suspend KotlinRoutine<Y, S>.() -> Unit) : Continuation<Unit> {
    private val start = body.createCoroutineUnintercepted(this, this)
    private var waiting: Continuation<S>? = null
    private var value: Y? = null

    override val context get() = EmptyCoroutineContext

    override fun resumeWith(result: Result<Unit>) {
        waiting = null
        result.getOrThrow()
    }

    suspend fun yield(value: Y): S = suspendCoroutineUninterceptedOrReturn { continuation ->
        this.value = value
        waiting = continuation
        COROUTINE_SUSPENDED
    }

    fun next(): Y {
        start.resume(Unit)
        return value()
    }

    fun send(sent: S): Y {
        waiting!!.resume(sent)
        return value()
    }

    fun raise(thrown: Throwable): Y {
        waiting!!.resumeWithException(thrown)
        return value()
    }

    @Suppress("UNCHECKED_CAST")
    private fun value(): Y = value as Y
}
