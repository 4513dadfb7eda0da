import AttentionKernel

/// A rule for taking parameters a step further by their gradients.
public protocol Optimiser {
    mutating func step(_ parameters: Parameters, file: StaticString, line: UInt)
}

extension SGD: Optimiser {}
extension Adam: Optimiser {}
