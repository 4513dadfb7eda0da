import Foundation

/// Compares what attend says of Swift code with what swift-syntax says, and ends with 1 when they differ.
///
/// `syntax-oracle [--attend FILE] [--mutants COUNT] [--seed SEED] [FILE-OR-FOLDER …]`
var paths: [String] = []
var options: [String: String] = [:]
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    if argument.hasPrefix("--") { options[argument] = arguments.popFirst() } else { paths.append(argument) }
}

let oracle = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
let repository = oracle.deletingLastPathComponent().deletingLastPathComponent()
let attend = options["--attend"].map { URL(filePath: $0) } ?? repository.appending(path: ".build/debug/attend")
let temporary = FileManager.default.temporaryDirectory.appending(path: "syntax-oracle-\(getpid())")

var isGood = false
do {
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: temporary) }
    var corpus =
        paths.isEmpty
        ? try Corpus(repository: repository, oracle: oracle, temporary: temporary) : Corpus(paths)
    if let count = options["--mutants"].flatMap(Int.init) {
        let seed = options["--seed"].flatMap(UInt64.init) ?? UInt64.random(in: 0..<1_000_000)
        corpus.groups = [try Mutants(seed: seed).group(of: corpus, count: count, in: temporary)]
    }
    let report = try Report(of: corpus, by: AttendDump(attend: attend))
    print(report.text)
    isGood = report.isGood
} catch {
    print(error)
}
exit(isGood ? 0 : 1)
