import Foundation
import StepTrace

/// What a compiler once said of itself, for as long as its file stays as it was.
struct ToolchainMemory {
    private let path: String
    /// Which file it is: its path, size and time of change.
    private let identity: String

    init(folder: String, swiftc: String) {
        path = folder + "/toolchain.json"
        let file = URL(filePath: swiftc).resolvingSymlinksInPath().path
        let facts = try? FileManager.default.attributesOfItem(atPath: file)
        let size = (facts?[.size] as? NSNumber)?.intValue ?? 0
        let changed = (facts?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        identity = "\(swiftc) \(file) \(size) \(changed)"
    }

    /// The compiler's answer to `-print-target-info`; nil when it is not known.
    var answer: JSONValue? {
        guard let data = FileManager.default.contents(atPath: path), let json = JSONValue(reading: Array(data)),
            json["compiler"]?.string == identity
        else { return nil }
        return json["answer"]?.string.flatMap { JSONValue(reading: $0) }
    }

    func keep(_ answer: String) {
        let json = JSONValue.object([.init("compiler", .string(identity)), .init("answer", .string(answer))])
        let folder = (path as NSString).deletingLastPathComponent
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try? Data(json.text.utf8).write(to: URL(filePath: path), options: .atomic)
    }
}
