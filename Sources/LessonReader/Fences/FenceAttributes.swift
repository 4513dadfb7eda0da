import LessonModel

/// The attributes of one fence, checked against those allowed for its kind.
struct FenceAttributes {
    let kind: FenceKind
    private let source: SourceText
    private let state: ReadingState
    private let start: Position
    /// The item of each word and key, by name.
    private var items: [String: InfoString.Item] = [:]
    /// The items of keys that may occur several times, in order.
    private(set) var repeatedItems: [InfoString.Item] = []
    /// The last key with a value: a word after it may belong to the value.
    private var keyBefore: String?
    /// Keys without a value, or misspelt: they are not reported as missing too.
    private var faulty: Set<String> = []

    /// Checks the words after a fence's first; errors are reported to the state.
    init(_ fence: Fence, kind: FenceKind, source: SourceText, state: ReadingState) {
        self.kind = kind
        self.source = source
        self.state = state
        start = fence.start
        for flaw in fence.words.flaws {
            state.report(source.error(flaw.position, length: flaw.length, flaw.message, remedy: flaw.remedy))
        }
        for item in fence.words.items {
            if !check(item) { continue }
            keyBefore = item.key
            if kind.repeatedKeys.contains(item.key) {
                repeatedItems.append(item)
            } else if let first = items[item.key] {
                state.report(
                    source.error(
                        item.position, length: item.keyLength, "'\(item.key)' is said twice",
                        remedy: "remove one of them",
                        notes: [source.note(first.position, length: first.keyLength, "the first is here")]))
            } else {
                items[item.key] = item
            }
        }
    }

    /// Whether the item is one of this kind's words and keys, with a value if and only if it needs one.
    private mutating func check(_ item: InfoString.Item) -> Bool {
        let key = item.key
        if kind.keys.contains(key) {
            if item.value?.isEmpty == false { return true }
            faulty.insert(key)
            report(item, "'\(key)' needs a value", remedy: "write \(FenceKind.example(key))")
        } else if kind.words.contains(key) {
            if item.value == nil { return true }
            report(item, "'\(key)' takes no value", remedy: "write '\(key)' alone")
        } else if let remedy = ForeignAttributes.remedy(for: key), kind == .cell {
            report(item, "'\(key)' is not a word of this format", remedy: remedy)
        } else {
            if let meant = Suggestion.nearest(to: key, among: kind.keys) { faulty.insert(meant) }
            if kind == .cell { state.exercises.addMisspelt([item]) }
            report(item, "\(kind.name) has no '\(key)'", remedy: remedy(for: item))
        }
        return false
    }

    private func remedy(for item: InfoString.Item) -> String? {
        let known = kind.words + kind.keys + (kind == .cell ? FenceKind.parts.keys.sorted() : [])
        if let question = Suggestion.question(for: item.key, among: known) { return question }
        let keys = kind.keys.map { "\($0)=" }.joined(separator: ", ")
        switch kind {
        case .cell where item.value == nil && keyBefore == "caption":
            return "quote values that hold spaces or commas: \(FenceKind.example("caption"))"
        case .cell where item.value == nil:
            return "the words of a cell are \(kind.words.joined(separator: ", ")), \(keys)"
        case .cell: return "the keys of a cell are \(kind.keys.joined(separator: ", "))"
        case .output: return "nothing may follow 'output'"
        case .math: return "a formula knows \(keys)"
        default:
            if kind == .check, item.key == "hidden" { return "write 'hidden-check=' in place of 'check='" }
            if item.value == nil {
                let examples = [keyBefore, kind.quotedKey].compactMap { $0.map(FenceKind.example) }
                let example = examples.first { $0.contains("\"") } ?? FenceKind.example(kind.quotedKey)
                return "quote values that hold spaces or commas: \(example)"
            }
            return "\(kind.name) knows \(keys)"
        }
    }

    func has(_ word: String) -> Bool { items[word] != nil }

    func item(_ key: String) -> InfoString.Item? { items[key] }

    func string(_ key: String) -> String? { items[key]?.value }

    /// The value of a key that may not be missing.
    func required(_ key: String) -> String? {
        if let value = string(key) { return value }
        if faulty.contains(key) { return nil }
        state.report(
            source.error(start, length: 3, "\(kind.name) needs '\(key)='", remedy: "write \(FenceKind.example(key))"))
        return nil
    }

    /// An id; it consists of letters, digits, hyphens and underscores, so that it can name files and anchors.
    func id(_ key: String) -> String? {
        guard let item = items[key], let value = item.value else { return nil }
        if Self.isID(value) { return value }
        state.report(
            source.error(
                item.valuePosition, length: item.valueLength, "'\(value)' cannot be an id",
                remedy: Self.remedyForIDs))
        return nil
    }

    static func isID(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy {
                $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
            }
    }

    static let remedyForIDs = "ids are made of letters a–z, digits, '-' and '_'"

    func number(_ key: String, _ range: NumberRange) -> Double? {
        guard let item = items[key], let value = item.value else { return nil }
        if let number = range.number(value) { return number }
        state.report(
            source.error(
                item.valuePosition, length: item.valueLength, "'\(key)' is \(range.words), not '\(value)'",
                remedy: "write \(FenceKind.example(key))"))
        return nil
    }

    /// A whole number within a range.
    func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let item = items[key], let value = item.value else { return nil }
        if let number = Int(value), range.contains(number) { return number }
        state.report(
            source.error(
                item.valuePosition, length: item.valueLength,
                "'\(key)' is a whole number from \(range.lowerBound) to \(range.upperBound), not '\(value)'",
                remedy: "write \(FenceKind.example(key))"))
        return nil
    }

    func report(_ item: InfoString.Item, _ message: String, remedy: String? = nil, notes: [Diagnostic] = []) {
        state.report(source.error(item.position, length: item.keyLength, message, remedy: remedy, notes: notes))
    }

    func note(_ item: InfoString.Item, _ message: String) -> Diagnostic {
        source.note(item.position, length: item.keyLength, message)
    }
}
