import Foundation

/// One step of a build; some steps need the results of others.
struct BuildStep: Sendable {
    /// The file that it produces.
    var result: String
    /// The results of other steps that must exist first.
    var needs: [String]
    var work: @Sendable () async throws -> Void

    init(_ result: String, needs: [String], _ work: @escaping @Sendable () async throws -> Void) {
        self.result = result
        self.needs = needs
        self.work = work
    }

    /// Runs all steps, as many at a time as there are processors.
    ///
    /// Of the steps that are ready, the first in the list starts.
    static func doAll(_ steps: [BuildStep]) async throws {
        var waiting = steps
        var made: Set<String> = []
        var running = 0
        try await withThrowingTaskGroup(of: String.self) { group in
            repeat {
                while running < ProcessInfo.processInfo.activeProcessorCount,
                    let next = waiting.firstIndex(where: { made.isSuperset(of: $0.needs) })
                {
                    let step = waiting.remove(at: next)
                    running += 1
                    group.addTask {
                        try await step.work()
                        return step.result
                    }
                }
                guard let result = try await group.next() else { return }
                running -= 1
                made.insert(result)
            } while true
        }
    }
}
