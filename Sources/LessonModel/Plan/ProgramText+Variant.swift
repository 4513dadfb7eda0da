import SwiftSource

/// The text of a variant: in a block of its own, which hides its names, or at the top level to the end of the program.
extension ProgramText {
    mutating func append(_ variant: Variant, of program: Program) {
        let isRest = program.endsWithVariant && program.pieces.last == .variant(variant)
        generated(
            variant,
            isRest
                ? "LessonProgram.enterVariant(\(variant.number))"
                : "if LessonProgram.beginVariant(\(variant.number)) {")
        let hidden = variant.hiddenFunctions
        if !hidden.silenced.isEmpty { generated(variant, hidden.silenced) }
        append(variant.code, of: variant)
        for (index, check) in variant.checks.enumerated() {
            generated(
                variant, "LessonProgram.beginCheck(\(index), nonce: \"\(program.nonce)\"); do {\(hidden.restored)")
            append(check.code, of: variant, asking: program.questions(of: check, about: variant))
            generated(variant, "}; LessonProgram.endCheck(\(index), nonce: \"\(program.nonce)\")")
        }
        generated(variant, "LessonProgram.endVariant(nonce: \"\(program.nonce)\")" + (isRest ? "" : " }"))
    }

    /// Code of a variant under the variant's own file name, with each question reported before the statement that asks
    /// it.
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
        file = code.place.file + variant.fileMark
        let line = code.place.line + code.text.utf8.prefix(start).count { $0 == UInt8(ascii: "\n") }
        locate(line, from: code.place.line)
        append(part, margin: code.place.column - 1)
        file = lesson
    }
}

extension Variant {
    /// Generated declarations that keep an answer's calls of `probe` and `expect` apart from those of its checks: its own
    /// observe nothing, whether it calls the lesson runtime's functions or declares others of these names.
    fileprivate var hiddenFunctions: (silenced: String, restored: String) {
        guard id.kind == .answer else { return ("", "") }
        let source = SwiftSource(code.text)
        let declared = source.names.compactMap(\.declaration)
        var (silenced, restored) = ("", "")
        for function in CheckFunction.allCases {
            let isDeclared = declared.contains(function.rawValue)
            guard isDeclared || !source.calls(of: [function.rawValue]).isEmpty else { continue }
            if !isDeclared { silenced += function.declaration("") }
            restored += function.declaration(function.call)
        }
        return (silenced, restored)
    }
}

/// A function of the lesson runtime with which checks observe an answer.
private enum CheckFunction: String, CaseIterable {
    case probe, expect

    func declaration(_ body: String) -> String {
        switch self {
        case .probe: "func probe<Value>(_ label: String, _ value: Value) { \(body) }; "
        case .expect: "func expect(_ condition: @autoclosure () -> Bool, _ message: String) { \(body) }; "
        }
    }

    var call: String {
        switch self {
        case .probe: "LessonRuntime.probe(label, value)"
        case .expect: "LessonRuntime.expect(condition(), message)"
        }
    }
}
