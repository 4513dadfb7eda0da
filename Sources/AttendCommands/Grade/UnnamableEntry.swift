import Foundation

/// A file or folder whose name is not UTF-8, as an old archive leaves it where it is unpacked.
///
/// Foundation lists it with `�` in its name, and finds nothing of that name. It is opened by its bytes instead, and read
/// by the path that the system has for what is open.
struct UnnamableEntry {
    let kind: FileKind
    /// Valid as long as attend runs.
    let url: URL

    static let message = "its name is not UTF-8"
    static let remedy = "rename it: a zip of an old system leaves such names where it is unpacked"

    /// Whether a name has the sign that stands for bytes that are no text.
    static func isShown(as name: String) -> Bool { name.unicodeScalars.contains("\u{FFFD}") }

    /// The position of an entry among those of a sorted list that are listed alike, counted from 0.
    static func position(of index: Int, in names: [String]) -> Int {
        names[..<index].reversed().prefix { $0 == names[index] }.count
    }

    /// - Parameters:
    ///   - shown: its name as it is listed.
    ///   - position: among those that are listed alike, counted from 0.
    /// - Returns: nil for what cannot be opened, such as a link.
    init?(_ shown: String, position: Int = 0, in folder: URL) {
        #if os(Linux)
        guard Self.isShown(as: shown), let directory = opendir(folder.path(percentEncoded: false)) else { return nil }
        defer { closedir(directory) }
        var names: [[UInt8]] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if String(validating: name, as: UTF8.self) == nil, String(decoding: name, as: UTF8.self) == shown {
                names.append(name)
            }
        }
        names.sort { $0.lexicographicallyPrecedes($1) }
        guard names.indices.contains(position) else { return nil }
        let path = names[position].map { CChar(bitPattern: $0) } + [0]
        let descriptor = openat(dirfd(directory), path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        var facts = stat()
        guard descriptor >= 0, fstat(descriptor, &facts) == 0 else { return nil }
        kind = FileKind(facts)
        url = URL(
            filePath: "/proc/self/fd/\(descriptor)", directoryHint: kind == .folder ? .isDirectory : .notDirectory)
        #else
        return nil
        #endif
    }
}
