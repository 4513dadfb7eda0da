/// A few rows of a product, held in registers while it is summed; each row is two `Lanes` wide.
///
/// Blocks are put together from smaller ones at compile time, so that every row is a variable of its own and none is
/// ever written to memory before the sum is complete.
protocol RowBlock {
    static var rows: Int { get }
    /// All zeros.
    init()
    /// Adds to row r the r-th scalar, `stride` apart, times both lanes.
    mutating func add(_ scalars: UnsafePointer<Float>, stride: Int, left: Lanes, right: Lanes)
    func write(to lanes: UnsafeMutablePointer<Lanes>)
    /// Adds the rows to those that stand at `lanes`.
    func add(to lanes: UnsafeMutablePointer<Lanes>)
    /// The largest number of each column.
    var largest: (left: Lanes, right: Lanes) { get }
}

/// One row.
struct SingleRow: RowBlock {
    var left: Lanes
    var right: Lanes

    @inline(__always)
    static var rows: Int { 1 }

    @inline(__always)
    init() {
        left = Lanes(repeating: 0)
        right = Lanes(repeating: 0)
    }

    @inline(__always)
    mutating func add(_ scalars: UnsafePointer<Float>, stride: Int, left: Lanes, right: Lanes) {
        let scalar = Lanes(repeating: scalars[0])
        self.left = self.left.adding(scalar, times: left)
        self.right = self.right.adding(scalar, times: right)
    }

    @inline(__always)
    func write(to lanes: UnsafeMutablePointer<Lanes>) {
        lanes[0] = left
        lanes[1] = right
    }

    @inline(__always)
    func add(to lanes: UnsafeMutablePointer<Lanes>) {
        lanes[0] += left
        lanes[1] += right
    }

    @inline(__always)
    var largest: (left: Lanes, right: Lanes) { (left, right) }
}

/// The rows of one block, then those of another.
struct Stacked<Upper: RowBlock, Lower: RowBlock>: RowBlock {
    var upper: Upper
    var lower: Lower

    @inline(__always)
    static var rows: Int { Upper.rows + Lower.rows }

    @inline(__always)
    init() {
        upper = Upper()
        lower = Lower()
    }

    @inline(__always)
    mutating func add(_ scalars: UnsafePointer<Float>, stride: Int, left: Lanes, right: Lanes) {
        upper.add(scalars, stride: stride, left: left, right: right)
        lower.add(scalars + Upper.rows * stride, stride: stride, left: left, right: right)
    }

    @inline(__always)
    func write(to lanes: UnsafeMutablePointer<Lanes>) {
        upper.write(to: lanes)
        lower.write(to: lanes + 2 * Upper.rows)
    }

    @inline(__always)
    func add(to lanes: UnsafeMutablePointer<Lanes>) {
        upper.add(to: lanes)
        lower.add(to: lanes + 2 * Upper.rows)
    }

    @inline(__always)
    var largest: (left: Lanes, right: Lanes) {
        let (upper, lower) = (upper.largest, lower.largest)
        return (upper.left.maximum(lower.left), upper.right.maximum(lower.right))
    }
}

typealias TwoRows = Stacked<SingleRow, SingleRow>
typealias FourRows = Stacked<TwoRows, TwoRows>
#if ATTEND_AVX512
/// As many rows as the registers hold beside their operands.
typealias FullBlock = Stacked<FourRows, FourRows>
#else
/// As many rows as the registers hold beside their operands.
typealias FullBlock = Stacked<FourRows, TwoRows>
#endif
