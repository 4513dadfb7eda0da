import Foundation

/// Files of a corpus with something taken out, doubled or put in: valid for swift-syntax now and then, and then compared.
struct Mutants {
    let seed: UInt64

    private static let pieces = [
        "(", ")", "[", "]", "{", "}", "<", ">", "\"", "\"\"\"", "\\(", "#\"", "/", "/*", "*/", "//", "`", "<#a#>",
        "#if a\n",
        "#endif\n", "#else\n", "@a ", "\n", ";", ",", ":", ".", "?", "!", "=", "->", "&", " - ", " -", "- ", "try ",
        "await ",
        "if ", "else ", "switch ", "case ", "in ", "is ", "as ", "where ", "func ", "var ", "class ", "init", "self",
        "any ",
        "each ", "async ", "throws ", "return ", "unsafe ", "$0", "1.", "é", "👍", "\u{1}",
    ]

    /// As many changed files as are wanted, in the temporary folder.
    func group(of corpus: Corpus, count: Int, in temporary: URL) throws -> Corpus.Group {
        var random = SplitMix(state: seed)
        let files = corpus.groups.flatMap(\.files)
        var group = Corpus.Group(name: "mutants of seed \(seed)", files: [])
        while group.files.count < count {
            let file = files.randomElement(using: &random)!
            let code = Array(try String(contentsOfFile: file.path, encoding: .utf8).utf8.prefix(20_000))
            guard !code.isEmpty else { continue }
            let path = temporary.appending(path: "mutant-\(group.files.count).swift").path
            try String(decoding: changed(code, &random), as: UTF8.self)
                .write(toFile: path, atomically: false, encoding: .utf8)
            group.files.append((path, "\(group.files.count) of \(file.name)"))
        }
        return group
    }

    private func changed(_ code: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        let start = Int.random(in: 0..<code.count, using: &random)
        let end = min(code.count, start + Int.random(in: 1...30, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return Array(code[..<start] + code[end...])
        case 1: return Array(code[..<end] + code[start...])
        case 2: return Array(code[..<start])
        default: return Array(code[..<start] + Self.pieces.randomElement(using: &random)!.utf8 + code[start...])
        }
    }
}

/// Random numbers that a seed repeats.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
