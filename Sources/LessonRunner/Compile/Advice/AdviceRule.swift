/// An entry of a table of advice: how the messages begin that it is about, and what to do then.
struct AdviceRule: Sendable {
    private let beginnings: [String]
    private let remedy: @Sendable (CompilerMessage) -> String?

    /// - Parameter remedy: nil for a message that begins so and is about something else.
    init(_ beginnings: String..., remedy: @escaping @Sendable (CompilerMessage) -> String?) {
        self.beginnings = beginnings
        self.remedy = remedy
    }

    init(_ beginnings: String..., say remedy: String) {
        self.beginnings = beginnings
        self.remedy = { _ in remedy }
    }

    fileprivate func remedy(for error: CompilerMessage) -> String? {
        beginnings.contains(where: error.text.hasPrefix) ? remedy(error) : nil
    }
}

extension [AdviceRule] {
    /// What the first entry says that is about the message.
    func remedy(for error: CompilerMessage) -> String? {
        lazy.compactMap { $0.remedy(for: error) }.first
    }
}
