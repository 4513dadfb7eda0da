package import StepTrace

/// What one version of an exercise's code — the answer, a solution, a mistake — showed of itself when its checks ran.
package struct Observation: Sendable, Hashable {
    /// One record of the private channel, in the order they came.
    package enum Record: Sendable, Hashable {
        /// A step that the code recorded or that the kernel took on its behalf.
        case step(Step)
        case probe(label: String, value: ShownValue)
        case expectation(holds: Bool, message: String)
    }

    /// What one check saw.
    package struct OfCheck: Sendable, Hashable {
        package var records: [Record]
        /// The check ran to its end: without this positive record nothing counts.
        package var finished: Bool

        package init(records: [Record] = [], finished: Bool = false) {
            self.records = records
            self.finished = finished
        }
    }

    /// One a check of the exercise, in order; checks that never began are empty and unfinished.
    package var checks: [OfCheck]
    package var ending: Ending

    package init(checks: [OfCheck], ending: Ending) {
        self.checks = checks
        self.ending = ending
    }

    /// How the code's own process ended.
    package enum Ending: Sendable, Hashable {
        case finished
        case doesNotCompile([Diagnostic])
        case trapped(Diagnostic)
        case timedOut(Diagnostic)
        case overLimit(Diagnostic)
    }
}
