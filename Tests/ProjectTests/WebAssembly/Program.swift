// Calls the kernel as a page would: compiled with it as Embedded Swift, called by `EmbeddedTests`.
import AttentionKernel

@_cdecl("softmaxShare")
public func softmaxShare() -> Double { softmax([[1, 2, 3]]).values[2] }

@_cdecl("fusedOutput")
public func fusedOutput() -> Double {
    let q: Matrix = [[1, 0], [0, 1], [1, 1]]
    let k: Matrix = [[1, 0], [1, 1], [0, 2]]
    let v: Matrix = [[1, 0], [0, 10], [100, 0]]
    return Double(fusedAttention(FloatMatrix(q), FloatMatrix(k), FloatMatrix(v)).values[0])
}
