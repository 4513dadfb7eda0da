import SwiftSource

/// The text of a variant: in a block of its own, which hides its names, or at the top level to the end of the program.
extension ProgramText {
    /// - Parameter names: what the cells declare; of use to answers only.
    mutating func append(_ variant: Variant, of program: Program, _ names: DeclaredNames) {
        let isRest = program.endsWithVariant && program.pieces.last == .variant(variant)
        let imports = isRest ? 0 : variant.code.endOfImports
        append(Array(variant.code.text.utf8)[..<imports], from: 0, variant.code, variant)
        let runtime = program.runtime
        generated(
            variant,
            isRest ? "\(runtime).enterVariant(\(variant.number))" : "if \(runtime).beginVariant(\(variant.number)) {")
        let bindings = AnswerBindings(variant, in: program)
        if let bindings, !isRest { generated(variant, bindings.beginningOfScope) }
        append(Array(variant.code.text.utf8)[imports...], from: imports, variant.code, variant)
        if let bindings {
            generated(variant, line: Self.lineOfBinding, isRest ? bindings.ofTopLevel : bindings.endOfScope)
        }
        var names = names
        if variant.isAnswer, !program.hasOwnScope(variant) { names.add(variant.code) }
        let known = names.onlyVariables
        for (index, check) in variant.checks.enumerated() {
            generated(
                variant,
                "\(runtime).beginCheck(\(index), nonce: \"\(program.nonce)\"); do {"
                    + (bindings?.functions ?? "") + program.observers(of: variant))
            append(check.code, of: variant, asking: check.questions(about: variant, known: known), runtime)
            generated(variant, "}; \(runtime).endCheck(\(index), nonce: \"\(program.nonce)\")")
        }
        generated(variant, "\(runtime).endVariant(nonce: \"\(program.nonce)\")" + (isRest ? "" : " }"))
    }

    /// The line of generated code at which functions of an answer are errors that differ from the starter's.
    package static let lineOfBinding = 2

    /// Code of a variant under the variant's own file name, with each question reported before the statement that asks
    /// it.
    private mutating func append(
        _ code: CodePart, of variant: Variant, asking questions: [CheckQuestion], _ runtime: String
    ) {
        let source = Array(code.text.utf8)
        var start = 0
        for question in questions {
            append(source[start..<question.line], from: start, code, variant)
            start = question.line
            let variables = question.variables.map { "\(runtime).ask(about: \"\($0)\", \($0))" }
            let calls = ["\(runtime).ask(\(ProgramText.literal(question.expression)))"] + variables
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

/// Generated code that gives the checks of an answer the starter's functions, with the starter's types: the answer's own are
/// called through constants that are declared outside of its block.
private struct AnswerBindings {
    private let plain: [SwiftSource.PlainFunction]
    private let nonce: String

    /// nil for code whose declarations its checks see.
    init?(_ variant: Variant, in program: Program) {
        guard let functions = variant.interface?.functions else { return nil }
        plain = functions
        nonce = program.nonce
    }

    private func constant(_ function: SwiftSource.PlainFunction) -> String { "attend_\(nonce)_\(function.name)" }

    private func value(_ function: SwiftSource.PlainFunction) -> String { "{ \(function.call { "$\($0)" }) }" }

    private func each(_ text: (SwiftSource.PlainFunction) -> String) -> String {
        plain.map { text($0) + "; " }.joined()
    }

    var beginningOfScope: String { each { "let \(constant($0)): \($0.type)" } + "do {" }

    var endOfScope: String { each { "\(constant($0)) = \(value($0))" } + "}" }

    var ofTopLevel: String { each { "let \(constant($0)): \($0.type) = \(value($0))" } }

    /// The functions that the checks call.
    var functions: String {
        " "
            + each { function in
                let arguments = function.parameters.map(\.name).joined(separator: ", ")
                return "\(function.declaration) { \(function.callMarks)\(constant(function))(\(arguments)) }"
            }
    }
}

extension Program {
    /// `LessonProgram`, by a name that no answer can know and declare another type under.
    var runtime: String { nonce.isEmpty ? ProgramText.runtime : Self.checkRuntime + nonce }

    /// How that name begins.
    static let checkRuntime = "Attend_"

    /// Whether the checks of an answer see nothing of it but the starter's functions.
    package func hasOwnScope(_ variant: Variant) -> Bool { !endsWithVariant && variant.interface?.functions != nil }

    /// The functions with which the checks of an answer observe it, whatever the answer calls by these names.
    fileprivate func observers(of variant: Variant) -> String {
        guard variant.isAnswer else { return "" }
        return " func probe<Value>(_ label: String, _ value: Value) "
            + "{ \(runtime).probe(label, value, nonce: \"\(nonce)\") }; "
            + "func expect(_ condition: @autoclosure () -> Bool, _ message: String) "
            + "{ \(runtime).expect(condition(), message, nonce: \"\(nonce)\") };"
    }
}
