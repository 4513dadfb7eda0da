import Foundation
import LessonModel

extension SHA256 {
    /// Adds files by name and contents; a missing file differs from an empty one.
    mutating func update(files names: [String], in folder: String) {
        for name in names {
            update(name)
            let data = FileManager.default.contents(atPath: "\(folder)/\(name)")
            update(data.map { "\($0.count)" } ?? "missing")
            update(data ?? Data())
        }
    }
}
