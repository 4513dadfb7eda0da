package import StepTrace

extension StepNote {
    package var chinese: String {
        switch self {
        case .recorded: "由课程记录。"
        case .copied: "同样的数，原样传下去。"
        case .column(let number, let source): "\(source) 的第 \(number) 列。"
        case .columns(let first, let last, let source): "\(source) 的第 \(first) 至 \(last) 列。"
        case .concatenated: "并排拼接。"
        case .compared: "每个查询与每个键的点积：两者有多匹配。"
        case .comparedByAddition: "查询与键相加，经 tanh 变换，再加权。"
        case .mixed(let source): "每一行都按这些份额混合 \(source) 的各行。"
        case .summedByExponential(let source): "每一行都把 \(source) 的各行乘以各自的指数后相加；最后才做除法。"
        case .projected: "每一行乘以权重矩阵：同一个词元，换一种方式来看。"
        case .unscaled: "乘以 1：没有变化。"
        case .dividedByRoot(let dimension, let root):
            "除以 √\(dimension) = \(root)，使特征多的向量不会因此得到更高的分数。"
        case .scaled(let factor): "每个元素乘以 \(factor)。"
        case .distancePenalty: "键离得越远，扣减越多。"
        case .masked: "查询不可看的地方为 −∞；其余不变。"
        case .capped(let cap): "压缩到 −\(cap) 与 \(cap) 之间。"
        case .rowMaximum: "每一行的最大值。"
        case .exponentials: "e 的（分数减行最大值）次幂：不会大于 1。"
        case .correction: "先前的和要乘的数：e 的（旧最大值减新最大值）次幂。"
        case .rowSums: "每一行求和。"
        case .shares: "每一行除以该行的和：份额加起来为 1。"
        case .powers: "e 的（分数减行最大值）次幂。"
        case .divided(let source): "每一行除以 \(source) 中该行的数。"
        case .set: "有些数在此设定；其余按规则算出。"
        }
    }
}
