/// As a page sends it; either list of codes may be missing.
extension TrialRequest: Codable {
    private enum Key: String, CodingKey {
        case chapter, cells, scratch
    }

    package init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        self.init(
            chapter: try object.decode(String.self, forKey: .chapter),
            cells: try object.decodeIfPresent([Int: String].self, forKey: .cells) ?? [:],
            scratch: try object.decodeIfPresent([String: String].self, forKey: .scratch) ?? [:])
    }

    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(chapter, forKey: .chapter)
        try object.encode(cells, forKey: .cells)
        try object.encode(scratch, forKey: .scratch)
    }
}

/// As JSON, where what is not there is `null`.
extension TrialState: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        try object.encode(job, forKey: .job)
        try object.encode(isRunning, forKey: .isRunning)
        try object.encode(cells, forKey: .cells)
        try object.encode(scratch, forKey: .scratch)
        try object.encode(message, forKey: .message)
    }
}

extension TrialState.CellResult: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        try object.encode(cell, forKey: .cell)
        try object.encode(inside, forKey: .inside)
        try object.encode(after, forKey: .after)
        try object.encode(change, forKey: .change)
        try object.encode(failed, forKey: .failed)
    }
}
