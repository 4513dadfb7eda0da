import CProcess

/// How much the programs of one run have written into their folders, looked at now and then.
struct FolderUse {
    let folders: [String]
    private let clock = ContinuousClock()
    private var next: ContinuousClock.Instant

    /// To look takes longer than what else is done at each tick.
    private static let interval = Duration.milliseconds(200)

    init(of folders: [String]) {
        self.folders = folders
        next = clock.now + Self.interval
    }

    /// Whether it is time to look, and there is too much.
    mutating func exceeds(_ limit: Int, _ tree: ProcessTree) -> Bool {
        guard clock.now >= next else { return false }
        next = clock.now + Self.interval
        var left = Int64(limit) - Int64(tree.bytesOfUnnamedFiles)
        for folder in folders where left > 0 { left -= folder_bytes(folder, left) }
        return left <= 0
    }
}
