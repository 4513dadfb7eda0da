import Foundation
import LessonModel
import StepTrace

/// The cached answer of a compiler to `-print-target-info`, valid while its files do not change.
struct ToolchainCache {
    private let file: CacheFile

    /// nil for a `swiftc` that only starts another one, as swiftly's and macOS's do: it does not change when the actual
    /// compiler does.
    init?(folder: String, swiftc: String) {
        let driver = URL(filePath: swiftc).resolvingSymlinksInPath()
        let frontend = driver.deletingLastPathComponent().appending(path: "swift-frontend")
        let files = [driver.path, frontend.path].map { ($0, try? FileManager.default.attributesOfItem(atPath: $0)) }
        // These are the attributes of the link, not of its target.
        guard files.allSatisfy({ $0.1?[.type] as? FileAttributeType == .typeRegular }) else { return nil }
        var identity = SHA256()
        identity.update(swiftc)
        for (path, facts) in files {
            let size = (facts?[.size] as? NSNumber)?.intValue ?? 0
            let changed = (facts?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            identity.update("\(path) \(size) \(changed)")
        }
        file = CacheFile(path: folder + "/toolchain", format: "attend.toolchain/1", key: identity.hexadecimal)
    }

    /// The cached answer; nil when there is none.
    var answer: JSONValue? { file.read().flatMap { JSONValue(reading: Array($0)) } }

    func store(_ answer: String) { file.write(Array(answer.utf8)) }
}
