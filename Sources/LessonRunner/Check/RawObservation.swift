import LessonModel
import StepTrace

/// What was recorded of a variant while it ran; `ObservationBuilder` builds an observation from it.
struct RawObservation: Sendable {
    var variant: Variant
    var checks: [Observation.OfCheck]
    /// What it printed, apart from what it printed under hidden checks.
    var output = ""
    /// A record of its own has arrived.
    var hasBegun = false
    /// It reached the end of its checks.
    var isFinished = false
    /// It called functions of the lesson runtime itself, to pretend that its checks are done.
    var isForged = false
    /// Its process ended in the cells before it, which run again in a process of their own when the program cannot fork.
    var isUnreached = false
    /// Why the runner stopped it.
    var stop: ProgramStop?
    /// How its process ended; nil when the program that it was forked from ended first.
    var ending: WireRecord.Ending?
    var lastReport: EventTranslator.LastReport?
    /// Its call stack when it was stopped, as it reported itself.
    var whereabouts: [Int]?
    /// How long it took.
    var seconds = 0.0
    var crashMessage = ""
    var report: CrashReport?

    /// Whether another run would end the same way: neither it nor its parent was killed from outside.
    ///
    /// What has run out of time could end in time on another day, and what answers are compared with is run again after any
    /// limit.
    var isCacheable: Bool {
        guard !isUnreached else { return false }
        if case .time = stop { return false }
        if stop != nil { return variant.isAnswer }
        guard let ending else { return false }
        if case .signal(let signal) = ending { return !Trap.comesFromOutside(signal: signal) }
        return true
    }

    /// Whether what has run before it in the same program may be the cause of its end: it did not begin, or that program has
    /// ended with it.
    var mayBeOthersFault: Bool { stop == nil && (!hasBegun || ending == nil) }

    init(_ variant: Variant) {
        self.variant = variant
        checks = variant.checks.map { _ in Observation.OfCheck() }
    }
}
