import StepTrace

/// Merges a program's printed text and its runtime's records into one sequence.
///
/// They arrive through separate pipes. A mark in the printed text gives the number of the record that belongs there.
struct OutputOrder {
    enum Item: Sendable, Hashable {
        case printed([UInt8])
        case record(WireRecord)
    }

    private let nonce: String
    /// What is not to be seen of what a variant says.
    private let paths: MachinePaths?
    private let markStart: [UInt8]
    private var text: [UInt8] = []
    /// How many bytes of `text` have been returned.
    private var taken = 0
    private var line: [UInt8] = []
    private var records: [Int: WireRecord] = [:]
    /// How many records have arrived.
    private(set) var recordCount = 0
    /// The numbers of the records without a mark, last first; known at the end.
    private var unmarked: [Int]?
    /// The number of a mark that was read and whose record has not arrived.
    private var awaited: Int?
    private var areRecordsDropped = false
    /// The number of the last record returned.
    private var last = 0

    private static let separator: UInt8 = 0x1E
    /// The most digits that a mark's number has.
    private static let mostDigits = 20

    init(nonce: String, hiding paths: MachinePaths? = nil) {
        self.nonce = nonce
        self.paths = paths
        markStart = [Self.separator] + Array(nonce.utf8) + [UInt8(ascii: " ")]
    }

    /// How many bytes of text are waiting for a record.
    var heldBytes: Int { text.count - taken }

    /// Stops waiting for the record of the last mark: the record is lost, or the mark is forged.
    mutating func skipAwaitedRecord() { awaited = nil }

    /// Drops the records that wait for their marks, and those that are to come.
    mutating func dropRecords() {
        (records, line, areRecordsDropped) = ([:], [], true)
    }

    mutating func addOutput(_ bytes: some Sequence<UInt8>) {
        text.removeFirst(taken)
        taken = 0
        text.append(contentsOf: bytes)
    }

    /// Adds bytes from the private pipe; lines that do not carry this run's nonce are dropped.
    mutating func addWire(_ bytes: some Collection<UInt8>) {
        if areRecordsDropped { return }
        for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if part.offset > 0 {
                if let read = WireLine(paths?.hidden(in: line) ?? line, nonce: nonce) {
                    records[read.number] = read.record
                    recordCount += 1
                }
                line = []
            }
            line.append(contentsOf: part.element)
        }
    }

    /// The next text or record; nil while the next one is incomplete.
    /// - Parameter ended: whether all bytes have arrived. Then records without a mark are returned too, and marks without a
    ///   record are skipped.
    mutating func next(ended: Bool = false) -> Item? {
        // A program may write thousands of marks: a loop instead of recursion, and no bytes are moved.
        while true {
            if let number = awaited {
                if let record = records.removeValue(forKey: number) {
                    awaited = nil
                    last = number
                    return .record(record)
                }
                guard ended || areRecordsDropped else { return nil }
                awaited = nil
            }
            let rest = text[taken...]
            guard let start = rest.firstIndex(of: Self.separator) else {
                if !rest.isEmpty { return takeText(rest.count) }
                return ended ? takeUnmarked() : nil
            }
            if start > taken { return takeText(start - taken) }
            if !rest.starts(with: markStart) {
                if rest.count < markStart.count, markStart.starts(with: rest), !ended { return nil }
                return takeText(1)
            }
            let number = rest.dropFirst(markStart.count).prefix(Self.mostDigits + 1)
            guard let end = number.firstIndex(of: Self.separator) else {
                if number.count <= Self.mostDigits, !ended { return nil }
                return takeText(1)
            }
            taken = end + 1
            awaited = Int(String(decoding: number[..<end], as: UTF8.self))
        }
    }

    private mutating func takeText(_ count: Int) -> Item {
        defer { taken += count }
        return .printed(Array(text[taken..<(taken + count)]))
    }

    private mutating func takeUnmarked() -> Item? {
        if unmarked == nil { unmarked = records.keys.filter { $0 > last }.sorted(by: >) }
        guard let number = unmarked?.popLast() else { return nil }
        last = number
        return records.removeValue(forKey: number).map { .record($0) }
    }
}
