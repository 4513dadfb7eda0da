@testable import AttentionKernel

extension GoldenCase {
    /// The mask that the case's options and inputs ask for, for one head and one batch element.
    func mask(head: Int = 0, batch: Int = 0) -> Mask {
        var mask = Mask.none
        if flag("causal") {
            let corner = text("causal_alignment")
            mask = mask & .causal(corner == "bottom-right" ? .bottomRight : .topLeft)
        } else {
            ignore(options: "causal_alignment")
        }
        if let window = numbers("window") {
            mask = mask & .window(left: window[0], right: window[1], .topLeft)
        }
        if let pairs = input("mask") {
            mask = mask & .allow(pairs.shape.count == 3 ? pairs[head].flagRows : pairs.flagRows)
        }
        if let keys = input("key_mask") {
            mask = mask & .padding(keys: keys.shape.count == 2 ? keys[batch].flags : keys.flags)
        }
        return mask
    }

    /// The case's scale as a scoring function: the default one where the file says that it is.
    var dotProduct: Scoring {
        let scale = number("scale")
        if flag("default_scale") { return .scaledDotProduct }
        return scale.map { .dotProduct(scale: $0) } ?? .dotProduct
    }
}
