/// What pages are printed on; its name is the same in `course.yml`, as an option and in style sheets.
///
/// Smaller sheets have no room for a text with a margin beside it.
package enum Paper: String, Sendable, Hashable, CaseIterable {
    case a4, letter, legal

    /// - Parameter name: in capitals or small letters.
    package init?(named name: String) { self.init(rawValue: name.lowercased()) }
}
