/// What a page sends to each of the addresses that take more than an exercise's answer.
enum PageMessages {
    struct OfExercise: Decodable {
        var exercise: String
    }

    /// A request for a verdict; without content the answer's file is checked as it is.
    struct Check: Decodable {
        var exercise: String
        var change: AnswerChange?

        private enum Key: String, CodingKey {
            case exercise
        }

        init(from decoder: any Decoder) throws {
            exercise = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .exercise)
            change = try AnswerContent(ifPresentIn: decoder) == nil ? nil : AnswerChange(from: decoder)
        }
    }

    struct Solution: Decodable {
        var exercise: String
        var reveal: Bool?
    }

    struct Stop: Decodable {
        var job: String
    }

    struct Code: Decodable {
        var text: String
    }
}

/// As a page sends it; an answer that is new has no `base`.
extension AnswerChange: Codable {
    private enum Key: String, CodingKey {
        case exercise, base, force
    }

    package init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        self.init(
            exercise: try object.decode(String.self, forKey: .exercise),
            content: try AnswerContent(from: decoder),
            base: try object.decodeIfPresent(String.self, forKey: .base),
            force: try object.decodeIfPresent(Bool.self, forKey: .force) ?? false)
    }

    package func encode(to encoder: any Encoder) throws {
        try content.encode(to: encoder)
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(exercise, forKey: .exercise)
        try object.encode(base, forKey: .base)
        try object.encode(force, forKey: .force)
    }
}
