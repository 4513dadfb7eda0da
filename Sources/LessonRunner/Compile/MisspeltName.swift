import LessonModel

/// Names that nothing declares, and those that were meant.
extension CompilerMessage {
    /// For the error that a name is unknown, which nothing else is said about: the same with the name that the code or the
    /// lesson declares and that was perhaps meant, or else with what the function around it has; any other error as it is.
    func suggestingName(of program: Program) -> CompilerMessage {
        guard text.hasPrefix("cannot find '"), text.hasSuffix("' in scope"), let name = quoted.first,
            CompilerAdvice.remedy(for: self) == nil, let piece = piece(in: program),
            let code = piece.cell?.code ?? piece.variant?.code
        else { return self }
        var message = self
        message.suggestion =
            ownName(like: name) ?? program.closure(of: scope?.callOfUnnamedClosure)
            ?? program.name(like: name, seenBy: code) ?? whatThereIs(insteadOf: name)
        return message
    }

    /// A name of the function around the place that differs in its capitals, or little.
    private func ownName(like name: String) -> String? {
        guard let scope else { return nil }
        let own = scope.names.map(\.name)
        let meant =
            own.first { $0.lowercased() == name.lowercased() }
            ?? (name.count > 2 ? Suggestion.nearest(to: name, among: own.filter { $0.count > 2 }) : nil)
        return meant.map { "did you mean `\($0)`?" }
    }

    /// Functions and types are not what the function around the place has.
    private func whatThereIs(insteadOf name: String) -> String? {
        let isCalled = sides.after.dropFirst(name.count).first == "("
        let isType = name.count > 1 && name.first?.isUppercase == true
        return isCalled || isType ? nil : scope?.sentence
    }
}

extension [CompilerMessage] {
    /// The errors, of those of a line with one suggestion only the first with it.
    var sayingOnce: [CompilerMessage] {
        indices.map { index in
            var error = self[index]
            let isTold = self[..<index].contains {
                $0.isOnLine(of: error) && $0.suggestion == error.suggestion
            }
            if isTold { error.suggestion = nil }
            return error
        }
    }
}

extension Program {
    /// What is to be said of an unknown name that is perhaps a misspelt one.
    fileprivate func name(like name: String, seenBy code: CodePart) -> String? {
        guard name.count > 2 else { return nil }
        let others = names(seenBy: code).filter { $0.count > 2 && $0 != name }
        return Suggestion.nearest(to: name, among: others).map { "did you mean `\($0)`?" }
    }

    /// How the closure that a function of the chapter is given names what it is given itself; nil for any other function.
    fileprivate func closure(of function: String?) -> String? {
        guard let function, let head = try? Regex("\\bfunc \(function)\\b[^{]*") else { return nil }
        for cell in cells {
            guard let declaration = try? head.firstMatch(in: cell.code.text)?.output[0],
                let types = declaration.substring?.firstMatch(of: /\(([^()]*)\) *(?:throws )?->[^()]*\)/)?.1
            else { continue }
            let count = types.split(separator: ",").count
            return "name what `\(function)` gives the closure: \(CompilerAdvice.closure(of: count))"
        }
        return nil
    }

    /// What code may have meant: its own names, those of cells, and functions that lessons use.
    fileprivate func names(seenBy code: CodePart) -> Set<String> {
        let texts = [code.text] + cells.map(\.code.text)
        let declared = texts.flatMap { text in
            text.matches(of: /\b(?:let|var|func|for) +(\w+)|(\w+) *:/).compactMap { $0.1 ?? $0.2 }.map(String.init)
        }
        return Set(declared).union(Self.functionsOfLessons)
    }

    private static let functionsOfLessons = [
        "abs", "attention", "exp", "layerNorm", "log", "max", "min", "pow", "print", "record", "show", "softmax",
        "sqrt", "stride", "tanh", "zip",
    ]
}
