/// Returns when something holds, or when the time limit of the test cancels it.
///
/// For what nobody tells of: that a descriptor is closed, or that a listener is gone.
func until(_ holds: () async throws -> Bool) async throws {
    while try await !holds() {
        try Task.checkCancellation()
        await Task.yield()
    }
}
