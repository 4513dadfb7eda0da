import Foundation
import TestSupport
import Testing

@testable import AttendCommands

@Suite struct PageCacheTests {
    @Test func readingAnEntryMarksItAsUsed() throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        let target = HandoutFolder("pages", from: folder.url)
        let cache = PageCache(folder: folder.url.appending(path: "pages-cache"))
        let key = cache.key(of: "a.html", in: target, madeOf: ["a"])
        #expect(cache.outcome(key, of: "a.html", in: target) == nil)
        _ = try target.write("page", to: "a.html")
        cache.store(key, of: "a.html", in: target)
        let file = folder.url.appending(path: "pages-cache/\(key)").path
        let old = Date(timeIntervalSince1970: 86_400)
        try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: file)
        #expect(cache.outcome(key, of: "a.html", in: target) == .init(name: "a.html", size: 4, unchanged: true))
        let used = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
        #expect(used ?? old > old)
    }
}
