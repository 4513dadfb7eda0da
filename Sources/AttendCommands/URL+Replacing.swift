import Foundation

extension URL {
    /// Replaces the contents of somebody's file, all or nothing: a symbolic link stays one, and the file keeps its mode.
    func replaceContents(with data: Data) throws {
        let file = resolvingSymlinksInPath()
        let path = file.path(percentEncoded: false)
        let mode = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        try data.write(to: file, options: .atomic)
        if let mode { try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path) }
    }
}
