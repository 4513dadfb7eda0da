package import TraceFigures

extension EditPhrase {
    package var chinese: String {
        switch self {
        case .was(let original, let difference): "原为 \(original)" + (difference.map { "，\($0)" } ?? "")
        case .notFollowed: "这一步保持原样：不知道怎样重新计算它。"
        case .number(let place, let value, let original): "\(place)：\(value)，原为 \(original)。"
        case .numberPutBack(let place, let value): "\(place)：恢复为 \(value)。"
        case .laterKeysHidden: "后面的键对每个查询都已遮住。"
        case .laterKeysShown: "后面的键对每个查询都可见。"
        case .scaled(let factor): "分数乘以 \(factor)。"
        case .allPutBack: "所有的数都恢复了原样。"
        case .differing(let count, let first): "不同的数：\(count) 个；第一个不同的步骤：\(first)。"
        case .differingMarked(let sign): "这些数以 \(sign) 标出。"
        case .nothingDiffers: "没有不同的数。"
        case .notAllRestored: "地址中有些改动不适合这幅图，已略去。"
        case .numberMissing: "请写一个数，例如 −0.5、2/3 或 1e−2。"
        case .noNumber(let text): "“\(text)”不是数；请写一个数，例如 −0.5、2/3 或 1e−2。"
        case .numberTooLarge: "请写 −10¹⁵ 与 10¹⁵ 之间的数。"
        case .infinityElsewhere: "只有分数和掩码可以是 −∞。"
        case .noStepFrom(let value): "从 \(value) 无法移到下一个数；请直接写一个数。"
        case .figureTooLarge: "超过 64 行或 64 列的图保持原样。"
        case .noSuchNumber: "图中没有这个数。"
        case .noAttention: "这里没有比较查询与键，所以没有可遮住的。"
        }
    }
}
