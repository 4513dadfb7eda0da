/// A language that Attend has words for.
package enum Language: String, Sendable, CaseIterable {
    case english = "en"
    /// Simplified Chinese.
    case chinese = "zh-Hans"

    /// The language of a BCP 47 tag such as `en-GB` or `zh-CN`; nil when there are no words for it.
    package init?(tag: String) {
        let parts = tag.lowercased().split(separator: "-")
        switch parts.first {
        case "en": self = .english
        // Traditional characters are named by their script, or by a place that writes them.
        case "zh" where parts.contains("hans") || Set(parts).isDisjoint(with: ["hant", "tw", "hk", "mo"]):
            self = .chinese
        default: return nil
        }
    }

    /// The tag of the words around lessons in a language: its own, or that of English where there are none.
    package static func tagOfWords(for tag: String) -> String { Language(tag: tag) == nil ? english.rawValue : tag }
}
