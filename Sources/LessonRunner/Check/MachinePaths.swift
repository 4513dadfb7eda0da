import Foundation

/// The folders of this machine whose paths a variant can find out, and what stands for them in all that it says: verdicts are
/// shown to people whom these paths do not concern.
struct MachinePaths: Sendable {
    private typealias Folder = (path: [UInt8], sign: [UInt8])

    /// In UTF-8, the longest first.
    private var folders: [Folder]

    /// - Parameter folders: those of attend, of the user and of the toolchain.
    init(_ folders: [String]) {
        self.folders = Self.sorted(folders.flatMap { Self.named($0, "…") })
    }

    /// These, and the folder where a variant runs.
    func with(workingFolder: String) -> MachinePaths {
        var paths = self
        paths.folders = Self.sorted(Self.named(workingFolder, ".") + folders)
        return paths
    }

    /// A folder under its path and, where that leads through symbolic links, under the one without; none for a path that is not
    /// absolute.
    private static func named(_ path: String, _ sign: String) -> [Folder] {
        Set([path, URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)])
            .map { (path: Array($0.utf8.reversed().drop { $0 == slash }.reversed()), sign: Array(sign.utf8)) }
            .filter { $0.path.count > 1 && $0.path[0] == slash }
    }

    private static func sorted(_ folders: [Folder]) -> [Folder] {
        folders.sorted { $0.path.count > $1.path.count }
    }

    private static let slash = UInt8(ascii: "/")

    func hidden(in text: String) -> String {
        text.utf8.contains(Self.slash) ? String(decoding: hidden(in: Array(text.utf8)), as: UTF8.self) : text
    }

    /// A text with a sign in place of each of these folders.
    func hidden(in text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = text[...]
        while let start = rest.firstIndex(of: Self.slash) {
            result += rest[..<start]
            let folder = Self.isOfName(result.last) ? nil : folders.first { Self.begins(rest[start...], with: $0.path) }
            result += folder?.sign ?? [Self.slash]
            rest = rest[(start + (folder?.path.count ?? 1))...]
        }
        return result + rest
    }

    /// Whether a text begins with a folder's path, and not with that of another whose name begins the same.
    private static func begins(_ text: ArraySlice<UInt8>, with path: [UInt8]) -> Bool {
        text.starts(with: path) && !isOfName(text.dropFirst(path.count).first)
    }

    private static func isOfName(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        let scalar = Unicode.Scalar(byte)
        return byte >= 0x80 || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_"
            || scalar == "-"
    }
}
