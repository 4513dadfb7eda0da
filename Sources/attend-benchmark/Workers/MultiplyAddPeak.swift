// Compiled with the kernel's own `Lanes` and `RowBlock`, so that it uses the same registers and instructions as the
// fused path.
import Foundation

/// Measures the peak speed of multiply-adds: sums in a register block, without loads and stores.
enum MultiplyAddPeak {
    private static let steps = 1_000_000

    /// The additions and multiplications of `threads` concurrent threads, in GFLOP/s.
    static func measure(threads: Int) -> Double {
        let scalars = (1...FullBlock.rows).map { Float($0) / 1024 }
        let time = ContinuousClock().measure {
            DispatchQueue.concurrentPerform(iterations: threads) { _ in
                precondition(sums(of: scalars)[0] > 0)
            }
        }
        let operations = threads * steps * FullBlock.rows * 2 * Lanes.scalarCount * 2
        return Double(operations) / (time / .nanoseconds(1))
    }

    @inline(never)
    private static func sums(of scalars: [Float]) -> Lanes {
        let left = Lanes(repeating: scalars[0])
        let right = Lanes(repeating: scalars[1])
        var block = FullBlock()
        // Makes the rows differ; of equal rows the compiler would compute only one.
        block.add(scalars, stride: 1, left: left, right: right)
        for _ in 0..<steps { block.add(scalars, stride: 0, left: left, right: right) }
        return block.largest.left.maximum(block.largest.right)
    }
}
