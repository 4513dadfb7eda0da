import Foundation

/// Text as a search compares it: without capitals and accents, cut into words.
///
/// The page's script does the same to what a reader types (`search.js`): whoever changes one of them changes both.
enum SearchText {
    /// The words of a text, each as often as it is there.
    ///
    /// Scripts that leave no space between words are cut into pairs of characters, and the last character of a run, so that a
    /// single one is found too.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var run = String.UnicodeScalarView()
        var isUnspacedRun = false
        func close() {
            if isUnspacedRun {
                words += zip(run, run.dropFirst()).map { String(String.UnicodeScalarView([$0, $1])) }
                words += run.last.map { [String($0)] } ?? []
            } else if run.count > 1 || run.first.map({ !$0.isASCII }) ?? false {
                words.append(String(run))
            }
            run = String.UnicodeScalarView()
        }
        for scalar in folded(text).unicodeScalars {
            guard isPartOfWord(scalar) else {
                close()
                continue
            }
            if isUnspaced(scalar) != isUnspacedRun {
                close()
                isUnspacedRun.toggle()
            }
            run.append(scalar)
        }
        close()
        return words
    }

    /// The words of Swift code: names, and what names in camel case are made of; numbers say nothing by themselves.
    static func words(ofCode code: String) -> [String] {
        let parts = code.replacing(/([a-z0-9])([A-Z])/) { "\($0.1) \($0.2)" }
        let names = words(code)
        let all = parts == code ? names : names + words(parts)
        return all.filter { !$0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }

    static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        let letters = text.decomposedStringWithCompatibilityMapping.unicodeScalars
            .filter { !(0x300...0x36F).contains($0.value) }
        return String(String.UnicodeScalarView(letters)).precomposedStringWithCompatibilityMapping.lowercased()
            .replacing("ς", with: "σ")
    }

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "0"..."9": return true
        case _ where scalar.isASCII: return false
        default: break
        }
        return switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    /// Whether a character is of a script that is written without spaces: Thai, Lao, Burmese, Khmer, Japanese, Chinese.
    static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3041...0x30FF, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
