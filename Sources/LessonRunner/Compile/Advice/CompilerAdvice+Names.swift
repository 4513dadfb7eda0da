/// About names that nothing declares, and those that cannot be changed.
extension CompilerAdvice {
    static func name(_ error: CompilerMessage) -> String? {
        label(error) ?? missingDeclaration(error) ?? type(error) ?? constant(error) ?? unset(error)
    }

    /// About `axis=1` among the arguments of a call.
    private static func label(_ error: CompilerMessage) -> String? {
        let isSpacing = error.text == "'=' must have consistent whitespace on both sides"
        guard isSpacing || error.text.hasPrefix("cannot find '"), error.isWithinCall else { return nil }
        guard isSpacing || error.assignedName != nil else { return nil }
        let name = isSpacing ? error.neighbours[0] : error.wordAtColumn ?? ""
        if softmaxLabels.contains(name), error.isInSoftmax { return softmaxAxis }
        return "the name of an argument stands before a colon: `\(name): …`"
    }

    private static func missingDeclaration(_ error: CompilerMessage) -> String? {
        guard let name = error.assignedName, error.text == "cannot find '\(name)' in scope", !error.isWithinCall else {
            return nil
        }
        return "a new constant begins with `let`, a variable with `var`: `var \(name) = …`"
    }

    private static func type(_ error: CompilerMessage) -> String? {
        guard error.text.hasPrefix("cannot find type '"), let name = error.quoted.first, let meant = types[name] else {
            return nil
        }
        return "write `\(meant)`"
    }

    /// What other languages, or a lower-case letter, make of the types of lessons.
    private static let types = [
        "matrix": "Matrix", "double": "Double", "float": "Double", "int": "Int", "integer": "Int", "Integer": "Int",
        "string": "String", "str": "String", "bool": "Bool", "boolean": "Bool", "Boolean": "Bool",
        "list": "[Double]", "List": "[Double]", "array": "[Double]",
    ]

    /// About a variable that has no value yet.
    private static func unset(_ error: CompilerMessage) -> String? {
        guard error.text.hasSuffix("used before being initialized"), let note = error.notes.first else { return nil }
        return "give it a value in line \(note.line), where it begins, as in `= 0.0` or `= []`"
    }

    /// About something that was declared with `let`.
    private static func constant(_ error: CompilerMessage) -> String? {
        guard let name = error.unchangeableName else { return nil }
        if let note = error.notes.first(where: { $0.text.hasPrefix("change 'let' to 'var'") }), note.file == error.file
        {
            return "`\(name)` begins with `let` in line \(note.line) and stays as it is: begin it with `var`"
        }
        return "`\(name)` cannot be changed: begin a variable of your own, as in `var result = \(name)`"
    }
}

extension CompilerMessage {
    /// The name at the place when it gets a value there: `m`, of `m = 1`.
    var assignedName: String? {
        guard let name = wordAtColumn else { return nil }
        let rest = sides.after.dropFirst(name.count).drop { $0 == " " }
        return rest.first == "=" && rest.dropFirst().first != "=" ? name : nil
    }

    /// The names that the line gives values to: `q` and `k`, of `let q, k = …` and of `(q, k) = …`.
    var assignedNames: [Substring] {
        let names = sourceLine.firstMatch(of: /^\s*(?:(?:let|var) +)?\(?(\w+(?: *, *\w+)*)\)? *=(?!=)/)?.1
        return names?.split { $0 == "," || $0 == " " } ?? []
    }

    /// Whether a parenthesis is open before the place.
    var isWithinCall: Bool {
        sides.before.reduce(0) { depth, character in
            character == "(" ? depth + 1 : character == ")" ? max(0, depth - 1) : depth
        } > 0
    }

    /// What the error says cannot be changed, if it is about that.
    var unchangeableName: String? {
        text.firstMatch(of: /'(\w+)' is a 'let' constant$/).map { String($0.1) }
    }
}
