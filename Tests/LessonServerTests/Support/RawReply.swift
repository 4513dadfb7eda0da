import Foundation

/// What a server answered, taken apart.
struct RawReply {
    var status: Int
    /// By the name in small letters.
    var headers: [String: [String]]
    var body: Data

    var text: String { String(decoding: body, as: UTF8.self) }

    /// - Returns: nil for anything that is no answer, such as a connection that was closed.
    init?(_ data: Data) {
        guard let end = data.range(of: Data("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: data[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        let words = lines[0].split(separator: " ", maxSplits: 2)
        guard words.count >= 2, words[0] == "HTTP/1.1", let status = Int(words[1]) else { return nil }
        self.status = status
        headers = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased(), default: []].append(parts[1].trimmingCharacters(in: .whitespaces))
        }
        body = data[end.upperBound...]
    }

    func header(_ name: String) -> String? { headers[name.lowercased()]?.first }

    /// The value of a key of the JSON object that was answered.
    func json(_ key: String) throws -> String? {
        (try JSONSerialization.jsonObject(with: body) as? [String: Any])?[key] as? String
    }
}
