// What only masked blocks need: a hidden key's value must not count, not even as 0 × NaN.
extension QueryTile {
    /// Whether no number in the values of these keys is infinite or not a number.
    func areFinite(valuesOf keys: Range<Int>) -> Bool {
        let numbers = head.values + keys.lowerBound * problem.valueWidth
        let count = keys.count * problem.valueWidth
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
        of keys: Range<Int>, shares: UnsafePointer<Lanes>, to sums: UnsafeMutablePointer<Lanes>
    ) {
        let values = head.values + keys.lowerBound * problem.valueWidth
        let zero = Lanes(repeating: 0)
        for key in 0..<keys.count {
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
