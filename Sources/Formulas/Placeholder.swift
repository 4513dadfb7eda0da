package struct Formula: Sendable, Hashable {
    package let source: String
}
