import LessonModel

/// What a message's piece of the program adds to what the compiler says.
extension CompilerMessage {
    /// The same with what the function around the place has, in the types that the lesson knows.
    func withContext(of program: Program) -> CompilerMessage {
        guard let code = code(in: program) else { return self }
        var message = self
        message.scope = FunctionScope(at: FileLocation(file: file, line: line, column: column), in: code)
        let texts = [code.text] + program.cells.map(\.code.text)
        message.seesFoundation = texts.contains { $0.contains(/(?m)^import Foundation\b/) }
        // The kernel's functions are also those of a type that most chapters have not heard of.
        if !texts.contains(where: { $0.contains("Variable") }) {
            message.text = text.replacing("'Variable'", with: "'Matrix'")
                .replacing("(Variable) -> Variable", with: "(Matrix) -> Matrix")
        }
        return message
    }

    /// For an error about something of the chapter that the function around the place does not have itself: the same with
    /// whose it is; any other error as it is.
    func explainingChapterName(of program: Program) -> CompilerMessage {
        guard advice == nil, let scope, let sentence = scope.sentence, let piece = piece(in: program),
            piece.variant?.isAnswer == true, let code = piece.variant?.code, isAboutValue
        else { return self }
        for name in namesAtPlace where !scope.has(name) {
            guard let declaration = program.variable(name) else { continue }
            let place = declaration.cell.name(atLine: declaration.place.line, seenFrom: code)
            var message = self
            message.advice = "`\(name)` belongs to the chapter, set in \(place); \(sentence)"
            message.notes = []
            return message
        }
        return self
    }

    private func code(in program: Program) -> CodePart? {
        let piece = piece(in: program)
        guard let variant = piece?.variant else { return piece?.cell?.code }
        let file = variant.code.place.file
        return [file, file + variant.fileMark].contains(self.file) ? variant.code : nil
    }

    /// Whether it says that a value is not what it is used as.
    private var isAboutValue: Bool {
        text.contains(" has no member ") || text.contains(" in subscript") || text.hasPrefix("cannot convert ")
            || text.hasPrefix("value of type ") || text.hasPrefix("binary operator ")
    }

    /// The name at the place, and the one that members or indices right before it belong to.
    private var namesAtPlace: [String] {
        let before = sides.before.firstMatch(of: /(\w+)(?:\.\w+|\[[^\[\]]*\])*[.\[]?[^\s\[\](){}]*$/)
        return [wordAtColumn, before.map { String($0.1) }].compactMap { $0 }
    }
}
