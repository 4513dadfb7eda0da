// The timed program of `attend-benchmark kernel`: it is compiled with the kernel for one kind of CPU, and reads one
// command per line.
import AttentionKernel
import Foundation

/// Q, K and V of every head, read from the benchmark's files.
struct Inputs {
    var q: [FloatMatrix] = []
    var k: [FloatMatrix] = []
    var v: [FloatMatrix] = []

    init(folder: String, heads: Int, length: Int, width: Int) {
        func matrices(_ name: String) -> [FloatMatrix] {
            let data = try! Data(contentsOf: URL(filePath: folder).appending(path: name))
            let numbers = data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
            return (0..<heads).map { head in
                let values = Array(numbers[(head * length * width)..<((head + 1) * length * width)])
                return FloatMatrix(rows: length, columns: width, values: values)
            }
        }
        q = matrices("q")
        k = matrices("k")
        v = matrices("v")
    }

    func attention(_ kind: String, causal: Bool, threads: Int) -> [FloatMatrix] {
        switch kind {
        case "fused":
            return fusedAttention(q, k, v, mask: causal ? .causal : .none, threads: threads)
        case "traced":
            return q.indices.map { head in
                let (q, k, v) = (Matrix(q[head]), Matrix(k[head]), Matrix(v[head]))
                return FloatMatrix(AttentionKernel.attention(q, k, v, mask: causal ? .causal : .none).output)
            }
        default:
            return q.indices.map { head in
                let (q, k, v) = (Matrix(q[head]), Matrix(k[head]), Matrix(v[head]))
                var scores = q.matmul(k.transposed) / Double(q.columns).squareRoot()
                if causal {
                    for row in 0..<scores.rows {
                        for column in (row + 1)..<max(row + 1, scores.columns) {
                            scores.values[row * scores.columns + column] = -.infinity
                        }
                    }
                }
                return FloatMatrix(softmax(scores).matmul(v))
            }
        }
    }
}

@main struct KernelWorker {
    static func main() {
        var inputs: Inputs?
        while let line = readLine() {
            let words = line.split(separator: " ").map(String.init)
            switch words[0] {
            case "load":
                inputs = Inputs(folder: words[1], heads: Int(words[2])!, length: Int(words[3])!, width: Int(words[4])!)
                print("loaded")
            case "save":
                let output = inputs!.attention(words[1], causal: words[2] == "causal", threads: Int(words[3])!)
                let bytes = output.reduce(into: Data()) { data, head in
                    head.values.withUnsafeBytes { data.append(contentsOf: $0) }
                }
                try! bytes.write(to: URL(filePath: words[4]))
                print("saved")
            case "peak":
                let peaks = (0..<Int(words[2])!).map { _ in MultiplyAddPeak.measure(threads: Int(words[1])!) }
                print(peaks.map { String($0) }.joined(separator: " "))
            default:
                let times = (0..<Int(words[4])!).map { _ in
                    ContinuousClock().measure {
                        _ = inputs!.attention(words[1], causal: words[2] == "causal", threads: Int(words[3])!)
                    }
                }
                print(times.map { String($0 / .milliseconds(1)) }.joined(separator: " "))
            }
            fflush(nil)
        }
    }
}
