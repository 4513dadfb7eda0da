import LessonModel

/// A variable that holds whole numbers because it began with one, as in `var total = 0`.
struct WholeNumber {
    private let name: String
    private let line: Int
    /// What it began with.
    private let value: Substring

    /// Those that code declares, each in a line of its own.
    static func all(in code: CodePart) -> [WholeNumber] {
        code.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            line.firstMatch(of: /\bvar (\w+) *= *(\[?-?[0-9_]+(?:, *-?[0-9_]+)*\]?) *(?:\/\/.*)?$/).map {
                WholeNumber(name: String($0.1), line: code.place.line + index, value: $0.2)
            }
        }
    }

    /// Whether an error about both kinds of numbers only says that it holds no numbers with a point.
    func explains(_ error: CompilerMessage) -> Bool {
        guard error.line > line else { return false }
        return error.words.contains { $0 == name }
    }

    var advice: String {
        let number = value.replacing(/[0-9_]+/) { "\($0.output).0" }
        return
            "`\(name)` holds whole numbers, as it begins with one in line \(line): write `var \(name) = \(number)` there"
    }
}

extension [CompilerMessage] {
    /// The errors, those that follow from a variable's first value told once.
    func blamingWholeNumbers(in program: Program) -> [CompilerMessage] {
        var told: Set<String> = []
        return compactMap { error in
            guard error.isAboutIntAndDouble, let piece = error.piece(in: program),
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
    fileprivate var isAboutIntAndDouble: Bool {
        Set(quoted.map { $0.filter { !"[]".contains($0) } }).isSuperset(of: ["Int", "Double"])
    }
}
