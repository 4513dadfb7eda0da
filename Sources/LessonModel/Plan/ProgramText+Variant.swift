/// The text of a variant: in a block of its own, which hides its names, or as the rest of the program.
extension ProgramText {
    mutating func append(_ variant: Variant, of program: Program) {
        let isRest = program.endsWithVariant && program.pieces.last == .variant(variant)
        generated(
            variant,
            isRest
                ? "LessonProgram.enterVariant(\(variant.number))"
                : "if LessonProgram.beginVariant(\(variant.number)) {")
        append(variant.code, of: variant)
        for (index, check) in variant.checks.enumerated() {
            generated(variant, "LessonProgram.beginCheck(\(index), nonce: \"\(program.nonce)\"); do {")
            append(check.code, of: variant, asking: program.questions(of: check, about: variant))
            generated(variant, "}; LessonProgram.endCheck(\(index), nonce: \"\(program.nonce)\")")
        }
        generated(variant, "LessonProgram.endVariant(nonce: \"\(program.nonce)\")" + (isRest ? "" : " }"))
    }

    /// Code of a variant, under the name that its file has in that variant; each question before the statement that asks it.
    private mutating func append(_ code: CodePart, of variant: Variant, asking questions: [CheckQuestion] = []) {
        let source = Array(code.text.utf8)
        var start = 0
        for question in questions {
            append(source[start..<question.line], from: start, code, variant)
            start = question.line
            let variables = question.variables.map { "LessonProgram.ask(about: \"\($0)\", \($0))" }
            let calls = ["LessonProgram.ask(\(ProgramText.literal(question.expression)))"] + variables
            generated(variant, calls.joined(separator: "; "))
        }
        append(source[start...], from: start, code, variant)
    }

    private mutating func append(_ part: ArraySlice<UInt8>, from start: Int, _ code: CodePart, _ variant: Variant) {
        guard !part.isEmpty else { return }
        let lesson = file
        file = ProgramText.fileName(code.place.file + variant.fileMark)
        let line = code.place.line + code.text.utf8.prefix(start).count { $0 == UInt8(ascii: "\n") }
        locate(line, from: code.place.line)
        append(part, margin: code.place.column - 1)
        file = lesson
    }
}
