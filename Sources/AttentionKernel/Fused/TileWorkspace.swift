/// The memory that one thread works in, of a size that does not depend on how many keys there are.
struct TileWorkspace: ~Copyable {
    /// How many queries stand side by side.
    static var panelWidth: Int { 2 * Lanes.scalarCount }
    /// How many panels one pass over the keys serves.
    static var panels: Int { max(1, 128 / panelWidth) }
    static var queries: Int { panels * panelWidth }
    /// How many keys are scored at a time.
    static var keys: Int { 128 / FullBlock.rows * FullBlock.rows }

    /// Qᵀ, panel by panel: `depth` rows of two lanes each.
    let queries: UnsafeMutablePointer<Lanes>
    /// Scores, then their exponentials, of one panel: a row for each key.
    let scores: UnsafeMutablePointer<Lanes>
    /// Running Oᵀ before the division, panel by panel: `valueWidth` rows.
    let sums: UnsafeMutablePointer<Lanes>
    /// Running maximum of the scores, two lanes a panel.
    let maxima: UnsafeMutablePointer<Lanes>
    /// Running sum of the exponentials, two lanes a panel.
    let denominators: UnsafeMutablePointer<Lanes>

    init(depth: Int, valueWidth: Int) {
        queries = .allocate(capacity: Self.panels * depth * 2)
        scores = .allocate(capacity: Self.keys * 2)
        sums = .allocate(capacity: Self.panels * valueWidth * 2)
        maxima = .allocate(capacity: Self.panels * 2)
        denominators = .allocate(capacity: Self.panels * 2)
    }

    deinit {
        queries.deallocate()
        scores.deallocate()
        sums.deallocate()
        maxima.deallocate()
        denominators.deallocate()
    }
}
