import LessonModel
import LessonReader

/// A chapter with every trap for a student edition: characters that need escaping, lines that the text shows too,
/// answers inside attributes, keys that look like given numbers.
enum NastyChapter {
    static let chapter = ChapterReader(file: "lessons/09-nasty.md", number: 9).read(Array(markdown.utf8)).chapter

    /// Without white space, as they are searched for.
    static let secrets = [
        "a<b&&b>c?\"yes\":'no'", "x+x//the\"<b>trick</b>\"", "returnx*2", "Yousquaredit", "Halfanswer<script>",
        "because<em>seven</em>", "Sevenisprimeindeed", "Neverwrites--in", "probe(\"secretprobe\"", "\"secretprobe\"",
    ]

    private static let markdown = #"""
        ---
        title: Nasty
        ---

        # Nasty

        Half is written down here, so it is no secret.

        ```swift
        let half = 0.5
        func sheet() -> Matrix { [[1, 2], [3, 4]] }
        ```

        ```swift exercise=double-it points=2
        /// Two times the number `x`, "as it is" & <b>nothing</b> else.
        func double(_ x: Double) -> Double {
            <#two times "x" & no <more>#>
        }
        ```

        ```hint exercise=double-it
        # Think of --> adding
        ```

        ```swift solution=double-it
        let half = 0.5
        func double(_ x: Double) -> Double {
            return x * 2
        }
        ```

        ```swift solution=double-it
        func double(_ x: Double) -> Double {
            let word = a < b && b > c ? "yes" : 'no'
            x + x // the "<b>trick</b>"
        }
        ```

        ```swift mistake=double-it says="You squared it. Half answer <script>alert('x')</script> \"quoted\"."
        func double(_ x: Double) -> Double { x * x * 1.00000 }
        ```

        ```swift check=double-it points=1
        probe("two", double(2))
        ```

        ```swift hidden-check=double-it points=1
        probe("secret probe", double(-0.125))
        ```

        ```quiz id=prime points=1
        question: "Is 7 <prime> & odd?"
        choices:
          - text: "Yes & no"
            correct: true
            because: "Right, because <em>seven</em> is. Seven is prime indeed."
          - text: "No"
            correct: false
            because: "Never write `s --> in` a comment."
        ```

        ```worksheet id=by-hand of="sheet()" blanks="row 2" digits=0 points=1
        Given 1 and 2, fill in the rest.
        ```
        """#
}
