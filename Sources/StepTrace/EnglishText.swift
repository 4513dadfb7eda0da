extension String {
    /// Beginning with a capital letter, as a sentence or a title does.
    package var withCapital: String {
        guard let first = unicodeScalars.first else { return self }
        return first.properties.uppercaseMapping + String(unicodeScalars.dropFirst())
    }
}

/// A number of things: `1 cell`, `3 cells`, `2 queries`.
/// - Parameter plural: `nil` for a noun that only takes an `s`.
package func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
