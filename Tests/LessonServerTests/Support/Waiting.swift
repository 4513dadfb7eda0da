/// Returns when something holds, or when the time limit of the test cancels it.
///
/// For what nobody tells of: that a descriptor is closed, or that a listener is gone. The pause leaves the processor to the server.
func until(_ holds: () async throws -> Bool) async throws {
    while try await !holds() {
        try await Task.sleep(for: .milliseconds(1))
    }
}
