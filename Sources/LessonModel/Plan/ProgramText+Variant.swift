import SwiftSource

/// The text of a variant: in a block of its own, which hides its names, or at the top level to the end of the program.
extension ProgramText {
    /// - Parameter names: what the cells declare; of use to answers only.
    mutating func append(_ variant: Variant, of program: Program, _ names: DeclaredNames) {
        let isRest = program.endsWithVariant && program.pieces.last == .variant(variant)
        let imports = isRest ? 0 : variant.code.endOfImports
        let mark = variant.fileMark
        let runtime = program.runtime
        append(Array(variant.code.text.utf8)[..<imports], from: 0, variant.code, mark)
        let functions = program.functions(of: variant)
        let isShared = functions != nil && !variant.isAnswer
        let number = isShared ? sharedUses[variant.id.exercise] ?? variant.number : nil
        let used = UsedBindings(variant, in: program, isRest: isRest, number: number)
        let bindings = functions.map { ScopeBindings($0, nonce: program.nonce) }
        let isFirst = isShared && sharedUses.updateValue(number ?? 0, forKey: variant.id.exercise) == nil
        if !isShared || isFirst {
            for code in variant.used.map(\.code) {
                append(Array(code.text.utf8)[..<code.endOfImports], from: 0, code, mark)
            }
        }
        if isFirst, let used { append(used, Variant.markOfSharedCode) }
        let seen = (bindings.map { [$0] } ?? []) + (used?.seen ?? [])
        let checks = bindings.flatMap { sharedChecks(of: variant, in: program, $0, seen, names) }
        // One function with all variants would take the optimizer far longer than all of them by themselves.
        let function = isShared && checks != nil ? program.function(of: variant) : nil
        let beginning = "if \(runtime).beginVariant(\(variant.number)) {"
        generated(
            mark,
            isRest
                ? "\(runtime).enterVariant(\(variant.number))"
                : function.map { "@inline(never) func \($0)() {" } ?? beginning)
        if !isShared, let used { append(used, mark) }
        if let used { generated(mark, used.end) }
        if let bindings, !isRest { generated(mark, bindings.beginningOfScope) }
        append(Array(variant.code.text.utf8)[imports...], from: imports, variant.code, mark)
        if let bindings {
            generated(mark, line: Self.lineOfBinding, isRest ? bindings.ofTopLevel : bindings.endOfScope)
        }
        if let checks {
            generated(mark, "\(checks)(" + seen.map(\.arguments).joined(separator: ", ") + ")")
        } else {
            var names = names
            if variant.isAnswer, !program.hasOwnScope(variant) { names.add(variant.code) }
            appendChecks(of: variant, in: program, bindings, names, mark)
        }
        let ends = (isRest ? "" : " }") + (used?.endOfScope ?? "")
        let call = function.map { "; \(beginning) \($0)() }" } ?? ""
        generated(mark, "\(runtime).endVariant(nonce: \"\(program.nonce)\")" + ends + call)
    }

    /// The code that a variant builds on, and constants with which it is called.
    private mutating func append(_ used: UsedBindings, _ mark: String) {
        generated(mark, used.beginning)
        for part in used.parts {
            let code = part.used.code
            if !part.isOpen { generated(mark, "do {" + used.functions(of: part.used.exercise.uses) + " do {") }
            append(Array(code.text.utf8)[code.endOfImports...], from: code.endOfImports, code, mark)
            if !part.isOpen { generated(mark, part.bindings.endOfScope + " }") }
        }
    }

    /// The line of generated code at which functions of an answer are errors that differ from the starter's.
    package static let lineOfBinding = 2

    /// The function with the checks of a variant, where several of its exercise are in the program: what takes the compiler
    /// longest is then in the program once, before the first of them.
    /// - Parameter seen: what they see of the variant, and of what it builds on: the constants are parameters.
    private mutating func sharedChecks(
        of variant: Variant, in program: Program, _ bindings: ScopeBindings, _ seen: [ScopeBindings],
        _ names: DeclaredNames
    ) -> String? {
        if let known = sharedChecks[variant.id.exercise] { return known }
        let name = "\(Self.entryPoint)_checks_\(program.nonce)_\(variant.number)"
        let shared = program.sharesChecks(variant) ? name : nil
        sharedChecks.updateValue(shared, forKey: variant.id.exercise)
        guard shared != nil else { return nil }
        let mark = Variant.markOfSharedCode
        let parameters = seen.map(\.parameters).joined(separator: ", ")
        generated(mark, "func \(name)(\(parameters)) {" + seen.dropFirst().map(\.functions).joined())
        appendChecks(of: variant, in: program, bindings, names, mark)
        generated(mark, "}")
        return name
    }

