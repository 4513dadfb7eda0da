// The mask laid over a block of scores: a row for each key, a lane for each query.
extension VisibleKeys {
    /// Turns the scores of hidden pairs into −∞, adds what is to be added, and finds the largest number of each query.
    @inline(never)
    func hide(
        in scores: UnsafeMutablePointer<Lanes>, queries: Range<Int>, keys: Range<Int>
    ) -> (left: Lanes, right: Lanes) {
        let hidden = Lanes(repeating: -.infinity)
        addNumbers(to: scores, queries: queries, keys: keys)
        hidePairs(in: scores, queries: queries, keys: keys)
        hideOutsideBand(in: scores, queries: queries, keys: keys)
        var left = hidden
        var right = hidden
        for row in 0..<keys.count {
            if !real.isEmpty, !real[keys.lowerBound + row] {
                scores[2 * row] = hidden
                scores[2 * row + 1] = hidden
            }
            left = left.maximum(scores[2 * row])
            right = right.maximum(scores[2 * row + 1])
        }
        return (left, right)
    }

    /// The band: a lane is hidden when its query's number is too small or too large for the key.
    private func hideOutsideBand(in scores: UnsafeMutablePointer<Lanes>, queries: Range<Int>, keys: Range<Int>) {
        let hidden = Lanes(repeating: -.infinity)
        var left = LaneNumbers()
        for lane in 0..<LaneNumbers.scalarCount { left[lane] = Int32(lane) }
        let right = left &+ LaneNumbers(repeating: Int32(LaneNumbers.scalarCount))
        for key in outsideBand(queries: queries, keys: keys) {
            // Seen are the queries i with key − lastOffset ≤ i ≤ key − firstOffset.
            let first = LaneNumbers(repeating: Int32(clamping: key - lastOffset - queries.lowerBound))
            let last = LaneNumbers(repeating: Int32(clamping: key - firstOffset - queries.lowerBound))
            let row = key - keys.lowerBound
            scores[2 * row].replace(with: hidden, where: (left .< first) .| (left .> last))
            scores[2 * row + 1].replace(with: hidden, where: (right .< first) .| (right .> last))
        }
    }

    private func hidePairs(in scores: UnsafeMutablePointer<Lanes>, queries: Range<Int>, keys: Range<Int>) {
        let panelWidth = 2 * Lanes.scalarCount
        for (table, seen) in pairs {
            for query in queries {
                table[query].withUnsafeBufferPointer { pairs in
                    let column =
                        UnsafeMutableRawPointer(scores).assumingMemoryBound(to: Float.self) + query - queries.lowerBound
                    for key in keys where pairs[key] != seen {
                        column[(key - keys.lowerBound) * panelWidth] = -.infinity
                    }
                }
            }
        }
    }

    private func addNumbers(to scores: UnsafeMutablePointer<Lanes>, queries: Range<Int>, keys: Range<Int>) {
        let panelWidth = 2 * Lanes.scalarCount
        for matrix in additive {
            matrix.values.withUnsafeBufferPointer { numbers in
                for query in queries {
                    let column =
                        UnsafeMutableRawPointer(scores).assumingMemoryBound(to: Float.self) + query - queries.lowerBound
                    for key in keys {
                        let place = (key - keys.lowerBound) * panelWidth
                        let number = Float(numbers[query * matrix.columns + key])
                        column[place] = number == -.infinity ? number : column[place] + number
                    }
                }
            }
        }
    }
}
