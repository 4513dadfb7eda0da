import LessonModel
import SwiftSource

extension Variant {
    /// A warning that an answer uses variables of the chapter, while its function leaves out what it is given; nil where it
    /// leaves nothing out.
    func warningOfChapterNames(in program: Program) -> Diagnostic? {
        let source = SwiftSource(code.text)
        let functions = (source.plainFunctions ?? []).filter { interface?.names.contains($0.name) == true }
        let names = source.namesAlone
        let unused = functions.flatMap(\.parameters).map(\.name).filter { name in
            name != "_" && names.filter { $0.name == name }.count == 1
        }
        guard !unused.isEmpty else { return nil }
        // To look for a variable, all cells are read: once for each name.
        var others: Set<String> = []
        let first = names.first { name, offset, isLabel in
            guard !isLabel, !others.contains(name) else { return false }
            if program.variable(name) == nil { others.insert(name) }
            return !others.contains(name) && FunctionScope(before: offset, in: source)?.has(name) == false
        }
        guard let first, let declaration = program.variable(first.name) else { return nil }
        let place = code.place(at: first.offset)
        let setting = declaration.cell.name(atLine: declaration.place.line, seenFrom: code)
        let left = unused.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .warning, at: place,
            "`\(first.name)` belongs to the chapter, set in \(setting); what this function is given is not used: \(left)",
            excerpt: sourceLine(place.line, of: place.file).map { .init(line: $0, length: first.name.utf8.count) },
            remedy: "use its own names: the check calls it with other values than those of the chapter")
    }
}

extension SwiftSource {
    /// The names that are no members, with the offset of each, and whether it is the label of an argument or a parameter.
    fileprivate var namesAlone: [(name: String, offset: Int, isLabel: Bool)] {
        let tokens = codeTokens
        return tokens.indices.compactMap { index in
            let before = index > 0 ? tokens[index - 1].kind : nil
            guard tokens[index].kind == .identifier, before != .period else { return nil }
            let after = index + 1 < tokens.count ? tokens[index + 1].kind : nil
            let isLabel = after == .colon && (before == .leftParen || before == .comma)
            return (text(in: tokens[index].range), tokens[index].start, isLabel)
        }
    }
}
