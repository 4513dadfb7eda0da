/// The direction in which a language is written.
package enum TextDirection: String, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"

    /// The direction of a BCP 47 tag: that of its script if it names one, `az-Arab`, else that of its language.
    package init(language tag: String) {
        let parts = tag.lowercased().split(separator: "-")
        let script = parts.dropFirst().prefix { $0.count != 1 }.first { $0.count == 4 && $0.allSatisfy(\.isLetter) }
        let isRightToLeft =
            script.map { Self.scripts.contains($0) } ?? parts.first.map { Self.languages.contains($0) } ?? false
        self = isRightToLeft ? .rightToLeft : .leftToRight
    }

    private static let scripts: Set<Substring> = ["arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa", "adlm"]
    private static let languages: Set<Substring> = [
        "ar", "arc", "arz", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "sd",
        "syr", "ug",
        "ur", "yi",
    ]
}

extension Course {
    package var direction: TextDirection { TextDirection(language: language) }
}
