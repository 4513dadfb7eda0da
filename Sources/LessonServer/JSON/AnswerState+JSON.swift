/// As JSON one object with the content's key among its own; what is not there is `null`.
extension AnswerState: Codable {
    private enum Key: String, CodingKey {
        case version, isBegun, file, fault, hints, everPassed, verdict
    }

    package init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        self.init(
            content: try AnswerContent(ifPresentIn: decoder),
            version: try object.decodeIfPresent(String.self, forKey: .version),
            isBegun: try object.decode(Bool.self, forKey: .isBegun),
            file: try object.decode(String.self, forKey: .file),
            fault: try object.decodeIfPresent(String.self, forKey: .fault),
            hints: try object.decode(Int.self, forKey: .hints),
            everPassed: try object.decode(Bool.self, forKey: .everPassed),
            verdict: try object.decodeIfPresent(VerdictState.self, forKey: .verdict))
    }

    package func encode(to encoder: any Encoder) throws {
        try content?.encode(to: encoder)
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(version, forKey: .version)
        try object.encode(isBegun, forKey: .isBegun)
        try object.encode(file, forKey: .file)
        try object.encode(fault, forKey: .fault)
        try object.encode(hints, forKey: .hints)
        try object.encode(everPassed, forKey: .everPassed)
        try object.encode(verdict, forKey: .verdict)
    }
}
