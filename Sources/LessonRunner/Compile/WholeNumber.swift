import LessonModel

/// A declaration of variables of which some hold whole numbers because they begin with one, as in `var total = 0`.
struct WholeNumber {
    private let names: [String]
    private let line: Int
    /// The declaration with a point in each of these numbers.
    private let mended: String

    /// Those that code declares, of one line each.
    static func all(in code: CodePart) -> [WholeNumber] {
        code.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
            line.split(separator: ";").compactMap { WholeNumber($0, line: code.place.line + index) }
        }
    }

    private init?(_ statement: Substring, line: Int) {
        let number = /\[?-?[0-9_]+(?:, *-?[0-9_]+)*\]?/
        let code = statement.firstRange(of: "//").map { statement[..<$0.lowerBound] } ?? statement
        if let several = code.firstMatch(of: /\bvar *\(([^()]*)\) *= *\((.*)\) *$/) {
            let names = several.1.split(separator: ",").map { String($0.filter { $0 != " " }) }
            let values = Self.parts(of: several.2)
            let whole = values.indices.filter { values[$0].wholeMatch(of: /-?[0-9_]+/) != nil }
            guard names.count == values.count, !whole.isEmpty else { return nil }
            self.names = whole.map { names[$0] }
            let mendedValues = values.indices.map { whole.contains($0) ? "\(values[$0]).0" : String(values[$0]) }
            mended = "var (\(names.joined(separator: ", "))) = (\(mendedValues.joined(separator: ", ")))"
        } else {
            let single = code.firstMatch(of: /\bvar (\w+ *(?:: *\[?Int\]?)? *=.*?) *$/)?.1
            guard let single else { return nil }
            var (names, parts): ([String], [String]) = ([], [])
            for part in Self.parts(of: single) {
                guard let match = part.wholeMatch(of: /(\w+) *(?:: *\[?Int\]?)? *= *(?:Int\((\d+)\)|(.*))/),
                    let value = match.2 ?? match.3
                else { return nil }
                let isWhole = value.wholeMatch(of: number) != nil
                if isWhole { names.append(String(match.1)) }
                parts.append(
                    isWhole ? "\(match.1) = \(value.replacing(/[0-9_]+/) { "\($0.output).0" })" : String(part))
            }
            guard !names.isEmpty else { return nil }
            self.names = names
            mended = "var " + parts.joined(separator: ", ")
        }
        self.line = line
    }

    /// What stands between commas, apart from those in brackets: `m = 1`, `sum = 0`, of `m = 1, sum = 0`.
    private static func parts(of text: Substring) -> [Substring] {
        var (parts, depth, start): ([Substring], Int, Substring.Index) = ([], 0, text.startIndex)
        for index in text.indices {
            switch text[index] {
            case "(", "[": depth += 1
            case ")", "]": depth -= 1
            case "," where depth == 0:
                parts.append(text[start..<index].drop { $0 == " " })
                start = text.index(after: index)
            default: break
            }
        }
        return parts + [text[start...].drop { $0 == " " }]
    }

    /// Whether an error about both kinds of numbers only says that one of them holds no numbers with a point.
    func explains(_ error: CompilerMessage) -> Bool {
        error.line > line && error.words.contains { names.contains(String($0)) }
    }

    var advice: String {
        let subjects = names.map { "`\($0)`" }.joined(separator: " and ")
        let verb = names.count == 1 ? "holds whole numbers, as it begins" : "hold whole numbers, as they begin"
        return "\(subjects) \(verb) with one in line \(line): write `\(mended)` there"
    }
}

extension [CompilerMessage] {
    /// The errors, those that follow from a variable's first value told once.
    func blamingWholeNumbers(in program: Program) -> [CompilerMessage] {
        var told: Set<String> = []
        return compactMap { error in
            guard error.mayBeOfWholeNumber, let piece = error.piece(in: program),
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
    /// The compiler gives up on some expressions that hold both kinds of numbers.
    fileprivate var mayBeOfWholeNumber: Bool { isInconclusive || isAboutIntAndDouble }

    /// Whether it says that a whole number and a number with a point do not go together.
    var isAboutIntAndDouble: Bool {
        text.contains("'Int' vs. 'Double'")
            || Set(quoted.map { $0.filter { !"[]".contains($0) } }).isSuperset(of: ["Int", "Double"])
    }
}
