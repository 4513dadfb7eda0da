import LessonModel

/// The compiler's messages about a variant of an exercise, with locations in the file that the code comes from.
extension CompilerMessage {
    func diagnostic(
        in variant: Variant, saying message: String? = nil, severity: Diagnostic.Severity? = nil
    ) -> Diagnostic {
        let place = place(in: variant)
        let isInCheck = variant.checks.contains { $0.code.holds(place) }
        let isHidden = variant.checks.contains { $0.hidden && $0.code.holds(place) }
        let line = isHidden ? nil : variant.sourceLine(place.line, of: place.file)
        let isExact = file == place.file + variant.fileMark || file == place.file
        let ownNotes = shownNotes.filter { $0.file == place.file || $0.file == place.file + variant.fileMark }.map {
            note in
            let place = FileLocation(file: place.file, line: note.line, column: note.column)
            return Diagnostic(
                .note, at: place, note.text,
                excerpt: variant.sourceLine(note.line, of: place.file).map { .init(line: $0, length: note.length) },
                remedy: note.remedy)
        }
        return Diagnostic(
            severity ?? (self.severity == .error ? .error : .warning), at: place, message ?? text,
            excerpt: line.map { .init(line: $0, length: isExact ? length : 1) },
            remedy: isInCheck && advice == nil
                ? remedyInCheck(of: variant)
                : message == nil ? remedy : nil,
            notes: message == nil && !isInCheck ? ownNotes : [])
    }

    private func remedyInCheck(of variant: Variant) -> String {
        if variant.isAnswer { return "the check calls the code: keep the names, parameters and results of the starter" }
        if text == "missing argument for parameter #2 in call", sourceLine.contains("expect(") {
            return "`expect` takes a condition, and words for when it does not hold: `expect(a == 1, \"a is 1\")`"
        }
        return "a check can call what the starter declares, and what the cells above it declare"
    }

    /// Where the message points to; the end of the code when that is behind it.
    private func place(in variant: Variant) -> FileLocation {
        let name = file.hasSuffix(variant.fileMark) ? String(file.dropLast(variant.fileMark.utf8.count)) : file
        let here = FileLocation(file: name, line: line, column: column)
        // What a check cannot call as the starter declares it is an error where it is called.
        if name == ProgramText.generatedFile, line == ProgramText.lineOfBinding, let check = variant.checks.first {
            let code = check.code
            let use = quoted.first.flatMap { code.text.firstRange(of: $0 + "(") }
            return use.map { code.place(at: code.text.utf8.distance(from: code.text.startIndex, to: $0.lowerBound)) }
                ?? code.place
        }
        if variant.parts.contains(where: { $0.holds(here) }) { return here }
        let code = variant.code
        let last = max(code.place.line, code.lines.upperBound - 1)
        let end = variant.sourceLine(last, of: code.place.file)?.utf8.count ?? 0
        return FileLocation(file: code.place.file, line: last, column: end + 1)
    }
}
