import Foundation

/// What a program and the bodies of its functions refer to, read from the syntax tree that the compiler prints.
///
/// Declarations are named by the compiler's own identifiers (USR); local ones have none, and count as part of the code
/// around them.
struct ProgramReferences {
    /// A mention of a declaration, at a UTF-8 offset in the program's text.
    struct Reference: Sendable, Hashable {
        var name: String
        var declaration: String
        var offset: Int
    }

    /// A stored variable of the top level.
    struct Variable: Sendable, Hashable {
        var name: String
        var offset: Int
        /// The offset up to which it has no value yet.
        var unsetUpTo: Int
    }

    private(set) var variables: [String: Variable] = [:]
    /// By declaration: what runs when it is called, read or initialised.
    private var bodies: [String: [Reference]] = [:]

    private static let topLevel = ""

    /// What runs at the top level, in order.
    var executed: [Reference] { (bodies[Self.topLevel] ?? []).sorted { $0.offset < $1.offset } }

    func body(of declaration: String) -> [Reference] { bodies[declaration] ?? [] }

    /// Reads the output of `-dump-ast -dump-ast-format json`; nil for anything else.
    init?(_ json: Data) {
        guard let file = (try? JSONSerialization.jsonObject(with: json)).flatMap(SyntaxNode.init),
            file.kind == "source_file"
        else { return nil }
        let items = file.children("items")
        let declarations = Self.variableDeclarations(items)
        for item in items {
            guard item.kind == "top_level_code_decl" else {
                read(item, into: Self.topLevel)
                continue
            }
            for statement in item.child("body")?.children("elements") ?? [] {
                switch statement.kind {
                // It runs at the end of the program, when everything has been set.
                case "defer_stmt": break
                case "pattern_binding_decl":
                    for entry in statement.children("pattern_entries") { setVariables(entry, declarations) }
                default: read(statement, into: Self.topLevel)
                }
            }
        }
    }

    private static func variableDeclarations(_ items: [SyntaxNode]) -> [String: SyntaxNode] {
        let variables = items.filter { $0.kind == "var_decl" }.map { ($0.name, $0) }
        return Dictionary(variables) { first, _ in first }
    }

    /// Reads `let a = 1` at the top level.
    private mutating func setVariables(_ entry: SyntaxNode, _ declarations: [String: SyntaxNode]) {
        let value = entry.child("processed_init") ?? entry.child("original_init")
        let names = entry.child("pattern")?.boundNames ?? []
        for declaration in names.compactMap({ declarations[$0] }) where declaration.text("readImpl") == "stored" {
            guard let identifier = declaration.text("usr"), let offset = declaration.start else { continue }
            variables[identifier] = Variable(
                name: declaration.name, offset: offset, unsetUpTo: max(offset, value?.end ?? offset))
        }
        guard let value else { return }
        if let function = value.functionValue {
            let variable = names.first.flatMap { declarations[$0] }?.text("usr")
            readFunction(function, into: variable ?? Self.topLevel)
        } else {
            read(value, into: Self.topLevel)
        }
    }

    // MARK: Declarations

    private mutating func read(_ node: SyntaxNode, into body: String) {
        switch node.kind {
        case "func_decl", "constructor_decl", "destructor_decl": readFunctionDeclaration(node, into: body)
        case "var_decl", "subscript_decl":
            for accessor in node.children("accessors") { readChildren(accessor, into: node.text("usr") ?? body) }
        case "struct_decl", "class_decl", "enum_decl", "extension_decl", "protocol_decl": readType(node, into: body)
        case "call_expr": readCall(node, into: body)
        case "pattern_entry":
            guard let function = node.child("processed_init")?.functionValue else {
                return readChildren(node, into: body)
            }
            readFunction(function, into: body)
        // A function that is only kept as a value runs later, if at all.
        case "closure_expr" where node.functionValue != nil, "declref_expr" where node.functionValue != nil: break
        case "function_conversion_expr" where node.isCalledAtOnce:
            if let value = node.child("sub_expr") { readFunction(value, into: body) }
        case "default_argument_expr":
            if let owner = node.child("default_args_owner"), let number = node.text("param"), let offset = node.start {
                add(owner, "\(owner.text("decl_usr") ?? "") \(number)", at: offset, to: body)
            }
        default:
            if let declaration = node.child("decl"), let offset = node.end {
                add(declaration, declaration.text("decl_usr") ?? "", at: offset, to: body)
            }
            readChildren(node, into: body)
        }
    }

