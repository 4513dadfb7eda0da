import Foundation

/// Compares what attend says of Swift code with what swift-syntax says, and ends with 1 when they differ.
///
/// `syntax-oracle [--attend FILE] [FILE-OR-FOLDER …]`
var arguments = Array(CommandLine.arguments.dropFirst())
var attendPath: String?
if arguments.count > 1, arguments[0] == "--attend" {
    attendPath = arguments[1]
    arguments.removeFirst(2)
}

let oracle = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
let repository = oracle.deletingLastPathComponent().deletingLastPathComponent()
let attend = attendPath.map { URL(filePath: $0) } ?? repository.appending(path: ".build/debug/attend")
let temporary = FileManager.default.temporaryDirectory.appending(path: "syntax-oracle-\(getpid())")
try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: temporary) }

let corpus =
    arguments.isEmpty
    ? try Corpus(repository: repository, oracle: oracle, temporary: temporary) : Corpus(arguments)
let report = try Report(of: corpus, by: AttendDump(attend: attend))
print(report.text)
exit(report.isGood ? 0 : 1)
