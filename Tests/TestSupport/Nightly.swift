import Foundation
package import Testing

extension Trait where Self == ConditionTrait {
    /// For a long test: it runs only where `ATTEND_NIGHTLY` is 1, as `.ci/nightly` sets it.
    ///
    /// A quick version of the same test runs with every `swift test`.
    package static var nightly: Self {
        .enabled(if: Nightly.isOn, "set ATTEND_NIGHTLY=1 to run it")
    }
}

package enum Nightly {
    /// Whether the long tests run.
    package static let isOn = ProcessInfo.processInfo.environment["ATTEND_NIGHTLY"] == "1"
}

extension Trait where Self == TimeLimitTrait {
    /// The time limit of every test that starts a process.
    ///
    /// The time that a test waits for its turn counts, so it is long enough for a busy machine.
    package static var processLimit: Self { .timeLimit(.minutes(60)) }
}