    private mutating func appendChecks(
        of variant: Variant, in program: Program, _ bindings: ScopeBindings?, _ names: DeclaredNames, _ mark: String
    ) {
        let runtime = program.runtime
        let known = names.onlyVariables
        for (index, check) in variant.checks.enumerated() {
            generated(
                mark,
                "\(runtime).beginCheck(\(index), nonce: \"\(program.nonce)\"); do {"
                    + (bindings?.functions ?? "") + program.observers(of: variant))
            append(check.code, asking: check.questions(about: variant, known: known), runtime, mark)
            generated(mark, "}; \(runtime).endCheck(\(index), nonce: \"\(program.nonce)\")")
        }
    }

    /// The code of a check, with each question reported before the statement that asks it.
    private mutating func append(
        _ code: CodePart, asking questions: [CheckQuestion], _ runtime: String, _ mark: String
    ) {
        let source = Array(code.text.utf8)
        var start = 0
        for question in questions {
            append(source[start..<question.line], from: start, code, mark)
            start = question.line
            let variables = question.variables.map { "\(runtime).ask(about: \"\($0)\", \($0))" }
            let calls = ["\(runtime).ask(\(ProgramText.literal(question.expression)))"] + variables
            generated(mark, calls.joined(separator: "; "))
        }
        append(source[start...], from: start, code, mark)
    }

    /// Code under the name of its file with a mark.
    private mutating func append(_ part: ArraySlice<UInt8>, from start: Int, _ code: CodePart, _ mark: String) {
        guard !part.isEmpty else { return }
        let lesson = file
        file = code.place.file + mark
        let line = code.place.line + code.text.utf8.prefix(start).count { $0 == UInt8(ascii: "\n") }
        locate(line, from: code.place.line)
        append(part, margin: code.place.column - 1)
        file = lesson
    }
}

/// Generated code through which the functions of code in a scope of its own are called from outside, with the starter's types:
/// through constants that are declared outside of the scope.
private struct ScopeBindings {
    let plain: [SwiftSource.PlainFunction]
    /// What the names of the constants begin with: no answer can know it.
    private let prefix: String

    /// - Parameter number: tells apart several scopes of one variant.
    init(_ functions: [SwiftSource.PlainFunction], nonce: String, number: String = "") {
        plain = functions
        prefix = "attend_\(nonce)_\(number)"
    }

    private func constant(_ function: SwiftSource.PlainFunction) -> String { prefix + function.name }

    private func value(_ function: SwiftSource.PlainFunction) -> String { "{ \(function.call { "$\($0)" }) }" }

    private func each(_ text: (SwiftSource.PlainFunction) -> String) -> String {
        plain.map { text($0) + "; " }.joined()
    }

    var constants: String { each { "let \(constant($0)): \($0.type)" } }

    var beginningOfScope: String { constants + "do {" }

    var endOfScope: String { each { "\(constant($0)) = \(value($0))" } + "}" }

    var ofTopLevel: String { each { "let \(constant($0)): \($0.type) = \(value($0))" } }

    /// The constants as parameters and arguments of a function with checks.
    var parameters: String {
        plain.map { "_ \(constant($0)): @escaping \($0.type)" }.joined(separator: ", ")
    }

    var arguments: String { plain.map(constant).joined(separator: ", ") }

    /// The functions that are called.
    var functions: String { " " + plain.map(declaration).joined() }

    func declaration(of function: SwiftSource.PlainFunction) -> String {
        let arguments = function.parameters.map(\.name).joined(separator: ", ")
        return "\(function.declaration) { \(function.callMarks)\(constant(function))(\(arguments)) }; "
    }
}

/// Generated code around what a variant builds on: each part has a scope of its own, which sees the functions of what it builds
/// on itself, and nothing else of the others.
private struct UsedBindings {
    struct Part {
        var used: UsedCode
        /// Whether the code is at the top level, where everything sees all that it declares.
        var isOpen: Bool
        var bindings: ScopeBindings
    }

