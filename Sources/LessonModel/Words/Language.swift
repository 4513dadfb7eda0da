/// A language that Attend has words for.
package enum Language: String, Sendable, CaseIterable {
    case english = "en"

    /// The language of a BCP 47 tag such as `en-GB`; nil when there are no words for it.
    package init?(tag: String) {
        guard let primary = tag.split(separator: "-").first else { return nil }
        self.init(rawValue: primary.lowercased())
    }
}
