extension Matrix {
    /// Additive scores of projected queries, which these are, and projected keys: `v · tanh(q + k)`, v being one row.
    func additiveScores(_ keys: Matrix, vector: Matrix) -> Matrix {
        let units = columns
        var scores = Matrix(
            uncheckedRows: rows, columns: keys.rows, values: Array(repeating: 0, count: rows * keys.rows))
        for i in 0..<rows {
            for j in 0..<keys.rows {
                for u in 0..<units {
                    let hidden = values[i * units + u] + keys.values[j * units + u]
                    scores.values[i * keys.rows + j] += vector.values[u] * hyperbolicTangent(hidden)
                }
            }
        }
        scores.rowLabels = rowLabels
        scores.columnLabels = keys.rowLabels
        return scores
    }

    /// The gradients of additive scores, whose gradient this is, by the projected queries and keys.
    ///
    /// A gradient of exactly 0 leaves its pair out, whatever a hidden key holds.
    func additiveScoreGradients(
        _ queries: Matrix, _ keys: Matrix, vector: Matrix
    ) -> (queries: Matrix, keys: Matrix) {
        let units = queries.columns
        var (ofQueries, ofKeys) = (
            Matrix(
                uncheckedRows: queries.rows, columns: units, values: Array(repeating: 0, count: queries.rows * units)),
            Matrix(uncheckedRows: keys.rows, columns: units, values: Array(repeating: 0, count: keys.rows * units))
        )
        for i in 0..<rows {
            for j in 0..<columns where values[i * columns + j] != 0 {
                for u in 0..<units {
                    let hidden = hyperbolicTangent(queries.values[i * units + u] + keys.values[j * units + u])
                    let part = values[i * columns + j] * vector.values[u] * (1 - hidden * hidden)
                    ofQueries.values[i * units + u] += part
                    ofKeys.values[j * units + u] += part
                }
            }
        }
        return (ofQueries, ofKeys)
    }
}
