// What only masked blocks need: a hidden key's value must not count, not even as 0 × NaN.
extension QueryTile {
    /// Whether no number of these is infinite or not a number.
    func areFinite(_ numbers: UnsafePointer<Float>, count: Int) -> Bool {
        let raw = UnsafeRawPointer(numbers)
        let width = Lanes.scalarCount
        var sum = Lanes(repeating: 0)
        var done = 0
        while done + width <= count {
            let lanes = raw.loadUnaligned(fromByteOffset: done * MemoryLayout<Float>.stride, as: Lanes.self)
            sum = sum.adding(lanes, times: Lanes(repeating: 0))
            done += width
        }
        var rest: Float = 0
        while done < count {
            rest += numbers[done] * 0
            done += 1
        }
        return rest == 0 && !any(sum .!= Lanes(repeating: 0))
    }

    /// Adds Vᵀ Pᵀ to the running sums, passing over every share that is exactly 0.
    func addSeenValues(
        _ values: UnsafePointer<Float>, keyCount: Int, shares: UnsafePointer<Lanes>,
        to sums: UnsafeMutablePointer<Lanes>
    ) {
        let zero = Lanes(repeating: 0)
        for key in 0..<keyCount {
            for column in 0..<problem.valueWidth {
                let value = Lanes(repeating: values[key * problem.valueWidth + column])
                for side in 0..<2 {
                    let share = shares[2 * key + side]
                    sums[2 * column + side] += (share * value).replacing(with: zero, where: share .== zero)
                }
            }
        }
    }
}
