import Foundation

/// Compares what attend says of Swift code with what swift-syntax says, and ends with 1 when they differ.
///
/// `syntax-oracle [--attend FILE] [--fuzz COUNT] [FILE-OR-FOLDER …]`
var arguments = Array(CommandLine.arguments.dropFirst())

func option(_ name: String) -> String? {
    guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else { return nil }
    let value = arguments[index + 1]
    arguments.removeSubrange(index...index + 1)
    return value
}

let oracle = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
let repository = oracle.deletingLastPathComponent().deletingLastPathComponent()
let attend = option("--attend").map { URL(filePath: $0) } ?? repository.appending(path: ".build/debug/attend")
let temporary = FileManager.default.temporaryDirectory.appending(path: "syntax-oracle-\(getpid())")
try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: temporary) }

let corpus =
    arguments.isEmpty
    ? try Corpus(repository: repository, oracle: oracle, temporary: temporary) : Corpus(arguments)
let report = try Report(of: corpus, by: AttendDump(attend: attend))
print(report.text)
exit(report.isGood ? 0 : 1)
