import Foundation
import StepTrace

/// What a compiler once said of itself, for as long as its file stays as it was.
struct ToolchainMemory {
    private let file: CacheFile

    init(folder: String, swiftc: String) {
        let path = URL(filePath: swiftc).resolvingSymlinksInPath().path
        let facts = try? FileManager.default.attributesOfItem(atPath: path)
        let size = (facts?[.size] as? NSNumber)?.intValue ?? 0
        let changed = (facts?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        var identity = Digest()
        identity.update("\(swiftc) \(path) \(size) \(changed)")
        file = CacheFile(path: folder + "/toolchain", format: "attend.toolchain/1", key: identity.hexadecimal)
    }

    /// The compiler's answer to `-print-target-info`; nil when it is not known.
    var answer: JSONValue? { file.read().flatMap { JSONValue(reading: Array($0)) } }

    func keep(_ answer: String) { file.write(Array(answer.utf8)) }
}
