import Foundation
import TestSupport
import Testing

/// `attend export` and `attend import`: Jupyter's own packages take the notebook, and no file is written over.
@Suite(.processLimit) struct NotebookTests {
    private static let lesson = """
        ---
        title: A notebook
        ---
        # A notebook

        Let $`x_1`$ be `{swift} 1 + 1`.

        ```swift
        let q: Matrix = [[1, 0], [1, 2]]
        print("printed <b>")
        show(q, "a caption")
        plot(["a": [1, 3, 2]], "a line")
        plot(bars: [1, 2], labels: ["a", "b"], yLabel: "weight", "bars")
        attention(q, [[1, 1], [0, 3]], [[4], [8]])
        ```
        ```output
        printed <b>
        ```
        ```swift fails=trap
        [1][q.rows]
        ```

        ```worksheet id=by-hand of="softmax([[0, 0], [0, 1]])" blanks="row 2" digits=2 points=1
        Fill it in.
        ```

        """

    private func course() throws -> Attend {
        let kernel = PackageFolder.root.appending(path: "Sources/AttentionKernel").path
        return try Attend(lesson: Self.lesson, modules: "[\(kernel)]", imports: "[AttentionKernel]")
    }

    @Test func jupyterReadsAndRendersIt() async throws {
        let attend = try course()
        defer { attend.remove() }
        let run = try await attend("export", "1", "-o", "lesson.ipynb", "--edition", "teacher")
        #expect(run.status == 0, "\(run.error)")
        #expect(run.out == "wrote  lesson.ipynb\n")
        let program = """
            import sys
            try:
                import nbformat
                from nbconvert import HTMLExporter
            except ImportError:
                sys.exit("Python packages are missing: python3 -m pip install nbformat nbconvert")
            notebook = nbformat.read(sys.argv[1], as_version=nbformat.NO_CONVERT)
            nbformat.validate(notebook)
            kinds = [output.output_type for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
            print(notebook.nbformat, notebook.nbformat_minor, " ".join(kinds))
            print(all("text/plain" in output.data for cell in notebook.cells if cell.cell_type == "code"
                for output in cell.outputs if "data" in output))
            print(HTMLExporter().from_notebook_node(notebook)[0])
            """
        let file = attend.folder.appending(path: "lesson.ipynb").path
        let python = try await Process("python3", ["-X", "utf8", "-c", program, file]).outcome()
        if python.status != 0 { Issue.record("Jupyter's packages did not take it: \(python.error)") }
        let lines = python.out.split(separator: "\n", maxSplits: 2)
        try #require(lines.count == 3)
        #expect(lines[0] == "4 5 stream display_data display_data display_data execute_result error")
        #expect(lines[1] == "True")
        for shown in [
            "A notebook", "$x_1$", "printed &lt;b&gt;", "a caption", "<polyline", "text-align: right",
            "<strong>0.27</strong>", ">2</span>",
        ] {
            #expect(lines[2].contains(shown), "\(shown)")
        }

        let back = try await attend("import", "lesson.ipynb", "-o", "back.md")
        #expect(back.status == 0, "\(back.error)")
        #expect(
            back.out == """
                wrote  back.md
                Next: list back.md under 'chapters' in a course.yml beside it, then: attend run

                """)
        #expect(try String(contentsOf: attend.folder.appending(path: "back.md"), encoding: .utf8) == Self.lesson)
    }

    @Test func noFileIsWrittenOver() async throws {
        let attend = try course()
        defer { attend.remove() }
        let empty = #"{"nbformat": 4, "metadata": {}, "cells": []}"#
        try attend.write(empty, "lesson.ipynb")
        try attend.write("mine\n", "lesson.md")
        let export = try await attend("export", "1", "-o", "lesson.ipynb")
        #expect(export.status == 2)
        #expect(
            export.error == """
                error: lesson.ipynb is there already
                help: name another file with -o, or write over it with --force

                """)
        #expect(try String(contentsOf: attend.folder.appending(path: "lesson.ipynb"), encoding: .utf8) == empty)
        let refused = try await attend("import", "lesson.ipynb")
        #expect(refused.status == 2)
        #expect(refused.error.hasPrefix("error: lesson.md is there already\n"))
        #expect(try String(contentsOf: attend.folder.appending(path: "lesson.md"), encoding: .utf8) == "mine\n")
        #expect(try await attend("import", "lesson.ipynb", "--force").status == 0)
        let written = try String(contentsOf: attend.folder.appending(path: "lesson.md"), encoding: .utf8)
        #expect(written == "---\ntitle: \"lesson\"\n---\n")
        let missing = try await attend("import", "none.ipynb")
        #expect(missing.status == 2)
        #expect(missing.error == "error: there is no notebook 'none.ipynb'\n")
    }
}
