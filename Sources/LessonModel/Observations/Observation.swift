package import StepTrace

/// What was observed of one variant of an exercise's code (the answer, a solution, a mistake) while its checks ran.
package struct Observation: Sendable, Hashable {
    /// One record that the program sent.
    package enum Record: Sendable, Hashable {
        /// A step that the code recorded or that the kernel took on its behalf.
        case step(Step)
        case probe(label: String, value: ShownValue)
        case expectation(holds: Bool, message: String)
        /// The source text of the expression that the check evaluates next.
        case asked(String)
        /// A variable in that expression, and its value.
        case variable(name: String, value: ShownValue)
    }

    /// The records of one check, in the order they came.
    package struct OfCheck: Sendable, Hashable {
        package var records: [Record]
        /// Whether the check ran to its end; a check that did not cannot pass.
        package var finished: Bool

        package init(records: [Record] = [], finished: Bool = false) {
            self.records = records
            self.finished = finished
        }
    }

    /// One for each check of the exercise, in order; a check that never began is empty and unfinished.
    package var checks: [OfCheck]
    package var ending: Ending
    /// What the code printed, apart from what it printed under hidden checks; nil when it printed nothing.
    package var output: PrintedExcerpt?
    /// The compiler's warnings about the code, without those about the checks.
    package var warnings: [Diagnostic]

    package init(checks: [OfCheck], ending: Ending, output: PrintedExcerpt? = nil, warnings: [Diagnostic] = []) {
        self.checks = checks
        self.ending = ending
        self.output = output
        self.warnings = warnings
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
