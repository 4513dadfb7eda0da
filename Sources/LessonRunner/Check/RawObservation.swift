import LessonModel
import StepTrace

/// What was seen of a variant while it ran, before it is judged.
struct RawObservation: Sendable {
    var variant: Variant
    var checks: [Observation.OfCheck]
    /// It reached the end of its checks.
    var isFinished = false
    /// It called the runner's own functions to claim that its checks are done.
    var isForged = false
    /// Why the host stopped it.
    var stop: ProgramStop?
    /// How its process ended; nil when the program that it was forked from ended first.
    var ending: WireRecord.Ending?
    var lastReport: EventTranslator.LastReport?
    /// Its own answer to where it was when it was stopped.
    var whereabouts: [Int]?
    var lastWords = ""
    var report: CrashReport?

    /// Another run would end so too: nobody stopped it, and neither it nor the program around it was ended from outside.
    var isLasting: Bool {
        guard stop == nil, let ending else { return false }
        if case .signal(let signal) = ending { return !Trap.comesFromOutside(signal: signal) }
        return true
    }

    init(_ variant: Variant) {
        self.variant = variant
        checks = variant.checks.map { _ in Observation.OfCheck() }
    }
}
