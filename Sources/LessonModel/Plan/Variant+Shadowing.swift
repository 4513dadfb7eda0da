import SwiftSource

extension Variant {
    /// The first declaration of an answer that would change what the words of its checks mean; nil when there is none.
    ///
    /// An answer in a scope of its own may call its functions as it likes: its checks do not see them.
    /// - Parameter hasOwnScope: whether the checks see nothing of it but the starter's functions.
    package func shadowing(hasOwnScope: Bool) -> Diagnostic? {
        guard let interface else { return nil }
        // In a block, the answers that it builds on have scopes of their own, as they had when they passed.
        let open = hasOwnScope ? [] : used.filter { !$0.isSolution && $0.code.needs == .topLevel }
        return open.lazy.compactMap { used in
            let own = AnswerInterface(names: Set(used.exercise.functions.map(\.name)), functions: interface.functions)
            return shadowing(by: used.code, own, hasOwnScope: false)
        }.first ?? shadowing(by: code, interface, hasOwnScope: hasOwnScope)
    }

    private func shadowing(by code: CodePart, _ interface: AnswerInterface, hasOwnScope: Bool) -> Diagnostic? {
        let source = SwiftSource(code.text)
        let types = (interface.functions ?? []).reduce(into: Set<String>()) { $0.formUnion($1.typeNames) }
        lazy var used = usedByChecks
        let shadow = source.sharedNames.first { shared in
            if interface.names.contains(shared.name), shared.type == nil { return false }
            if hasOwnScope { return shared.isType && types.contains(shared.name) }
            guard let type = shared.type else { return used.alone.union(types).contains(shared.name) }
            if shared.name == "init" { return used.alone.contains(type) }
            return used.members.contains(shared.name)
        }
        return shadow.map { shadow in
            Diagnostic(
                at: code.place(at: shadow.range.lowerBound),
                "`\(shadow.name)` is a word of this exercise's checks, and would mean something else in them",
                excerpt: code.excerpt(at: shadow.range.lowerBound, length: shadow.range.count),
                remedy: shadow.type == nil ? "give yours another name" : "give the member another name")
        }
    }

    private var usedByChecks: (alone: Set<String>, members: Set<String>) {
        var used = (alone: Self.generated, members: Self.generated)
        for check in checks {
            let source = SwiftSource(check.code.text)
            let (alone, members) = source.usedNames
            used.alone.formUnion(alone.subtracting(source.declarations.map(\.name)))
            used.members.formUnion(members)
        }
        // The check's own are declared around it.
        used.alone.subtract(["probe", "expect"])
        return used
    }

    /// What generated code around checks uses, and what gives literals their types.
    private static let generated: Set<String> = [
        "LessonRuntime", "LessonProgram", "beginVariant", "enterVariant", "beginCheck", "endCheck", "endVariant", "ask",
        "probe", "expect", "String", "Bool", "Swift",
        "IntegerLiteralType", "FloatLiteralType", "BooleanLiteralType", "StringLiteralType",
        "ExtendedGraphemeClusterType", "UnicodeScalarType",
    ]
}
