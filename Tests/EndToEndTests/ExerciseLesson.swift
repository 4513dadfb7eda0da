import Foundation

/// A small lesson with an exercise of each kind.
enum ExerciseLesson {
    static let text = """
        ---
        title: Shares
        ---
        ```swift
        let scores = [1.0, 3.0]
        ```

        ```swift exercise=shares points=2
        /// Each score divided by the sum of all.
        func shares(_ scores: [Double]) -> [Double] {
            <#Divide#>
        }
        ```

        ```hint exercise=shares
        Add them up first.
        ```

        ```hint exercise=shares
        `reduce(0, +)` adds.
        ```

        ```swift solution=shares
        func shares(_ scores: [Double]) -> [Double] { scores.map { $0 / scores.reduce(0, +) } }
        ```

        ```swift mistake=shares says="You divided by the count. Divide by the sum."
        func shares(_ scores: [Double]) -> [Double] { scores.map { $0 / Double(scores.count) } }
        ```

        ```swift check=shares
        probe("1 and 3", shares(scores))
        ```

        ```quiz id=sum points=1
        question: What do shares add up to?
        choices:
          - {text: "1", correct: true, because: "They are parts of a whole."}
          - {text: "The sum", because: "That is what they were divided by."}
        ```

        ```worksheet id=by-hand of="scores.map { $0 / 4 }" blanks="all" digits=2 points=2
        Shares of 1 and 3.
        ```

        """

    static let withoutWorksheet = String(text[..<text.range(of: "```worksheet")!.lowerBound])

    static let right = """
        func shares(_ scores: [Double]) -> [Double] {
            let sum = scores.reduce(0, +)
            return scores.map { $0 / sum }
        }

        """
}
