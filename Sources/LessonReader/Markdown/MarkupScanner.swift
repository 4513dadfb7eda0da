import LessonModel

/// Finds markup that cmark does not know in a running text: formulas between dollar signs, notes, struck text, addresses and
/// comments.
///
/// Code, HTML, link destinations and what is escaped hold none. One pass from left to right finds everything, in time
/// linear in the text.
struct MarkupScanner {
    let text: RunningText
    let source: SourceText
    let state: ReadingState
    /// The labels of the notes that the text may refer to; nil where there can be none.
    let notes: Set<String>?
    private(set) var found: [(range: Range<Int>, kind: MarkupToken.Kind)] = []
    private let bytes: [UInt8]
    private var uses: [Use]

    private enum Use: UInt8 {
        case text, escaped
        /// Code, HTML, a destination, or markup found already.
        case hidden
    }

    init(_ text: RunningText, notes: Set<String>?, source: SourceText, state: ReadingState) {
        self.text = text
        self.notes = notes
        self.source = source
        self.state = state
        bytes = text.bytes
        uses = bytes.map { $0 == state.masks.character ? .hidden : .text }
        hideDefinitions()
        hideOtherMarkup()
        findTokens()
        found.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// A text of one line with what was found masked.
    func masked() -> RunningText {
        guard let character = state.masks.character else { return text }
        for (range, kind) in found {
            let written = String(decoding: bytes[range], as: UTF8.self)
            let token = MarkupToken(
                kind: kind, written: written, position: text.position(at: range.lowerBound), length: range.count,
                end: text.position(at: range.upperBound))
            state.masks[source.place(token.position)] = Masks.Piece(
                token: token, isLast: true, length: range.count, written: written)
        }
        return text.masking(found.map(\.range), with: character)
    }

    // MARK: What holds no markup

    /// The lines at the beginning that define links, `[label]: address`.
    private mutating func hideDefinitions() {
        for line in text.lines {
            guard line.bytes.first == UInt8(ascii: "["), line.bytes.firstRange(of: Array("]:".utf8)) != nil else {
                return
            }
            hide(line.offset..<(line.offset + line.bytes.count))
        }
    }

    private mutating func hideOtherMarkup() {
        let runs = BacktickRuns(bytes)
        var index = 0
        var commentsClose = true
        while index < bytes.count {
            guard uses[index] == .text else {
                index += 1
                continue
            }
            switch bytes[index] {
            case .backslash where index + 1 < bytes.count && bytes[index + 1].isASCIIPunctuation:
                uses[index] = .escaped
                uses[index + 1] = .escaped
                index += 2
            case .backtick:
                let length = runs.length(at: index)
                if let close = runs.next(length, from: index + length) {
                    let end = close + length
                    // With its dollar signs, if it is a formula.
                    let isFormula =
                        index > 0 && bytes[index - 1] == .dollar && end < bytes.count && bytes[end] == .dollar
                    hide((isFormula ? index - 1 : index)..<(isFormula ? end + 1 : end))
                    index = end
                } else {
                    index += length
                }
            case UInt8(ascii: "<") where commentsClose && bytes[index...].starts(with: HTMLReader.commentStart):
                let inside = bytes[(index + 2)...]
                if let close = inside.firstRange(of: Array("-->".utf8)) {
                    add(.comment, at: index..<close.upperBound)
                    index = close.upperBound
                } else {
                    commentsClose = false
                }
            case UInt8(ascii: "<"):
                let end = CodeSpan.angleEnd(in: bytes, at: index)
                if let end { hide(index..<end) }
                index = end ?? index + 1
            case UInt8(ascii: "]"):
                if let end = LinkDestination.endOfLink(in: bytes, from: index + 1) { hide((index + 1)..<end) }
                index += 1
            default:
                index += 1
            }
        }
    }

    private mutating func hide(_ range: Range<Int>) {
        for index in range { uses[index] = .hidden }
    }

    private mutating func add(_ kind: MarkupToken.Kind, at range: Range<Int>) {
        found.append((range, kind))
        hide(range)
    }

    // MARK: Tokens

    private func isText(_ index: Int) -> Bool { index < bytes.count && uses[index] == .text }

    private func isText(_ index: Int, _ byte: UInt8) -> Bool { isText(index) && bytes[index] == byte }

    private func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    private func run(at start: Int) -> Int {
        var end = start
        while isText(end, bytes[start]) { end += 1 }
        return end - start
    }

    private mutating func findTokens() {
        var index = 0
        while index < bytes.count {
            guard uses[index] == .text else {
                index += 1
                continue
            }
            switch bytes[index] {
            case .dollar: index = formula(at: index)
            case .tilde: index = strike(at: index)
            case UInt8(ascii: "["): index = note(at: index)
            case let letter where "hHwW".utf8.contains(letter): index = address(at: index)
            default: index += 1
            }
        }
    }

    private mutating func strike(at start: Int) -> Int {
        let length = run(at: start)
        let (before, after) = (byte(start - 1), byte(start + length))
        let isFree = { (byte: UInt8?) in byte?.isWhitespace ?? true }
        let isMark = { (byte: UInt8?) in byte?.isASCIIPunctuation ?? false }
        let begins = !isFree(after) && (!isMark(after) || isFree(before) || isMark(before))
        let ends = !isFree(before) && (!isMark(before) || isFree(after) || isMark(after))
        if length == 2, begins || ends { add(.strike(begins: begins, ends: ends), at: start..<(start + length)) }
        return start + length
    }

    private mutating func note(at start: Int) -> Int {
        guard isText(start + 1, UInt8(ascii: "^")) else { return start + 1 }
        var end = start + 2
        while isText(end), !bytes[end].isWhitespace, !"[]".utf8.contains(bytes[end]) { end += 1 }
        guard end > start + 2, isText(end, UInt8(ascii: "]")), byte(end + 1) != UInt8(ascii: "(") else { return end }
        let label = String(decoding: bytes[(start + 2)..<end], as: UTF8.self)
        if notes?.contains(label.lowercased()) == true {
            add(.note(label: label.lowercased()), at: start..<(end + 1))
        } else if label.utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") }) {
            report(
                start..<(end + 1),
                notes == nil ? "there are no notes here: '[^\(label)]'" : "nothing defines the note '[^\(label)]'",
                remedy: notes == nil
                    ? "write the note in parentheses, or after the exercise"
                    : "add a line '[^\(label)]: ' with the note, or write '\\[' for the bracket")
        }
        return end + 1
    }

