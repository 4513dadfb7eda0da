import Foundation

/// Limits how many tests run processes at the same time, so that a small machine is not overloaded.
package actor ProcessTurns {
    /// One more than there are processors: some test is always waiting, for a linker or for a time limit.
    private static let shared = ProcessTurns(places: ProcessInfo.processInfo.activeProcessorCount + 1)

    private var places: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    private init(places: Int) { self.places = places }

    /// Runs work when it is its turn.
    ///
    /// Nested calls would deadlock.
    /// - Parameter first: whether it takes the next turn, before all that are waiting.
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