    private mutating func readChildren(_ node: SyntaxNode, into body: String) {
        for child in node.allChildren { read(child, into: body) }
    }

    private mutating func add(_ node: SyntaxNode, _ declaration: String, at offset: Int, to body: String) {
        guard !declaration.isEmpty, let name = node.text("base_name") else { return }
        bodies[body, default: []].append(Reference(name: name, declaration: declaration, offset: offset))
    }

    private mutating func readFunctionDeclaration(_ node: SyntaxNode, into body: String) {
        let own = node.text("usr")
        for (number, parameter) in (node.child("params")?.children("params") ?? []).enumerated() {
            if let value = parameter.child("expression") { read(value, into: own.map { "\($0) \(number)" } ?? body) }
        }
        if let code = node.child("body") { read(code, into: own ?? body) }
    }

    /// Reads the members of a type; its initialisers run what its properties begin with.
    private mutating func readType(_ node: SyntaxNode, into body: String) {
        let members = node.children("members")
        let declarations = Self.variableDeclarations(members)
        let initialisers = members.filter { $0.kind == "constructor_decl" }
        for member in members {
            guard member.kind == "pattern_binding_decl" else {
                read(member, into: body)
                continue
            }
            for entry in member.children("pattern_entries") {
                let properties = (entry.child("pattern")?.boundNames ?? []).compactMap { declarations[$0] }
                guard let value = entry.child("processed_init"), let offset = value.start, let first = properties.first,
                    let property = first.text("usr"), value.functionValue == nil
                else { continue }
                guard !first.isTrue("static"), !first.isTrue("lazy") else {
                    read(value, into: property)
                    continue
                }
                // The property can be read without this value, which an initialiser may have replaced.
                let initial = property + " initial"
                read(value, into: initial)
                for initialiser in initialisers {
                    guard let identifier = initialiser.text("usr") else { continue }
                    // The memberwise initialiser needs the value only where its argument is left out.
                    let names = initialiser.child("params")?.children("params").map(\.name) ?? []
                    let number = initialiser.isTrue("implicit") ? names.firstIndex(of: first.name) : nil
                    bodies[number.map { "\(identifier) \($0)" } ?? identifier, default: []].append(
                        Reference(name: first.name, declaration: initial, offset: offset))
                }
            }
        }
    }

    // MARK: Calls

    /// Reads a call: a function, unlike a method or most initialisers, is taken to call the functions that it is given.
    private mutating func readCall(_ node: SyntaxNode, into body: String) {
        guard let callee = node.child("fn") else { return readChildren(node, into: body) }
        if callee.kind == "closure_expr" { readChildren(callee, into: body) } else { read(callee, into: body) }
        let callsArguments = callee.kind == "declref_expr" || node.isTask
        for argument in node.child("args")?.children("args") ?? [] {
            guard let value = argument.child("expr") else { continue }
            if let function = value.functionValue {
                if callsArguments { readFunction(function, into: body) }
            } else {
                read(value, into: body)
            }
        }
    }

    /// Reads a closure or the name of a function as if it were called.
    private mutating func readFunction(_ node: SyntaxNode, into body: String) {
        switch node.kind {
        case "closure_expr": readChildren(node, into: body)
        case "declref_expr":
            if let declaration = node.child("decl"), let offset = node.end {
                add(declaration, declaration.text("decl_usr") ?? "", at: offset, to: body)
            }
        default: read(node, into: body)
        }
    }
}
