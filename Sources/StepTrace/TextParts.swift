/// Texts taken apart by their bytes, which needs no tables of Unicode: a sign of ASCII is no part of another sign.
extension String {
    package func begins(with beginning: String) -> Bool { utf8.starts(with: beginning.utf8) }

    /// What follows a beginning; nil where it begins otherwise.
    package func after(_ beginning: String) -> String? {
        begins(with: beginning) ? String(decoding: utf8.dropFirst(beginning.utf8.count), as: UTF8.self) : nil
    }

    /// The pieces between each two signs of ASCII; one more than there are signs.
    package func pieces(between sign: Unicode.Scalar) -> [String] {
        utf8.split(separator: UInt8(ascii: sign), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
