/// About values that are missing, come too late, or are of a type that something else was meant by.
extension CompilerAdvice {
    static func value(_ error: CompilerMessage) -> String? { values.remedy(for: error) }

    private static let values = [
        AdviceRule("'nil' is incompatible with", "'nil' cannot initialize", "'nil' cannot be assigned") { error in
            error.quoted.last.map { "give a value of type \($0): `nil` is one of `\($0)?` alone" }
        },
        AdviceRule("non-void function should return a value", say: "write the result after `return`"),
        AdviceRule("use of local variable '", "closure captures '") { error in
            guard let note = error.notes.first, let name = error.quoted.first else { return nil }
            return note.line == error.line
                ? "`\(name)` begins only behind this: move that in front of it"
                : "`\(name)` begins in line \(note.line), below: move that line up, above this one"
        },
        AdviceRule("expected member name or initializer call after type name") { $0.typeAsValue },
        AdviceRule("generic parameter 'Element' could not be inferred", say: emptyArray),
        AdviceRule("cannot call value of non-function type '[Any]'", say: emptyArray),
        AdviceRule("cannot convert value of type '[Any]' to specified type 'Double'", say: emptyArray),
        AdviceRule("value of type '() -> ()' has no member") { $0.sourceLine.contains("{}") ? emptyArray : nil },
        AdviceRule("empty collection literal requires an explicit type", say: emptyArray),
        AdviceRule("cannot call value of non-function type 'Int'") {
            $0.characterAtColumn?.isNumber == true ? multiplication : nil
        },
        AdviceRule("extraneous argument label '") { error in
            error.quoted.first.map { "leave out `\($0)`: this argument has no name" }
        },
        AdviceRule("argument type '") {
            $0.sourceLine.contains("===") ? "two numbers are compared with `==`" : nil
        },
        AdviceRule("function produces expected type '", say: "call it: write `()` after its name"),
        AdviceRule("no '") { error in
            guard error.text.contains("' candidates produce the expected contextual result type"),
                let name = error.quoted.first
            else { return nil }
            if error.sourceLine.contains(".\(name)"), !error.sourceLine.contains(".\(name)(") {
                return "`\(name)` is a function: write `\(name)()`"
            }
            return error.quoted.last == "[Double]" ? arrayOf(part: name) ?? arithmetic(name) : nil
        },
        AdviceRule("cannot convert return expression of type 'ArraySlice<Double>'", say: partOfArray),
        AdviceRule("cannot convert value of type 'Range<Int>' to expected argument type 'Int'") { error in
            error.sourceLine.firstMatch(of: /\.(row|column)\(/).map { "several are `x.\($0.1)s(0..<2)`" }
        },
        AdviceRule("cannot convert value of type 'Int' to expected argument type 'Range<Int>'") { error in
            error.sourceLine.firstMatch(of: /\.(row|column)s\(/).map {
                "one alone is `x.\($0.1)s(0..<1)`, its numbers are `x.\($0.1)(0)`"
            }
        },
        AdviceRule("for-in loop requires 'Int' to conform", say: counting),
        AdviceRule("for-in loop requires 'Matrix' to conform") { _ in
            "its rows are counted: for i in 0..<x.rows { … x.row(i) … }; all of its numbers are `x.values`"
        },
    ]

    static let emptyArray = "say what the array will hold, as in `var x: [Double] = []`"
    private static let partOfArray = "a part of an array becomes an array with `Array(…)`: Array(x[0..<2])"

    private static func arrayOf(part name: String) -> String? {
        ["prefix", "suffix", "dropFirst", "dropLast"].contains(name) ? partOfArray : nil
    }
}

extension CompilerMessage {
    /// What to write instead of `var e = [Double]`.
    fileprivate var typeAsValue: String? {
        guard let type = sides.after.firstMatch(of: /^(\[.*?\]+|\w+(?:<.*?>)?)/)?.1 else { return nil }
        let name = sourceLine.firstMatch(of: /\b(?:var|let) +(\w+)/)?.1 ?? "x"
        let value = type.hasPrefix("[") || type.hasPrefix("Array") ? type.contains(":") ? "[:]" : "[]" : "…"
        return "`\(type)` is a type, and no value yet: write `var \(name): \(type) = \(value)`"
    }
}
