import SwiftSource

/// Swift's editor placeholder, `<#…#>`: every starter has one, a finished answer has none.
package enum EditorPlaceholder {
    /// Whether the code has a placeholder.
    package static func occurs(in code: String) -> Bool {
        !SwiftSource(code).placeholders.isEmpty
    }

    /// The UTF-8 offset of a placeholder that is not closed on its line, which the compiler would read as operators.
    package static func unclosed(in code: String) -> Int? {
        let source = SwiftSource(code)
        for run in source.runs where ![.placeholder, .string, .comment].contains(run.colour) {
            for start in run.range where source.code[start...].starts(with: Array("<#".utf8)) { return start }
        }
        return nil
    }

    /// The code with each placeholder replaced by a call, so that the compiler can check the rest.
    package static func filled(_ code: String) -> String {
        let source = SwiftSource(code)
        var result: [UInt8] = []
        var position = 0
        for range in source.placeholders {
            result += source.code[position..<range.lowerBound] + Array("notStarted()".utf8)
            position = range.upperBound
        }
        return String(decoding: result + source.code[position...], as: UTF8.self)
    }
}
