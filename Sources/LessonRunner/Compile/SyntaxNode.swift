/// A node of the syntax tree that the compiler prints as JSON.
struct SyntaxNode {
    private let members: [String: Any]

    init?(_ json: Any) {
        guard let members = json as? [String: Any], members["_kind"] is String else { return nil }
        self.members = members
    }

    /// `call_expr`, `func_decl`.
    var kind: String { text("_kind") ?? "" }

    func text(_ name: String) -> String? { members[name] as? String }

    func isTrue(_ name: String) -> Bool { members[name] as? Bool == true }

    func child(_ name: String) -> SyntaxNode? { members[name].flatMap(SyntaxNode.init) }

    func children(_ name: String) -> [SyntaxNode] {
        (members[name] as? [Any] ?? []).compactMap(SyntaxNode.init)
    }

    /// All nodes directly below this one, apart from code as it was before the compiler resolved it.
    var allChildren: [SyntaxNode] {
        members.flatMap { name, value -> [SyntaxNode] in
            if name == "original_init", members["processed_init"] != nil { return [] }
            return SyntaxNode(value).map { [$0] } ?? children(name)
        }
    }

    /// The UTF-8 offset of its first token; nil for what the compiler has added.
    var start: Int? { offset("start") }
    /// The UTF-8 offset of its last token.
    var end: Int? { offset("end") }

    private func offset(_ name: String) -> Int? {
        (members["range"] as? [String: Any])?[name] as? Int
    }

    /// The name that it declares.
    var name: String { child("name")?.child("base_name")?.text("name") ?? "" }

    /// The names that a pattern binds.
    var boundNames: [String] {
        if kind == "pattern_named" { return [name] }
        return (child("sub_pattern").map { [$0] } ?? []).flatMap(\.boundNames)
            + children("elements").flatMap(\.boundNames)
    }

    // MARK: Functions as values

    /// The closure or the function's name that this is, when its value is kept and not called at once.
    var functionValue: SyntaxNode? {
        switch kind {
        case "closure_expr": isTrue("escaping") ? self : nil
        case "declref_expr":
            // The mangled type of a function that may be kept ends in `c`.
            child("function_ref")?.text("apply_level") == "unapplied" && text("type")?.hasSuffix("cD") == true
                ? self : nil
        case "function_conversion_expr", "inject_into_optional":
            isCalledAtOnce ? nil : child("sub_expr")?.functionValue
        default: nil
        }
    }

    /// Whether it makes a function one that is called before the call that it is given to returns.
    var isCalledAtOnce: Bool { text("type")?.hasSuffix("XED") == true }

    /// Whether it is a call that starts a task, which runs at once.
    var isTask: Bool { text("type")?.hasPrefix("$sScT") == true }
}