    let parts: [Part]
    private let uses: [String]
    /// The names that code at the top level declares; nil for a variant in a block.
    private let declared: Set<String>?

    /// nil for code that builds on nothing.
    /// - Parameter number: tells apart what exercises build on, where that is at the top level; nil in a variant's block.
    init?(_ variant: Variant, in program: Program, isRest: Bool, number: Int?) {
        guard !variant.used.isEmpty else { return nil }
        uses = variant.uses
        let prefix = number.map { "\($0)_" } ?? ""
        parts = variant.used.enumerated().map { position, used in
            Part(
                used: used, isOpen: isRest && used.code.needs == .topLevel,
                bindings: ScopeBindings(
                    used.exercise.functions, nonce: program.nonce, number: "\(prefix)\(position)_"))
        }
        let open = parts.filter(\.isOpen).map(\.used.code) + [variant.code]
        declared =
            isRest ? Set(open.flatMap { SwiftSource($0.text).declarations.filter { $0.depth == 0 }.map(\.name) }) : nil
    }

    private var closed: [Part] { parts.filter { !$0.isOpen } }

    /// What the variant itself sees of it, in a block.
    var seen: [ScopeBindings] { closed.filter { uses.contains($0.used.exercise.path) }.map(\.bindings) }

    var beginning: String { closed.map(\.bindings.constants).joined() }

    /// The functions of exercises, by their paths.
    func functions(of paths: [String]) -> String {
        closed.filter { paths.contains($0.used.exercise.path) }.map(\.bindings.functions).joined()
    }

    /// What the variant sees of it; in a block in a scope around its own, which may declare the same names.
    var end: String {
        guard let declared else { return functions(of: uses) + " do {" }
        let seen = Set(uses + parts.filter(\.isOpen).flatMap(\.used.exercise.uses))
        return closed.filter { seen.contains($0.used.exercise.path) }.flatMap { part in
            part.bindings.plain.filter { !declared.contains($0.name) }.map(part.bindings.declaration)
        }.joined()
    }

    var endOfScope: String { declared == nil ? " }" : "" }
}

extension Program {
    /// `LessonProgram`, by a name that no answer can know and declare another type under.
    var runtime: String { nonce.isEmpty ? ProgramText.runtime : Self.checkRuntime + nonce }

    /// How that name begins.
    static let checkRuntime = "Attend_"

    /// Whether the checks of an answer see nothing of it but the starter's functions.
    package func hasOwnScope(_ variant: Variant) -> Bool { !endsWithVariant && variant.interface?.functions != nil }

    /// The functions that the checks of a variant see instead of its code.
    fileprivate func functions(of variant: Variant) -> [SwiftSource.PlainFunction]? {
        variant.interface?.functions ?? (endsWithVariant ? nil : sharedFunctions[variant.id.exercise])
    }

    /// Whether the checks of a variant are also those of another, and can be in a function: an error that they do not catch,
    /// and what they wait for, belong to the top level.
    fileprivate func sharesChecks(_ variant: Variant) -> Bool {
        guard !endsWithVariant, functions(of: variant) != nil else { return false }
        let alike = variants.lazy.filter {
            $0.id.exercise == variant.id.exercise && $0.isAnswer == variant.isAnswer
        }
        return alike.prefix(2).count > 1
            && !variant.checks.contains { SwiftSource($0.code.text).mayThrowOrWait }
    }

    /// The name of a function with the code of a variant; nil where that belongs to the top level.
    fileprivate func function(of variant: Variant) -> String? {
        SwiftSource(variant.code.text).mayThrowOrWait
            ? nil : "\(ProgramText.entryPoint)_variant_\(nonce)_\(variant.number)"
    }

    /// The functions with which the checks of an answer observe it, whatever the answer calls by these names.
    fileprivate func observers(of variant: Variant) -> String {
        guard variant.isAnswer else { return "" }
        return " func probe<Value>(_ label: String, _ value: Value) "
            + "{ \(runtime).probe(label, value, nonce: \"\(nonce)\") }; "
            + "func expect(_ condition: @autoclosure () -> Bool, _ message: String) "
            + "{ \(runtime).expect(condition(), message, nonce: \"\(nonce)\") };"
    }
}
