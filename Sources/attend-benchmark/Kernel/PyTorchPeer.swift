import Foundation

/// PyTorch as a contender, where there is a Python that has it.
enum PyTorchPeer {
    /// The contender and PyTorch's version; nil without PyTorch.
    static func start(python: String, script: URL) throws -> (peer: Peer, version: String)? {
        guard TimedRun.works([python, "-c", "import torch"]) else { return nil }
        let peer = try Peer("PyTorch", executable: "/usr/bin/env", arguments: [python, script.path])
        return (peer, try peer.greeting())
    }
}
