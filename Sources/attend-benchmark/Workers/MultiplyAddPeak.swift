// Compiled with the kernel's own `Lanes` and `RowBlock`, to use the same registers and instructions as the fused path.
import Foundation

/// The peak speed of multiply-adds: sums in a register block, without loads and stores.
enum MultiplyAddPeak {
    private static let steps = 1_000_000

    /// Additions and multiplications, in thousands of millions a second, of so many threads at once.
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
        // With equal rows the compiler would compute only one of them.
        block.add(scalars, stride: 1, left: left, right: right)
        for _ in 0..<steps { block.add(scalars, stride: 0, left: left, right: right) }
        return block.largest.left.maximum(block.largest.right)
    }
}
