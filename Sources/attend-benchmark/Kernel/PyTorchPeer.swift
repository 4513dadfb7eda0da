import Foundation

/// PyTorch as a contender, where there is a Python that has it.
enum PyTorchPeer {
    /// The contender and PyTorch's version; nil without PyTorch.
    static func start(python: String, script: URL) throws -> (peer: Peer, version: String)? {
        let probe = Process()
        probe.executableURL = URL(filePath: "/usr/bin/env")
        probe.arguments = [python, "-c", "import torch"]
        probe.standardError = FileHandle.nullDevice
        try probe.run()
        probe.waitUntilExit()
        guard probe.terminationStatus == 0 else { return nil }
        let peer = try Peer("PyTorch", executable: "/usr/bin/env", arguments: [python, script.path])
        return (peer, try peer.nextLine(after: "start"))
    }
}
