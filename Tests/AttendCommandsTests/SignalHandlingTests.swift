import Foundation
import Testing

@testable import AttendCommands

/// Tests that take turns, for a signal that one of them sends to the process stops what another has under way.
@Suite(.serialized) enum InterruptibleWork {}

extension InterruptibleWork {
    /// The signals' actions before, during and after work that they can cancel.
    @Suite(.timeLimit(.minutes(30))) struct SignalHandlingTests {
        private static let signals = [SIGINT, SIGTERM, SIGHUP]

        /// The current handler of each signal: the first word of its action.
        private func handlers() -> [UInt] {
            Self.signals.map { number in
                var action = sigaction()
                sigaction(number, nil, &action)
                return withUnsafeBytes(of: &action) { $0.load(as: UInt.self) }
            }
        }

        @Test func afterwardsTheSignalsDoWhatTheyDidBefore() async throws {
            signal(SIGHUP, SIG_IGN)
            defer { signal(SIGHUP, SIG_DFL) }
            let before = handlers()
            try await SignalHandling.stopping {
                #expect(zip(handlers(), before).allSatisfy { $0 != $1 })
                try await SignalHandling.stopping {}
                #expect(zip(handlers(), before).allSatisfy { $0 != $1 })
            }
            #expect(handlers() == before)
        }

        @Test(arguments: signals)
        func aSignalStopsTheWorkAroundWorkThatIsDone(signal: Int32) async {
            let before = handlers()
            await #expect {
                try await SignalHandling.stopping {
                    try await SignalHandling.stopping {}
                    kill(getpid(), signal)
                    try await Task.sleep(for: .seconds(600))
                }
            } throws: {
                if case Failure.interrupted = $0 { true } else { false }
            }
            #expect(handlers() == before)
        }

        @Test func whatStopsTheInnerWorkStopsTheOuter() async throws {
            await #expect {
                try await SignalHandling.stopping {
                    try? await SignalHandling.stopping {
                        SignalHandling.stop(.unread)
                        try await Task.sleep(for: .seconds(600))
                    }
                    try Task.checkCancellation()
                    Issue.record("the outer work goes on")
                }
            } throws: {
                if case Failure.unread = $0 { true } else { false }
            }
            // The cause does not affect later work.
            #expect(try await SignalHandling.stopping { 1 } == 1)
        }
    }
}
