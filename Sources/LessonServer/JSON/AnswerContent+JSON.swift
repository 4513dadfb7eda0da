/// As JSON one key of the object that it stands in: `text`, `choices` or `entries`.
extension AnswerContent: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case text, choices, entries
    }

    package init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        let keys = Key.allCases.filter(object.contains)
        guard let key = keys.first else {
            throw DecodingError.keyNotFound(
                Key.text, DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "no content"))
        }
        guard keys.count == 1 else {
            throw DecodingError.dataCorruptedError(forKey: keys[1], in: object, debugDescription: "two contents")
        }
        switch key {
        case .text: self = .code(try object.decode(String.self, forKey: key))
        case .choices: self = .choices(try object.decode([String].self, forKey: key))
        case .entries: self = .entries(try object.decode([String].self, forKey: key))
        }
    }

    /// Nil where the object has none of the keys.
    init?(ifPresentIn decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        guard Key.allCases.contains(where: object.contains) else { return nil }
        try self.init(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        switch self {
        case .code(let text): try object.encode(text, forKey: .text)
        case .choices(let letters): try object.encode(letters, forKey: .choices)
        case .entries(let entries): try object.encode(entries, forKey: .entries)
        }
    }
}
