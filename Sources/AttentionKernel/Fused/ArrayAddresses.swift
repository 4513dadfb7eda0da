/// Gives the addresses of all arrays at once, good until `body` returns.
func withAddresses<Result>(of arrays: [[Float]], _ body: ([UnsafePointer<Float>]) -> Result) -> Result {
    func reach(_ index: Int, _ addresses: [UnsafePointer<Float>]) -> Result {
        if index == arrays.count { return body(addresses) }
        return arrays[index].withUnsafeBufferPointer { buffer in
            // An empty array may have no address; nothing is read from it, so any will do.
            reach(
                index + 1, addresses + [buffer.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<Float>.alignment)!]
            )
        }
    }
    return reach(0, [])
}

/// Arrays of one length whose numbers `fill` writes, every one of them, without setting them to zero before.
func filledArrays(_ count: Int, length: Int, fill: ([UnsafeMutablePointer<Float>]) -> Void) -> [[Float]] {
    var arrays: [[Float]] = []
    func reach(_ addresses: [UnsafeMutablePointer<Float>]) {
        if addresses.count == count { return fill(addresses) }
        arrays.append(
            [Float](unsafeUninitializedCapacity: max(length, 1)) { buffer, initialized in
                reach(addresses + [buffer.baseAddress!])
                initialized = length
            })
    }
    reach([])
    return Array(arrays.reversed())
}
