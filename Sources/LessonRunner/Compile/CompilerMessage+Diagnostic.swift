import LessonModel

extension CompilerMessage {
    /// The piece of the program that the message belongs to.
    func piece(in program: Program) -> Program.Piece? {
        if let variant = program.variants.first(where: { file.hasSuffix($0.fileMark) }) { return .variant(variant) }
        if file == program.file { return program.piece(onLine: line, column: column) }
        // Generated code around a cell has the cell's index as its line number.
        if file == ProgramText.generatedFile { return program.pieces.first { $0.cell?.index == line } }
        return nil
    }

    /// Whether the message is about code that attend has written around the lesson's own.
    var isAboutGeneratedCode: Bool {
        file.hasPrefix(ProgramText.generatedFile) || ProgramText.isGenerated(line: sourceLine)
    }

    /// Whether the message is about code that no author wrote.
    func isOutsideOfLesson(_ program: Program) -> Bool {
        file.hasPrefix(ProgramText.generatedFile) || piece(in: program) == nil
    }

    /// The message as a diagnostic of a piece.
    func diagnostic(
        in piece: Program.Piece, file: String, saying message: String? = nil, severity: Diagnostic.Severity? = nil
    ) -> Diagnostic {
        if let variant = piece.variant { return diagnostic(in: variant, saying: message, severity: severity) }
        let place = place(in: piece, file: file)
        let ownNotes = shownNotes.filter { $0.file == file && !$0.isAboutGeneratedCode }.map { note in
            Diagnostic(
                .note, at: FileLocation(file: file, line: note.line, column: note.column), note.text,
                excerpt: piece.sourceLine(note.line).map { .init(line: $0, length: note.length) },
                remedy: note.remedy)
        }
        return Diagnostic(
            severity ?? (self.severity == .error ? .error : .warning), at: place, message ?? text,
            excerpt: piece.sourceLine(place.line).map { .init(line: $0, length: self.file == file ? length : 1) },
            remedy: message == nil ? remedy : nil, notes: message == nil ? ownNotes : [])
    }

    var remedy: String? {
        advice ?? CompilerAdvice.remedy(for: self) ?? suggestion
    }

    /// Where the message points to; the end of the cell when that is behind it.
    private func place(in piece: Program.Piece, file: String) -> FileLocation {
        let here = FileLocation(file: file, line: line, column: column)
        guard let cell = piece.cell, self.file != file || line >= cell.code.lines.upperBound else { return here }
        let last = max(cell.code.place.line, cell.code.lines.upperBound - 1)
        return FileLocation(file: file, line: last, column: (piece.sourceLine(last)?.utf8.count ?? 0) + 1)
    }
}

extension Program.Piece {
    /// A line of the piece with its indentation in the file; nil for a line outside of it.
    func sourceLine(_ line: Int) -> String? {
        if let inlineValue, inlineValue.place.line == line { return inlineValue.line }
        guard let cell, cell.code.lines.contains(line) else { return nil }
        let lines = cell.code.text.split(separator: "\n", omittingEmptySubsequences: false)
        return String(repeating: " ", count: cell.code.place.column - 1) + lines[line - cell.code.place.line]
    }
}
