import Foundation
import TestSupport
import Testing

/// A class is graded by the built program.
@Suite(.processLimit) struct GradeTests {
    static let byCount =
        "func shares(_ scores: [Double]) -> [Double] { scores.map { $0 / Double(scores.count) } }\n"

    /// Students who hand in in every way; three of five shares are right.
    private func classroom() throws -> Attend {
        let attend = try Attend(lesson: ExerciseLesson.text)
        let right = ExerciseLesson.right
        for (name, text) in [
            "class/Ada/answers/01-lesson/shares.swift": right, "class/Ada/answers/01-lesson/answers.yml": "sum: a\n",
            "class/Bob/01-lesson/shares.swift": Self.byCount, "class/Bob/notes.txt": "to do\n",
            "class/=Cy/shares.swift": "func shares(_ scores: [Double]) -> [Double] {\n    scorez\n}\n",
            "class/李雷/home/work/answers/01-lesson/shares.swift": right + "// mine\n",
            "class/Zoë/01-lesson/shares.swift": right + "}\n", "class/readme.txt": "",
        ] { try attend.write(text, name) }
        return attend
    }

    private func read(_ name: String, _ attend: Attend) throws -> String {
        try String(contentsOf: attend.folder.appending(path: name), encoding: .utf8)
    }

    @Test func aClassInOneCommand() async throws {
        let attend = try classroom()
        defer { attend.remove() }
        let run = try await attend("grade", "class", "-o", "out", "--width", "70", "--lms", "moodle")
        #expect(run.status == 0)
        #expect(
            run.out == """
                ~ =Cy   0 of 5 points  does not compile: 1.1
                ~ Ada   3 of 5 points
                ~ Bob   0 of 5 points  not right yet: 1.1
                ~ Zoë   0 of 5 points  does not compile: 1.1
                ~ 李雷  2 of 5 points

                5 students: 5 of 25 points

                Mistakes that were made most:
                  1 of 5 in 1.1 shares: You divided by the count. Divide by the sum.

                wrote  out/grades.csv
                wrote  out/class.html
                wrote  out/results.json
                wrote  out/moodle.csv
                wrote  out/feedback: a page for each of 5 students

                """)
        #expect(
            run.error == """
                warning: class/readme.txt belongs to no student
                help: a student is a folder, a .zip or .tar.gz, or a file that 'attend hand-in' has written
                warning: no exercise asks for these files in class/Bob: notes.txt
                warning: moodle.csv has no number for 5 of 5 students: =Cy, Ada, Bob, Zoë, 李雷
                help: their names stand as user names; numbers are in the names of the platform's own download, \
                'NAME_1234_assignsubmission_file': grade it as it is

                """)
        #expect(
            try read("out/grades.csv", attend).replacing("\r\n", with: "\n") == """
                student,01-lesson/shares,01-lesson/shares status,01-lesson/sum,01-lesson/sum status,01-lesson/by-hand,\
                01-lesson/by-hand status,points,of,status
                '=Cy,0,does-not-compile,0,not-started,0,not-started,0,5,graded
                Ada,2,passed,1,passed,0,not-started,3,5,graded
                Bob,0,failed,0,not-started,0,not-started,0,5,graded
                Zoë,0,does-not-compile,0,not-started,0,not-started,0,5,graded
                李雷,2,passed,0,not-started,0,not-started,2,5,graded

                """)
        let feedback = try read("out/feedback/=Cy.md", attend)
        #expect(
            feedback.contains(
                """
                does not compile, 0 of 2 points

                ```
                answers/01-lesson/shares.swift:2:5: error: cannot find 'scorez' in scope
                2 |     scorez
                  |     ^
                  help: did you mean `scores`?
                ```
                """))
        // Zoë's own answer holds it.
        for name in ["=Cy", "Ada", "Bob", "李雷"] {
            let page = try read("out/feedback/\(name).html", attend)
            #expect(!page.contains("reduce(0, +)"), "a solution is in the page of \(name)")
        }
    }

    @Test func whatIsNoClassIsSaid() async throws {
        let attend = try classroom()
        defer { attend.remove() }
        func error(_ arguments: String...) async throws -> String {
            let run = try await attend(["grade"] + arguments)
            #expect(run.status == 2)
            return run.error
        }
        #expect(
            try await error("clas") == """
                error: there is no folder 'clas'
                help: name the folder in which each student has a folder

                """)
        #expect(
            try await error("class/Ada") == """
                error: class/Ada holds one student's answers, not a class
                help: name the folder around it, in which each student has a folder; 'attend check --answers' checks the answers of one

                """)
        try FileManager.default.createDirectory(
            at: attend.folder.appending(path: "empty"), withIntermediateDirectories: true)
        #expect(
            try await error("empty") == """
                error: there are no students in empty
                help: each student is a folder in it, a .zip or .tar.gz, or a file that 'attend hand-in' has written

                """)
        #expect(
            try await error("class", "9") == """
                error: no exercise or chapter is called '9'; the only chapter is 1

                """)
    }

    @Test func aTeacherWinsInEveryRun() async throws {
        let attend = try classroom()
        defer { attend.remove() }
        try attend.write("student,exercise,points,remark\nBob,1.1,1.5,Explained it to me\n", "out/adjust.csv")
        for _ in 1...2 {
            let run = try await attend("grade", "class", "1.1", "-o", "out")
            #expect(run.status == 0)
            #expect(run.out.contains("~ Bob   1.5 of 2 points"))
        }
        #expect(try read("out/feedback/Bob.md", attend).contains("**Your teacher says: Explained it to me**"))
        #expect(try read("out/grades.csv", attend).contains("\r\nBob,1.5,adjusted,1.5,2,graded\r\n"))
        try attend.write("student,exercise,points,remark\nBo,1.1,2,\n", "out/adjust.csv")
        let wrong = try await attend("grade", "class", "-o", "out")
        #expect(wrong.status == 2)
        #expect(
            wrong.error == """
                out/adjust.csv:2:1: error: there is no student 'Bo'
                help: did you mean 'Bob'?

                """)
    }

    @Test func partsJoinToTheSameBytes() async throws {
        let attend = try classroom()
        defer { attend.remove() }
        for part in ["1/2", "2/2"] {
            let run = try await attend(
                "grade", "class", "--shard", part, "-o", "part-\(part.prefix(1))")
            #expect(run.status == 0)
        }
        _ = try await attend("grade", "class", "-o", "whole")
        let merge = try await attend("grade", "--merge", "part-1", "part-2", "-o", "joined")
        #expect(merge.status == 0 && merge.error == "")
        let files = try FileManager.default.subpathsOfDirectory(
            atPath: attend.folder.appending(path: "whole").path
        ).sorted()
        #expect(files.count == 14)
        #expect(
            try FileManager.default.subpathsOfDirectory(
                atPath: attend.folder.appending(path: "joined").path
            ).sorted() == files)
        for file in files where file.contains(".") {
            #expect(try read("whole/\(file)", attend) == read("joined/\(file)", attend), "\(file)")
        }
        let one = try await attend("grade", "--merge", "part-1", "-o", "joined")
        #expect(one.status == 2)
        #expect(
            one.error == """
                error: part 2 of 2 is missing
                help: 'attend grade class --shard 2/2 -o DIR' grades it; --partial joins what is there

                """)
        let lost = try await attend("grade", "class", "--shard", "2/2", "-o", "part-1")
        #expect(lost.status == 2)
        #expect(
            lost.error == """
                error: part-1 holds the results of part 1 of 2, which would be lost
                help: name another folder for each part with -o

                """)
        let fewer = try await attend("grade", "class", "1.1", "-o", "whole")
        #expect(fewer.status == 2)
        #expect(
            fewer.error == """
                error: whole holds results of 3 exercises, and 2 of them would be lost: 01-lesson/sum, 01-lesson/by-hand
                help: name another folder with -o; or remove whole/results.json to begin again in this one

                """)
        let twice = try await attend("grade", "--merge", "part-1", "whole", "--partial")
        #expect(twice.status == 2 && twice.error.contains("is in part-1 and in whole\nhelp: name each part once\n"))
        let missing = try await attend("grade", "--merge", "part-3")
        #expect(
            missing.error == """
                error: there is no part-3/results.json
                help: name the folder that 'attend grade -o' has written into

                """)
    }

    /// What is joined may have been changed by somebody else.
    @Test(arguments: [
        ("..\\/..\\/escaped", "../../escaped"), ("a\\/b", "a/b"), ("..", ".."), (".hidden", ".hidden"), ("", ""),
        ("a\\u0000b", "a\u{FFFD}b"),
    ])
    func namesInResultsAreNamesOfFolders(written: String, name: String) async throws {
        let attend = try classroom()
        defer { attend.remove() }
        _ = try await attend("grade", "class", "1.1", "-o", "part")
        let record = try read("part/results.json", attend)
        try attend.write(
            record.replacing("\"name\" : \"Ada\"", with: "\"name\" : \"\(written)\""), "part/results.json")
        let before = try FileManager.default.subpathsOfDirectory(atPath: attend.folder.path)
        let merge = try await attend("grade", "--merge", "part", "-o", "joined/here")
        #expect(merge.status == 2)
        #expect(
            merge.error == """
                error: part/results.json has a student called '\(name)', which is no name of a folder
                help: somebody has changed it: grade that part again

                """)
        #expect(try FileManager.default.subpathsOfDirectory(atPath: attend.folder.path) == before)
    }

    @Test func pagesOfStudentsWhoAreGone() async throws {
        let attend = try classroom()
        defer { attend.remove() }
        let options = ["-o", "out", "--lms", "gradescope"]
        _ = try await attend(["grade", "class", "1.1"] + options)
        try attend.write("Ask Bob.\n", "out/feedback/notes.md")
        for name in ["Bob", "Zoë"] {
            try FileManager.default.removeItem(at: attend.folder.appending(path: "class/\(name)"))
        }
        #expect(try await attend(["grade", "class", "1.1"] + options).status == 0)
        func files(_ folder: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: attend.folder.appending(path: "out/\(folder)").path)
                .sorted()
        }
        let left = ["=Cy", "Ada", "李雷"]
        #expect(try files("feedback") == (left.flatMap { ["\($0).html", "\($0).md"] } + ["notes.md"]).sorted())
        #expect(try files("gradescope") == left.map { "\($0).json" }.sorted())
    }

    @Test func resultsForPrograms() async throws {
        let attend = try classroom()
        defer { attend.remove() }
        let json = try await attend("grade", "class", "1.1", "--format", "json")
        #expect(json.out == (try read("grades/results.json", attend)))
        let junit = try await attend("grade", "class", "1.1", "--format", "junit")
        #expect(
            junit.out.contains(
                "<testsuites name=\"attend grade\" tests=\"5\" failures=\"1\" errors=\"2\" skipped=\"0\">"))
        #expect(junit.out.contains("<testcase classname=\"李雷.01-lesson\" name=\"shares\""))
    }
}
