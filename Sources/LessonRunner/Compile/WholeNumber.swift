import LessonModel

/// A variable that holds whole numbers because it began with one, as in `var total = 0`.
struct WholeNumber: Equatable {
    let name: String
    let line: Int
    /// What it began with.
    let value: Substring
    /// Whether the line declares nothing else.
    var isAlone = true

    /// Those that code declares: in a line of their own, in a list as `var m = 0.5, sum = 0`, or in a tuple as
    /// `var (m, sum) = (0.5, 0)`.
    static func all(in code: CodePart) -> [WholeNumber] {
        code.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
            let line = line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
            return all(in: line, number: code.place.line + index)
        }
    }

    private static func all(in line: Substring, number: Int) -> [WholeNumber] {
        if let alone = line.firstMatch(of: /\bvar (\w+) *= *(\[?-?[0-9_]+(?:, *-?[0-9_]+)*\]?) *$/) {
            return [WholeNumber(name: String(alone.1), line: number, value: alone.2)]
        }
        if let tuple = line.firstMatch(of: /\bvar *\(([^()]*)\) *= *\((.*)\) *$/) {
            let (names, values) = (parts(tuple.1), parts(tuple.2))
            guard names.count == values.count else { return [] }
            return zip(names, values).filter { $1.wholeMatch(of: /-?[0-9_]+/) != nil }.map {
                WholeNumber(name: String($0), line: number, value: $1, isAlone: false)
            }
        }
        guard let list = line.firstMatch(of: /\bvar (.*,.*)$/) else { return [] }
        return parts(list.1).compactMap { $0.wholeMatch(of: /(\w+) *= *(-?[0-9_]+)/) }.map {
            WholeNumber(name: String($0.1), line: number, value: $0.2, isAlone: false)
        }
    }

    /// What stands between commas, apart from those inside brackets.
    private static func parts(_ text: Substring) -> [Substring] {
        var depth = 0
        let parts = text.split(omittingEmptySubsequences: false) { character in
            if "([{".contains(character) { depth += 1 }
            if ")]}".contains(character) { depth -= 1 }
            return character == "," && depth == 0
        }
        return parts.map { part in
            let start = part.drop { $0 == " " }
            return start.prefix(upTo: start.lastIndex { $0 != " " }.map(start.index(after:)) ?? start.startIndex)
        }
    }

    /// Whether an error about both kinds of numbers only says that it holds no numbers with a point.
    func explains(_ error: CompilerMessage) -> Bool {
        guard error.line > line else { return false }
        return error.words.contains { $0 == name }
    }

    var advice: String {
        let number = value.replacing(/[0-9_]+/) { "\($0.output).0" }
        return "`\(name)` holds whole numbers, as it begins with one in line \(line): write "
            + (isAlone ? "`var \(name) = \(number)` there" : "\(number) for it there, and not \(value)")
    }
}

extension [CompilerMessage] {
    /// The errors, those that follow from a variable's first value told once.
    func blamingWholeNumbers(in program: Program) -> [CompilerMessage] {
        var told: Set<String> = []
        return compactMap { error in
            guard error.isAboutIntAndDouble || error.isInconclusive, let piece = error.piece(in: program),
                let code = piece.cell?.code ?? piece.variant?.code,
                let number = WholeNumber.all(in: code).last(where: { $0.explains(error) })
            else { return error }
            guard told.insert(error.file + number.advice).inserted else { return nil }
            var message = error
            (message.advice, message.notes) = (number.advice, [])
            return message
        }
    }
}

extension CompilerMessage {
    /// Whether it says that a whole number and a number with a point do not go together.
    var isAboutIntAndDouble: Bool {
        Set(quoted.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }).isSuperset(of: ["Int", "Double"])
    }
}
