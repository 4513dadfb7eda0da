/// A matrix of scalars times rows of lanes, computed a block of rows at a time.
///
/// Row r of the product sums, over all steps, the step's r-th scalar times its two lanes.
struct RowProduct {
    let scalars: UnsafePointer<Float>
    /// From one row's scalar to the next row's.
    let stride: Int
    /// From one step's scalars to the next step's.
    let advance: Int
    /// Two for each step.
    let lanes: UnsafePointer<Lanes>
    let steps: Int

    /// Computes the first `rows` rows, as many at a time as registers hold.
    @inline(__always)
    func compute(rows: Int, into receiver: inout some RowReceiver) {
        var row = 0
        while row + FullBlock.rows <= rows { compute(FullBlock.self, at: &row, into: &receiver) }
        if row + FourRows.rows <= rows { compute(FourRows.self, at: &row, into: &receiver) }
        while row < rows { compute(SingleRow.self, at: &row, into: &receiver) }
    }

    @inline(__always)
    private func compute<Block: RowBlock>(_: Block.Type, at row: inout Int, into receiver: inout some RowReceiver) {
        var block = Block()
        // Moved, not indexed: an address multiplied out anew for each step would take turns from the multiply-adds.
        var scalars = scalars + row * stride
        for step in 0..<steps {
            block.add(scalars, stride: stride, left: lanes[2 * step], right: lanes[2 * step + 1])
            scalars += advance
        }
        receiver.receive(block, at: row)
        row += Block.rows
    }
}

/// What takes the rows of a product, some at a time.
protocol RowReceiver {
    mutating func receive(_ block: some RowBlock, at row: Int)
}
