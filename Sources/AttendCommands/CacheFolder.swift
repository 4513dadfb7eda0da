import Foundation

/// The folder that everything computed is kept in; it may be emptied at any time.
struct CacheFolder {
    let url: URL

    init(_ url: URL) {
        self.url = url
    }

    /// How much it holds, for people: `12.3 MB`.
    var size: String {
        ByteCountFormatter.string(fromByteCount: Int64(bytes), countStyle: .file)
    }

    private var bytes: Int {
        let files = FileManager.default.enumerator(at: url, includingPropertiesForKeys: [.fileSizeKey])
        return files?.reduce(0) { $0 + ((try? ($1 as? URL)?.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0) }
            ?? 0
    }

    /// Removes what is in it.
    /// - Returns: the size that it had.
    func clear() throws -> String {
        let had = size
        guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else { return had }
        for name in try FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false)) {
            try FileManager.default.removeItem(at: url.appending(path: name))
        }
        return had
    }
}
