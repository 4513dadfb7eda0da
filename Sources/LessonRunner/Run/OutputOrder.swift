import StepTrace

/// Puts what a program printed and what its runtime reported back in order.
///
/// The two come by separate ways. Where a record belongs among the printed text stands a mark with its number.
struct OutputOrder {
    enum Item: Sendable, Hashable {
        case printed([UInt8])
        case record(WireRecord)
    }

    private let nonce: String
    private let markStart: [UInt8]
    private var text: [UInt8] = []
    private var line: [UInt8] = []
    private var records: [Int: WireRecord] = [:]
    /// The number of a mark that was read and whose record is still on its way.
    private var awaited: Int?
    /// The number of the last record given out.
    private var last = 0

    private static let separator: UInt8 = 0x1E

    init(nonce: String) {
        self.nonce = nonce
        markStart = [Self.separator] + Array(nonce.utf8) + [UInt8(ascii: " ")]
    }

    /// How many bytes of text wait for a record.
    var heldBytes: Int { text.count }

    /// Waits no longer for the record of the mark that was read last: a lost record, or a forged mark.
    mutating func giveUpRecord() { awaited = nil }

    mutating func addOutput(_ bytes: some Sequence<UInt8>) {
        text.append(contentsOf: bytes)
    }

    /// Takes what came from the private channel; lines that are not from this run's runtime are dropped.
    mutating func addWire(_ bytes: some Collection<UInt8>) {
        for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if part.offset > 0 {
                if let read = WireLine(line, nonce: nonce) { records[read.number] = read.record }
                line = []
            }
            line.append(contentsOf: part.element)
        }
    }

    /// The next thing that happened; nil when more has to come first.
    /// - Parameter ended: nothing more will come, so that marks and records that lack the other are given out too.
    mutating func next(ended: Bool = false) -> Item? {
        if let number = awaited {
            if let record = records.removeValue(forKey: number) {
                awaited = nil
                last = number
                return .record(record)
            }
            guard ended else { return nil }
            awaited = nil
        }
        guard let start = text.firstIndex(of: Self.separator) else {
            if !text.isEmpty { return takeText(text.count) }
            return ended ? takeUnmarked() : nil
        }
        if start > 0 { return takeText(start) }
        if !text.starts(with: markStart) {
            if text.count < markStart.count, markStart.starts(with: text), !ended { return nil }
            return takeText(1)
        }
        guard let end = text[1...].firstIndex(of: Self.separator) else {
            if text.count < markStart.count + 20, !ended { return nil }
            return takeText(1)
        }
        let number = Int(String(decoding: text[markStart.count..<end], as: UTF8.self))
        text.removeSubrange(...end)
        awaited = number
        return next(ended: ended)
    }

    private mutating func takeText(_ count: Int) -> Item {
        defer { text.removeFirst(count) }
        return .printed(Array(text.prefix(count)))
    }

    private mutating func takeUnmarked() -> Item? {
        guard let number = records.keys.filter({ $0 > last }).min() else { return nil }
        last = number
        return records.removeValue(forKey: number).map { .record($0) }
    }
}
