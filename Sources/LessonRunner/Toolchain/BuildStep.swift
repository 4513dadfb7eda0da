import Foundation

/// One of several things to be done, some of which need what others make.
struct BuildStep: Sendable {
    /// What it makes.
    var result: String
    /// What others have to make first.
    var needs: [String]
    var work: @Sendable () async throws -> Void

    init(_ result: String, needs: [String], _ work: @escaping @Sendable () async throws -> Void) {
        self.result = result
        self.needs = needs
        self.work = work
    }

    /// Does all of them, as many at a time as there are processors; of those that could begin, the first in the list does.
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
