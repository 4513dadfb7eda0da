/// A pipeline that is made when something first needs it, and then used for everything; what needs none works without a compiler.
actor LazyPipeline {
    private let make: @Sendable () async throws -> Pipeline
    private var made: Task<Pipeline, any Error>?

    init(_ make: @escaping @Sendable () async throws -> Pipeline) {
        self.make = make
    }

    var value: Pipeline {
        get async throws {
            let task = made ?? Task { try await make() }
            made = task
            return try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
        }
    }
}
