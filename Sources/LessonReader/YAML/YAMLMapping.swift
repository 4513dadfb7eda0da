import LessonModel
import Yams

/// The keys and values of a YAML mapping whose keys are known; everything else in it is reported.
struct YAMLMapping {
    let document: YAMLDocument
    let state: ReadingState
    /// The owner of the keys, as messages name it: `a quiz`.
    private let name: String
    private let start: Position
    private(set) var entries: [String: (key: YAMLScalar, value: Node)] = [:]
    /// Keys that an unknown key probably meant: they are not reported as missing too.
    private var misspelt: Set<String> = []

    /// The mapping in a text; a text that is not a mapping is reported and gives `nil`.
    init?(_ source: SourceText, keys: [String], name: String, firstPosition: Position, state: ReadingState) {
        let document = YAMLDocument(source: source)
        let before = state.diagnostics.count
        let root = document.root(state: state)
        guard state.diagnostics.count == before else { return nil }
        guard let root else {
            self.init(document, [], keys: keys, name: name, start: firstPosition, state: state)
            return
        }
        guard case .mapping(let mapping) = root else {
            state.report(
                source.error(
                    document.position(root.mark), "\(name) is written as 'key: value' lines",
                    remedy: "its keys are \(keys.joined(separator: ", "))"))
            return nil
        }
        self.init(document, Array(mapping), keys: keys, name: name, start: firstPosition, state: state)
    }

    init(
        _ document: YAMLDocument, _ pairs: [(key: Node, value: Node)], keys: [String], name: String, start: Position,
        state: ReadingState
    ) {
        self.document = document
        self.state = state
        self.name = name
        self.start = start
        for (key, value) in pairs {
            guard let scalar = document.scalar(key) else {
                state.report(document.source.error(document.position(key.mark), "a key must be a word"))
                continue
            }
            if keys.contains(scalar.text) {
                entries[scalar.text] = (scalar, value)
            } else {
                let meant = Suggestion.nearest(to: scalar.text, among: keys)
                if let meant { misspelt.insert(meant) }
                state.report(
                    document.source.error(
                        scalar.position, length: scalar.length, "\(name) has no key '\(scalar.text)'",
                        remedy: meant.map { "did you mean '\($0)'?" } ?? "its keys are \(keys.joined(separator: ", "))")
                )
            }
        }
    }

    func has(_ key: String) -> Bool { entries[key] != nil }

    func isMapping(_ key: String) -> Bool { entries[key]?.value.mapping != nil }

    /// Whether a list that may not be missing is there.
    func requireList(_ key: String, remedy: String) -> Bool {
        guard let entry = entries[key] else {
            reportMissing(key, remedy: "add \(remedy)")
            return false
        }
        guard document.isEmpty(entry.value) else { return true }
        report(key, "'\(key)' is empty", remedy: "write \(remedy)")
        return false
    }

    /// The value of a key; nothing after a key counts as no key, and is warned about.
    private func value(_ key: String, example: String) -> Node? {
        guard let entry = entries[key], document.isEmpty(entry.value) else { return entries[key]?.value }
        if let comment = comment(after: entry.key) {
            state.report(emptied("'\(key)'", by: comment, .warning))
        } else {
            state.report(
                document.source.warning(
                    entry.key.position, length: entry.key.length, "'\(key)' is empty",
                    remedy: "write '\(example)', or remove this line"))
        }
        return nil
    }

    func string(_ key: String, example: String) -> YAMLScalar? {
        value(key, example: example).flatMap { scalar($0, of: key) }
    }

    private func scalar(_ value: Node, of key: String) -> YAMLScalar? {
        if let scalar = document.scalar(value) { return scalar }
        reportType(of: value, "'\(key)' is a text, not a \(kind(value))", remedy: "write '\(key): …' on one line")
        return nil
    }

    func requiredString(_ key: String, example: String) -> YAMLScalar? {
        guard let entry = entries[key] else {
            reportMissing(key, remedy: "add '\(example)'")
            return nil
        }
        if !document.isEmpty(entry.value) {
            guard let scalar = scalar(entry.value, of: key) else { return nil }
            if scalar.text.contains(where: { !$0.isWhitespace }) { return scalar }
        }
        if let comment = comment(after: entry.key) {
            state.report(emptied("'\(key)'", by: comment, .error))
        } else {
            report(key, "'\(key)' is empty", remedy: "write '\(example)'")
        }
        return nil
    }

    /// A text that people read, as one line; a comment that may have been meant as part of it is warned about.
    func text(_ key: String) -> YAMLScalar? {
        string(key, example: "\(key): …").map(readable)
    }

    func requiredText(_ key: String, example: String) -> YAMLScalar? {
        requiredString(key, example: example).map(readable)
    }

    private func readable(_ scalar: YAMLScalar) -> YAMLScalar {
        warnOfComment(in: scalar)
        return scalar.joiningLines()
    }

    /// A list of texts that people read.
    func texts(_ key: String) -> [YAMLScalar] {
        strings(key).map(readable)
    }

