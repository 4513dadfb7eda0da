/// What is in a `.zip`, `.tar.gz` or `.tar`, read in memory: nothing is unpacked onto the disk, and no other program runs.
///
/// A member that could do harm is left out with the reason: a link, a path that leads out of the archive. An archive that
/// unpacks to more than `Limits` allows is refused as a whole.
package struct Archive: Sendable, Hashable {
    /// A regular file.
    package struct File: Sendable, Hashable {
        /// Relative, with `/` between folders.
        package var path: String
        package var contents: [UInt8]

        package init(path: String, contents: [UInt8]) {
            self.path = path
            self.contents = contents
        }
    }

    /// A member that was left out.
    package struct Refusal: Sendable, Hashable {
        package var path: String
        package var reason: Reason
    }

    package enum Reason: Sendable, Hashable {
        case link, leadsOutside, tooLarge
        /// Neither a file nor a folder nor a link.
        case special
    }

    /// Why nothing of an archive can be read.
    package enum Fault: Error, Sendable, Hashable {
        /// It is neither of the known kinds.
        case unknownKind
        case damaged
        case encrypted
        /// A method of compression other than the usual one.
        case unknownMethod
        case tooMuch
    }

    /// What an archive may hold; answers are far smaller.
    package struct Limits: Sendable {
        package var members: Int
        /// Bytes of one file.
        package var file: Int
        /// Bytes of all files.
        package var total: Int

        package init(members: Int = 10_000, file: Int = 1 << 20, total: Int = 64 << 20) {
            self.members = members
            self.file = file
            self.total = total
        }
    }

    package private(set) var files: [File] = []
    package private(set) var refusals: [Refusal] = []
    private var total = 0
    private let limits: Limits

    package static func == (first: Archive, second: Archive) -> Bool {
        first.files == second.files && first.refusals == second.refusals
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(files)
        hasher.combine(refusals)
    }

    /// - Parameter ignores: says of the name of a file or folder whether it is left out without a word.
    package init(
        _ bytes: [UInt8], limits: Limits = Limits(), ignoring ignores: (String) -> Bool = { _ in false }
    ) throws(Fault) {
        self.limits = limits
        func isWanted(_ path: String) -> Bool {
            !path.split(separator: "/").contains { $0 != "." && $0 != ".." && ignores(String($0)) }
        }
        if ZipDirectory.isZip(bytes) {
            try readZip(bytes, isWanted)
        } else if Gzip.isGzip(bytes) {
            try readTar(try Gzip.unpacked(bytes, limit: limits.total), isWanted)
        } else if Tar.isTar(bytes) {
            try readTar(bytes, isWanted)
        } else {
            throw .unknownKind
        }
    }

    private mutating func readZip(_ bytes: [UInt8], _ isWanted: (String) -> Bool) throws(Fault) {
        let members = try ZipDirectory(bytes).members
        guard members.count <= limits.members else { throw .tooMuch }
        for member in members where isWanted(member.path) {
            if let reason = reason(against: member.path, member.kind, size: member.size) {
                refusals.append(Refusal(path: member.path, reason: reason))
            } else if member.kind == .file {
                try add(member.path, try member.contents(in: bytes))
            }
        }
    }

    private mutating func readTar(_ bytes: [UInt8], _ isWanted: (String) -> Bool) throws(Fault) {
        let members = try Tar(bytes, mostMembers: limits.members).members
        for member in members where isWanted(member.path) {
            if let reason = reason(against: member.path, member.kind, size: member.range.count) {
                refusals.append(Refusal(path: member.path, reason: reason))
            } else if member.kind == .file {
                try add(member.path, Array(bytes[member.range]))
            }
        }
    }

    private mutating func add(_ path: String, _ contents: [UInt8]) throws(Fault) {
        total += contents.count
        guard total <= limits.total else { throw .tooMuch }
        files.append(
            File(path: path.split(separator: "/").filter { $0 != "." }.joined(separator: "/"), contents: contents))
    }

    private func reason(against path: String, _ kind: MemberKind, size: Int) -> Reason? {
        let parts = path.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
        let hasDrive = path.dropFirst().hasPrefix(":")
        if path.hasPrefix("/") || path.hasPrefix("\\") || hasDrive || parts.contains("..") || path.contains("\0") {
            return .leadsOutside
        }
        switch kind {
        case .link: return .link
        case .special: return .special
        case .file: return size > limits.file ? .tooLarge : nil
        case .folder: return nil
        }
    }
}

/// What a member of an archive is.
enum MemberKind {
    case file, folder, link, special
}