    private mutating func address(at start: Int) -> Int {
        guard let address = BareAddress(in: bytes, at: start, isText: isText) else { return start + 1 }
        add(.address(destination: address.destination), at: start..<address.end)
        return address.end
    }

    private func report(_ range: Range<Int>, _ message: String, remedy: String) {
        state.report(at: range, of: text, in: source, message, remedy: remedy)
    }

    // MARK: Formulas

    /// Reads the dollar signs at an index; returns where to go on.
    private mutating func formula(at start: Int) -> Int {
        let length = run(at: start)
        let first = start + length
        guard length <= 2, first < bytes.count, byte(first) != .backtick else { return first }
        guard let close = close(length, from: first) else {
            // Nobody writes a longer one on a line.
            let line = bytes[first...].prefix(1000).prefix { $0 != .lineFeed }
            if length == 2, DollarFormula(line).hasMarks || line.contains(UInt8(ascii: "=")) {
                report(
                    start..<first, "this formula is never closed",
                    remedy: "end it with '$$', and leave no blank line in it; a dollar sign is '\\$'")
            }
            return first
        }
        let content = bytes[first..<close]
        let end = close + length
        let formula = DollarFormula(content)
        let isOpen = byte(start - 1) == UInt8(ascii: "(") || !joins(byte(start - 1))
        let isClosed = [UInt8(ascii: ")"), UInt8(ascii: "]")].contains(byte(end)) || !joins(byte(end))
        let blanks = [content.first, content.last].count { $0?.isWhitespace == true }
        guard isOpen, content.contains(where: { !$0.isWhitespace }) else { return first }
        let isBeside = isClosed && (length == 2 || blanks == 0)
        if isBeside, formula.isFormula {
            add(.formula(text.part(first..<close), isDisplay: length == 2), at: start..<end)
            return end
        }
        let tex = String(decoding: content, as: UTF8.self).replacing("\n", with: " ").trimmed
        let remedy = "for a formula write $`\(tex)`$; a dollar sign is '\\$'"
        if isBeside {
            report(start..<end, "this is a formula on GitHub, and does not look like one", remedy: remedy)
        } else if isClosed, blanks == 2, formula.hasMarks, formula.isFormula {
            report(start..<end, "a formula has no blank beside its dollar signs", remedy: remedy)
        } else if !isClosed, length == 1, blanks == 0, byte(end)?.isASCIILetter == true, formula.isFormula,
            formula.hasMarks || content.count == 1
        {
            report(
                start..<end, "the letter right after the last dollar sign keeps this from being a formula",
                remedy: remedy)
        } else {
            return first
        }
        return end
    }

    /// Where the dollar signs are that can close a formula: the next ones, as many, with no code in between.
    private func close(_ length: Int, from start: Int) -> Int? {
        var index = start
        while index < bytes.count, uses[index] != .hidden, !isText(index, .dollar) { index += 1 }
        return isText(index, .dollar) && run(at: index) == length ? index : nil
    }

    private func joins(_ byte: UInt8?) -> Bool { byte.map { $0.joinsDollarSign || $0 == .backtick } ?? false }
}
