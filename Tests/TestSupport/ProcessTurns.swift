import Foundation

/// A few at a time: tests that start processes take turns, so that a small machine is not asked to do everything at once.
package actor ProcessTurns {
    /// One more than there are processors: some test always waits, for a compiler that links or for a limit to be reached.
    private static let shared = ProcessTurns(places: ProcessInfo.processInfo.activeProcessorCount + 1)

    private var places: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    private init(places: Int) { self.places = places }

    /// Does the work when it is its turn; work inside of work would wait for itself.
    /// - Parameter first: it is the next one's turn, before all that wait.
    package static func take<Value: Sendable>(
        first: Bool = false, _ work: () async throws -> Value
    ) async rethrows -> Value {
        await shared.begin(first: first)
        do {
            let value = try await work()
            await shared.end()
            return value
        } catch {
            await shared.end()
            throw error
        }
    }

    private func begin(first: Bool) async {
        if places > 0 {
            places -= 1
        } else {
            await withCheckedContinuation { waiting.insert($0, at: first ? 0 : waiting.endIndex) }
        }
    }

    private func end() {
        if waiting.isEmpty {
            places += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
