import LessonModel

/// A variable of the lesson that may hide an imported function, and the call that it breaks.
struct HiddenImport {
    private let name: String
    private let call: CompilerMessage
    private let declaration: (cell: Cell, place: FileLocation)
    /// Whether an answer calls it, or another variant: the lesson is right then, whatever it hides.
    var isCalledInVariant: Bool { caller != nil }
    /// The code of the variant that calls it.
    private let caller: CodePart?

    /// Recognises the error that something is called which is no function; nil when the lesson declares no such variable.
    init?(_ error: CompilerMessage, in program: Program) {
        guard error.text.hasPrefix("cannot call value of non-function type "),
            let piece = error.piece(in: program), let line = piece.line(of: error)
        else { return nil }
        caller = piece.variant?.code
        let name = line.utf8.dropFirst(error.column - 1).prefix {
            $0 >= 128 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: "_")
                || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20
        }
        self.name = String(decoding: name, as: UTF8.self)
        guard let declaration = program.variable(self.name) else { return nil }
        self.declaration = declaration
        call = error
    }

    /// A program that uses the name with nothing but the imports.
    func probe(_ program: Program) -> Program {
        let value = InlineValue(index: 0, expression: name, place: declaration.place, line: "", afterCell: 0)
        let imports = program.cells.map { cell in
            var imports = cell
            imports.code.text = cell.code.text.split(separator: "\n").filter { $0.hasPrefix("import ") }
                .joined(separator: "\n")
            imports.trailingExpression = nil
            return Program.Piece.cell(imports)
        }
        return Program(file: program.file, imports: program.imports, pieces: imports + [.inlineValue(value)])
    }

    /// Whether the compiler's messages about that program say that there is none.
    func isUnknown(accordingTo messages: [CompilerMessage]) -> Bool {
        messages.contains { $0.text == "cannot find '\(name)' in scope" }
    }

    /// The error at the call, with what the name stands for.
    var explained: CompilerMessage {
        var message = call
        message.advice =
            "`\(name)` is a variable of the chapter, set in \(declaration.cell.name(atLine: declaration.place.line, seenFrom: caller)), "
            + "and no function"
        return message
    }

    /// The error at the declaration.
    func message(in program: Program) -> CompilerMessage {
        let caller = call.piece(in: program)
        let isElsewhere = caller != .cell(declaration.cell)
        let place = caller?.cell.flatMap { isElsewhere ? $0.name(atLine: call.line) : nil }
        return CompilerMessage(
            at: declaration.place,
            "`\(name)` hides the imported function of that name, which \(place ?? "line \(call.line)") calls",
            naming: name, advice: isElsewhere ? "rename it, or start anew with `reset`" : "rename it")
    }
}

extension Program.Piece {
    /// The line of the piece that a message is about, as its file has it.
    fileprivate func line(of message: CompilerMessage) -> String? {
        guard let variant else { return sourceLine(message.line) }
        let file =
            message.file.hasSuffix(variant.fileMark)
            ? String(message.file.dropLast(variant.fileMark.count)) : message.file
        return variant.sourceLine(message.line, of: file)
    }
}

extension [CompilerMessage] {
    /// The errors without those that only follow from a name that is declared twice or hides an import's: these stand
    /// where the name is declared, and are all there is when there are any.
    /// - Parameter check: the compiler's answer about another program.
    func blamingNames(
        in program: Program, check: (Program) async throws -> ChapterCompiler.Result
    ) async throws -> [CompilerMessage] {
        var blames = compactMap { $0.redeclaration(in: program) }
        if !blames.isEmpty { return blames }
        for error in self {
            guard let hidden = HiddenImport(error, in: program), !hidden.isCalledInVariant else { continue }
            let blame = hidden.message(in: program)
            guard !blames.contains(where: { $0.line == blame.line && $0.column == blame.column }),
                case .refused(let messages) = try await check(hidden.probe(program)),
                !hidden.isUnknown(accordingTo: messages)
            else { continue }
            blames.append(blame)
        }
        if !blames.isEmpty { return blames }
        return blamingWholeNumbers(in: program).map { error in
            if let called = HiddenImport(error, in: program), called.isCalledInVariant { return called.explained }
            return error.withContext(of: program).explainingConstant(of: program).explainingChapterName(of: program)
                .suggestingName(of: program)
        }.sayingOnce
    }
}
