extension CompilerAdvice {
    /// About names that lessons may use and that are not part of Swift's own library.
    static func foundation(_ error: CompilerMessage) -> String? {
        let message = error.text
        if error.sourceLine.contains("String(format:"), wordsForUnknownInitializers.contains(where: message.hasPrefix) {
            return importing("String(format:)")
        }
        guard let name = error.quoted.last else { return nil }
        if message.hasPrefix("cannot find "), names.contains(name) { return importing(name) }
        return message.hasPrefix("value of type ") && members.contains(name) ? importing(name) : nil
    }

    /// Whether it is a function that takes and gives a number.
    static func isFunctionOfNumbers(_ name: String) -> Bool {
        name == "abs" || names.contains(name) && name.first!.isLowercase
    }

    private static func importing(_ name: String) -> String {
        "`\(name)` comes with `import Foundation`: write that in the first line"
    }

    /// What the compiler says of `String(format:)` without Foundation; which of them depends on the arguments.
    private static let wordsForUnknownInitializers = [
        "no exact matches in call to initializer", "incorrect argument label", "extra argument",
    ]

    private static let names: Set<String> = [
        "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "ceil", "cos", "cosh", "erf", "erfc", "exp",
        "exp2", "expm1", "fabs", "floor", "fmax", "fmin", "fmod", "hypot", "lgamma", "log", "log10", "log1p", "log2",
        "pow", "remainder", "round", "sin", "sinh", "sqrt", "tan", "tanh", "tgamma", "trunc",
        "Calendar", "CharacterSet", "Data", "Date", "DateFormatter", "DispatchQueue", "FileHandle", "FileManager",
        "JSONDecoder", "JSONEncoder", "NSRegularExpression", "NumberFormatter", "Process", "ProcessInfo", "Thread",
        "URL",
        "UUID",
    ]

    private static let members: Set<String> = [
        "capitalized", "components", "data", "padding", "replacingOccurrences", "trimmingCharacters",
    ]
}
