import Foundation
import LessonModel
import LessonRendering
import TestSupport
import Testing

@Suite(.processLimit) struct CheckJUnitTests {
    @Test func suitesAndCases() {
        var report = CheckReport(entries: [
            SampleCheck.report.entries[0], SampleCheck.report.entries[3], SampleCheck.report.entries[4],
        ])
        report.entries[0].verdict.output = PrintedExcerpt(head: "a < b\n", omittedLines: 12, tail: "z\n")
        #expect(
            CheckJUnit.text(report) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="attend check" tests="3" failures="1" errors="0" skipped="1">
                  <testsuite name="03-scaling" tests="3" failures="1" errors="0" skipped="1">
                    <testcase classname="03-scaling" name="scale-scores" file="answers/03-scaling/scale-scores.swift">
                      <properties>
                        <property name="points" value="2"/>
                        <property name="of" value="2"/>
                      </properties>
                      <system-out>a &lt; b&#10;⋯ 12 more lines ⋯&#10;z&#10;</system-out>
                    </testcase>
                    <testcase classname="03-scaling" name="property" file="answers/03-scaling/property.swift">
                      <properties>
                        <property name="points" value="0"/>
                        <property name="of" value="2"/>
                      </properties>
                      <failure type="failed" message="one row of scores for each query">✗ 3.4 property  not right yet                                          0 of 2 points&#10;  one row of scores for each query</failure>
                    </testcase>
                    <testcase classname="03-scaling" name="open" file="answers/03-scaling/open.swift">
                      <properties>
                        <property name="points" value="0"/>
                        <property name="of" value="1"/>
                      </properties>
                      <skipped message="not started"/>
                    </testcase>
                  </testsuite>
                </testsuites>

                """)
    }

    /// Another's parser reads it, with everything that XML could stumble over.
    @Test func junitparserReadsIt() async throws {
        var report = SampleCheck.report
        report.entries[3].verdict.message = "a < b && \"c\" > 'd' ]]> \u{1B}[31m \u{0} \u{FFFF} √"
        report.diagnostics.append(Diagnostic(at: nil, "answers.yml cannot be read"))
        let program = """
            import sys
            try:
                from junitparser import JUnitXml
            except ImportError:
                sys.exit("the Python package is missing: python3 -m pip install junitparser")
            xml = JUnitXml.fromstring(sys.stdin.buffer.read())
            print(xml.tests, xml.failures, xml.errors, xml.skipped)
            for suite in xml:
                for case in suite:
                    print(suite.name, case.name, ",".join(type(r).__name__ + " " + r.message for r in case.result))
            """
        let python = Process("python3", ["-X", "utf8", "-c", program])
        let outcome = try await python.outcome(input: CheckJUnit.text(report))
        if outcome.status != 0 { Issue.record("junitparser did not read it: \(outcome.error)") }
        #expect(
            outcome.out.split(separator: "\n") == [
                "9 5 2 1",
                "03-scaling scale-scores ",
                "03-scaling mistaken Failure You divided by d. Divide by √d.",
                "03-scaling diverging Failure weights, in “2 queries, 3 keys”: row 2, column 3: yours 0.5, expected 0.7071; largest difference 0.2071; 3 of 6 entries agree",
                "03-scaling property Failure a < b && \"c\" > 'd' ]]> \u{FFFD}[31m \u{FFFD} \u{FFFD} √",
                "03-scaling open Skipped not started",
                "03-scaling shapes Error it does not compile",
                "03-scaling why Failure b is not right",
                "03-scaling first-row Failure 1 of 2 entries is right",
                "answers problem 1 Error answers.yml cannot be read",
            ])
    }
}
