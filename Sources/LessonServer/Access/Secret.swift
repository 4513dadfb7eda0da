/// What only those know who have read the address that was printed: 128 random bits.
package struct Secret: Sendable, Hashable {
    /// 32 hexadecimal digits.
    package let text: String

    package init() {
        var generator = SystemRandomNumberGenerator()
        text = (0..<2).map { _ in
            let digits = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    package init(text: String) { self.text = text }

    /// Whether a text is this secret; how long that takes does not depend on where the first difference is.
    func matches(_ other: some StringProtocol) -> Bool {
        let own = Array(text.utf8), other = Array(other.utf8)
        guard own.count == other.count else { return false }
        return zip(own, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
