extension CourseTemplate {
    static let englishReadme = """
        # My course

        ```sh
        attend run 1              # runs the chapter
        attend serve --open       # shows it in the browser, and changes the page whenever you save
        attend verify --strict    # proves it: outputs, solutions, mistakes
        attend handout            # writes pages to print or publish into handouts/
        ```

        The chapters are in `lessons/`, and `lessons/course.yml` lists them. `attend help fences` says what may be written in them.

        """

    static let englishChapter = #"""
        ---
        title: A first chapter
        summary: Every part of a chapter once, to be replaced by your own.
        ---
        # A first chapter

        Which word does *tired* listen to? Each word has a query and a key, and attention compares them:

        ```swift
        let words = ["animal", "tired"]
        let q: Matrix = [[1, 0], [1, 2]]
        let k: Matrix = [[1, 1], [0, 3]]
        let v: Matrix = [[4], [8]]
        print(q.matmul(k.transposed))
        ```
        ```output
        [1 0]
        [3 6]
        ```

        A fence `output` is what the cell must print; `attend verify` proves it. A traced result shows its steps:

        ```swift
        let result = attention(q, k, v)
        result
        ```

        The word *tired* gives *animal* a weight of `{swift} result.weights[1, 0], digits: 3`: a number in prose is computed, never typed.
        As a formula:

        ```math
        \mathrm{softmax}\left(\frac{Q K^\top}{\sqrt d}\right) V
        ```

        ## Code: mix the values

        ```swift exercise=mix points=2
        /// The values `v` (m×e), mixed for each query in `q` (n×d) by the weights it gives to the keys `k` (m×d): n×e.
        /// Leave the scores as they are, without a scale.
        func mix(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {
            <#Scores, softmax, weighted sum#>
        }
        ```
        ```hint exercise=mix
        The scores are `q.matmul(k.transposed)`: a row for each query.
        ```
        ```hint exercise=mix
        `softmax` makes weights of scores; weights times values is the weighted sum.
        ```
        ```swift solution=mix
        func mix(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {
            softmax(q.matmul(k.transposed)).matmul(v)
        }
        ```
        ```swift mistake=mix says="Softmax must run across, over the keys: each query gives away one whole."
        func mix(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {
            softmax(q.matmul(k.transposed), over: .columns).matmul(v)
        }
        ```
        ```swift mistake=mix says="These are the scores themselves. Softmax makes weights of them first."
        func mix(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {
            q.matmul(k.transposed).matmul(v)
        }
        ```
        ```swift check=mix tolerance=1e-9
        probe("2 queries, 3 keys", mix([[1, 0, 1, 0], [0, 1, 2, 1]], [[1, 1, 0, 0], [0, 2, 1, 0], [1, 0, 1, 3]], [[4], [8], [1]]))
        ```

        ## Multiple choice: what adds up

        ```quiz id=sum points=1
        question: "What adds up to 1?"
        choices:
          - {text: "Each row of weights.", correct: true, because: "Each query gives away one whole."}
          - {text: "Each column of weights.", correct: false, because: "A key may be wanted by everybody or by nobody."}
        ```

        ## By hand: equal scores

        ```worksheet id=equal of="softmax([[0, 0], [0, 1]])" blanks="row 1" digits=2 points=1
        Two equal scores: fill in their weights.
        ```

        """#

    static func englishSection(_ module: String) -> String {
        """

        ## A module of your own

        What several chapters need is in the module `\(module)`, compiled once; the folder `lessons/\(module)` holds its sources:

        ```swift
        print(dotProducts(q, k) == q.matmul(k.transposed))
        ```
        ```output
        true
        ```

        """
    }
}
