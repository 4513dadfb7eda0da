/// A record as it stands on the channel, with the run's nonce and its number.
public struct WireLine: Sendable, Hashable {
    /// Counted from 1.
    public var number: Int
    public var record: WireRecord

    public init(number: Int, record: WireRecord) {
        self.number = number
        self.record = record
    }

    /// The bytes to write, line break included.
    public func bytes(nonce: String) -> [UInt8] {
        var bytes = Array("\(nonce) \(number) ".utf8)
        record.json.write(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// Reads a line without its line break; nil for one that the runtime of this run did not write.
    public init?(_ line: [UInt8], nonce: String) {
        let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, String(decoding: parts[0], as: UTF8.self) == nonce,
            let number = Int(String(decoding: parts[1], as: UTF8.self)), number > 0,
            let json = JSONValue(reading: Array(parts[2])), let record = WireRecord(json)
        else { return nil }
        self.init(number: number, record: record)
    }

    /// What stands on standard output where the record belongs; no text that people read holds a record separator.
    public static func mark(nonce: String, number: Int) -> [UInt8] {
        Array("\u{1E}\(nonce) \(number)\u{1E}".utf8)
    }
}
