/// A line on a terminal's standard error that says what is being done, and is gone afterwards.
struct StatusLine: Sendable {
    private let desk: Desk

    init(_ desk: Desk) {
        self.desk = desk
    }

    func show(_ text: String) {
        guard desk.surroundings.errorIsTerminal, !desk.surroundings.isContinuousIntegration else { return }
        desk.console.error("\r\u{1B}[K\(text) …")
    }

    func clear() {
        guard desk.surroundings.errorIsTerminal, !desk.surroundings.isContinuousIntegration else { return }
        desk.console.error("\r\u{1B}[K")
    }
}