    /// A list of names or paths without repetitions.
    func uniqueStrings(_ key: String) -> [YAMLScalar] {
        var firsts: [String: YAMLScalar] = [:]
        return strings(key).filter { scalar in
            // `./a.txt` is `a.txt`.
            let path = scalar.text.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
            if let first = firsts[path] {
                report(
                    scalar, "'\(key)' lists '\(scalar.text)' twice", remedy: "remove one of them",
                    notes: [document.source.note(first.position, length: first.length, "the first is here")])
                return false
            }
            firsts[path] = scalar
            return true
        }
    }

    /// One name or path, or a list of them without repetitions.
    func oneOrMore(_ key: String) -> [YAMLScalar] {
        guard let value = entries[key]?.value, !document.isEmpty(value), let one = document.scalar(value) else {
            return uniqueStrings(key)
        }
        if !one.text.isEmpty { return [one] }
        report(one, "'\(key)' is empty", remedy: "write a text, or remove it")
        return []
    }

    func strings(_ key: String) -> [YAMLScalar] { nodes(key).compactMap { string($0, of: key) } }

    /// The items of a list.
    func nodes(_ key: String) -> [Node] {
        let example = "\(key): [one, two]"
        guard let value = value(key, example: example) else { return [] }
        if case .sequence(let items) = value { return Array(items) }
        reportType(of: value, "'\(key)' is a list, not a \(kind(value))", remedy: "write '\(example)'")
        return []
    }

    /// An item of a list of texts.
    func string(_ item: Node, of key: String) -> YAMLScalar? {
        guard let scalar = document.scalar(item) else {
            reportType(
                of: item, "each of '\(key)' is a text, not a \(kind(item))",
                remedy: "quote a text that holds ': '")
            return nil
        }
        if !scalar.text.isEmpty { return scalar }
        if let comment = comment(after: scalar) {
            state.report(emptied("one of '\(key)'", by: comment, .error))
        } else {
            report(scalar, "one of '\(key)' is empty", remedy: "write a text, or remove it")
        }
        return nil
    }

    func mappings(_ key: String, keys: [String], name: String, example: String) -> [YAMLMapping] {
        guard let value = entries[key]?.value else { return [] }
        guard case .sequence(let items) = value else {
            reportType(of: value, "'\(key)' is a list, not a \(kind(value))", remedy: "write '\(example)' for each")
            return []
        }
        return items.compactMap { item in
            guard case .mapping(let mapping) = item else {
                reportType(of: item, "\(name) is written as 'key: value' lines", remedy: "write '\(example)'")
                return nil
            }
            return YAMLMapping(
                document, Array(mapping), keys: keys, name: name, start: document.position(mapping.mark), state: state)
        }
    }

    /// A mapping in the mapping.
    func mapping(_ key: String, keys: [String], example: String) -> YAMLMapping? {
        guard let value = value(key, example: example) else { return nil }
        guard case .mapping(let mapping) = value else {
            reportType(of: value, "'\(key)' is written as 'key: value' lines", remedy: "write '\(example)'")
            return nil
        }
        return YAMLMapping(
            document, Array(mapping), keys: keys, name: "'\(key)'", start: document.position(mapping.mark), state: state
        )
    }

    func number(_ key: String, _ range: NumberRange, example: String) -> Double? {
        guard let scalar = string(key, example: example) else { return nil }
        if !scalar.isQuoted, let number = range.number(scalar.text) { return number }
        report(scalar, "'\(key)' is \(range.words), not \(scalar.quoted)", remedy: "write '\(example)'")
        return nil
    }

    func bool(_ key: String) -> Bool? {
        guard let scalar = string(key, example: "\(key): true") else { return nil }
        if !scalar.isQuoted, let value = Bool(scalar.text) { return value }
        let means = !["false", "no", "n", "off", "0"].contains(scalar.text.lowercased())
        report(scalar, "'\(key)' is true or false, not \(scalar.quoted)", remedy: "write '\(key): \(means)'")
        return nil
    }

    // MARK: Errors

    func report(_ key: String, _ message: String, remedy: String) {
        guard let entry = entries[key] else { return }
        report(entry.key, message, remedy: remedy)
    }

    func report(_ scalar: YAMLScalar, _ message: String, remedy: String?, notes: [Diagnostic] = []) {
        state.report(
            document.source.error(scalar.position, length: scalar.length, message, remedy: remedy, notes: notes))
    }

    func reportMissing(_ key: String, remedy: String) {
        if misspelt.contains(key) { return }
        state.report(document.source.error(start, "\(name) needs '\(key)'", remedy: remedy))
    }

    func reportType(of node: Node, _ message: String, remedy: String) {
        state.report(document.source.error(document.position(node.mark), message, remedy: remedy))
    }

    func kind(_ node: Node) -> String {
        switch node {
        case .scalar: "text"
        case .sequence: "list"
        case .mapping: "mapping"
        case .alias: "reference"
        }
    }
}
