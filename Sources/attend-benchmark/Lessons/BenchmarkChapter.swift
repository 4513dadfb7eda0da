import Foundation

/// The chapter that every tool builds, in its own format: thirty causal attentions over four tokens, each with a line of prose
/// before it and its scores, weights and output shown after it.
struct BenchmarkChapter {
    static let cells = 30

    /// Counted from 1.
    var number: Int
    /// A number that changes the prose of one paragraph.
    var prose = 0
    /// A number that changes the values of one cell.
    var edit = 0

    /// The cell that is edited.
    static let edited = 15

    /// The queries of a cell, four rows of two numbers.
    private func queries(_ cell: Int) -> [[Double]] {
        let change = cell == Self.edited ? Double(edit) / 16 : 0
        let start = number * 7 + cell * 3
        return (0..<4).map { row -> [Double] in
            (0..<2).map { column -> Double in
                let step = (start + row * 5 + column * 11) % 13
                return Double(step - 6) / 4 + change
            }
        }
    }

    private func sentence(_ cell: Int) -> String {
        "Attention \(cell): every token asks those before it."
            + (cell == Self.edited && prose > 0 ? " This was written \(prose) times." : "")
    }

    private var title: String { "Chapter \(number)" }

    private func rows(_ queries: [[Double]], open: String, close: String) -> String {
        queries.map { open + $0.map { "\($0)" }.joined(separator: ", ") + close }.joined(separator: ", ")
    }

    /// The chapter as a lesson of Attend.
    var lesson: String {
        var text = "---\ntitle: \(title)\n---\n"
        for cell in 1...Self.cells {
            text += """

                \(sentence(cell))

                ```swift
                let q\(cell): Matrix = [\(rows(queries(cell), open: "[", close: "]"))]
                attention(q\(cell), q\(cell), q\(cell), mask: .causal)
                ```

                """
        }
        return text
    }

    private static let python = """
        import numpy as np

        def attention(q):
            scores = q @ q.T / np.sqrt(q.shape[1])
            masked = np.where(np.tril(np.ones_like(scores)) > 0, scores, -np.inf)
            weights = np.exp(masked - masked.max(axis=1, keepdims=True))
            weights /= weights.sum(axis=1, keepdims=True)
            return scores, weights, weights @ q
        """

    private func pythonCell(_ cell: Int) -> String {
        "attention(np.array([\(rows(queries(cell), open: "[", close: "]"))]))"
    }

    /// The chapter as a Jupyter notebook.
    var notebook: String {
        get throws {
            var cells: [[String: Any]] = [code(Self.python)]
            for cell in 1...Self.cells {
                cells.append([
                    "cell_type": "markdown", "id": "prose-\(cell)", "metadata": [String: String](),
                    "source": cell == 1 ? "# \(title)\n\n\(sentence(cell))" : sentence(cell),
                ])
                cells.append(code(pythonCell(cell), id: "cell-\(cell)"))
            }
            let notebook: [String: Any] = [
                "cells": cells, "nbformat": 4, "nbformat_minor": 5,
                "metadata": ["kernelspec": ["name": "python3", "display_name": "Python 3", "language": "python"]],
            ]
            let data = try JSONSerialization.data(withJSONObject: notebook, options: [.sortedKeys])
            return String(decoding: data, as: UTF8.self)
        }
    }

    private func code(_ source: String, id: String = "setup") -> [String: Any] {
        [
            "cell_type": "code", "id": id, "metadata": [String: String](), "outputs": [String](),
            "execution_count": NSNull(), "source": source,
        ]
    }

    /// The chapter as text for myst-nb.
    var myst: String {
        var text = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n  display_name: Python 3\n---\n# \(title)\n"
        text += "\n```{code-cell}\n\(Self.python)\n```\n"
        for cell in 1...Self.cells {
            text += "\n\(sentence(cell))\n\n```{code-cell}\n\(pythonCell(cell))\n```\n"
        }
        return text
    }

    /// The chapter as R Markdown, with knitr's cache.
    var rMarkdown: String {
        var text = """
            ---
            title: \(title)
            output: html_document
            ---

            ```{r setup, include=FALSE}
            knitr::opts_chunk$set(cache = TRUE)
            attention <- function(q) {
              scores <- q %*% t(q) / sqrt(ncol(q))
              masked <- ifelse(lower.tri(scores, diag = TRUE), scores, -Inf)
              weights <- exp(masked - apply(masked, 1, max))
              weights <- weights / rowSums(weights)
              list(scores = scores, weights = weights, output = weights %*% q)
            }
            ```

            """
        for cell in 1...Self.cells {
            text += """

                \(sentence(cell))

                ```{r cell-\(cell)}
                attention(rbind(\(rows(queries(cell), open: "c(", close: ")"))))
                ```

                """
        }
        return text
    }
}
