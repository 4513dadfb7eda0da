/// What to do about errors that beginners meet and the compiler gives no remedy for.
enum CompilerAdvice {
    /// The remedy for a message of the compiler; nil when there is nothing to add.
    static func remedy(for error: CompilerMessage) -> String? {
        let message = error.text
        if error.sourceLine.contains("String(format:"), wordsForUnknownInitializers.contains(where: message.hasPrefix) {
            return importing("String(format:)")
        }
        let quoted = message.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        guard let name = quoted.last else { return nil }
        if message.hasPrefix("cannot find "), namesOfFoundation.contains(name) { return importing(name) }
        if message.hasPrefix("value of type "), membersOfFoundation.contains(name) { return importing(name) }
        guard quoted.contains(where: { $0 == "Matrix" || $0.hasPrefix("DenseMatrix<") }) else { return nil }
        if message.hasPrefix("cannot convert value of type "), ["Int", "Double"].contains(quoted[0]) {
            return "what is done to each number of a matrix is written with `map`: x.map { $0 + 1 }"
        }
        let asksForMember = message.hasPrefix("value of type ") || message.hasPrefix("binary operator ")
        return asksForMember ? "'attend help matrix' lists what a matrix can do" : nil
    }

    private static func importing(_ name: String) -> String {
        "`\(name)` comes with `import Foundation`: write that in the first line"
    }

    /// What the compiler says of `String(format:)` without Foundation; which of them depends on the arguments.
    private static let wordsForUnknownInitializers = [
        "no exact matches in call to initializer", "incorrect argument label", "extra argument",
    ]

    /// Functions and types that lessons may use and that are not part of Swift's own library.
    private static let namesOfFoundation: Set<String> = [
        "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "ceil", "cos", "cosh", "erf", "erfc", "exp",
        "exp2", "expm1", "fabs", "floor", "fmax", "fmin", "fmod", "hypot", "lgamma", "log", "log10", "log1p", "log2",
        "pow", "remainder", "round", "sin", "sinh", "sqrt", "tan", "tanh", "tgamma", "trunc",
        "Calendar", "CharacterSet", "Data", "Date", "DateFormatter", "DispatchQueue", "FileHandle", "FileManager",
        "JSONDecoder", "JSONEncoder", "NSRegularExpression", "NumberFormatter", "Process", "ProcessInfo", "Thread",
        "URL",
        "UUID",
    ]

    private static let membersOfFoundation: Set<String> = [
        "capitalized", "components", "data", "padding", "replacingOccurrences", "trimmingCharacters",
    ]
}
