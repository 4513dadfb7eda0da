import Foundation
import Synchronization
import Testing

@testable import AttendCommands

@Suite struct FileWatchTests {
    @Test func aChangeIsToldOnceItHasSettled() async {
        // Looks in turn: alike, half written, written, written, touched only, renamed over, renamed over.
        let looks = ["a", "a", "", "b", "b", "b", "c", "c", "c"].map { ["file": Data($0.utf8)] }
        let position = Mutex(0)
        let told = Mutex<[String]>([])
        let watch = FileWatch {
            position.withLock {
                $0 = min($0 + 1, looks.count)
                return looks[$0 - 1]
            }
        }
        let task = Task {
            await watch.run {
                let now = position.withLock { looks[$0 - 1]["file"] } ?? Data()
                told.withLock { $0.append(String(decoding: now, as: UTF8.self)) }
            }
        }
        while position.withLock({ $0 }) < looks.count { try? await Task.sleep(for: .milliseconds(50)) }
        task.cancel()
        await task.value
        #expect(told.withLock { $0 } == ["b", "c"])
    }
}
