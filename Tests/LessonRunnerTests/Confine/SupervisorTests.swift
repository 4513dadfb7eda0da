#if os(Linux)
import Foundation
import TestSupport
import Testing

@testable import LessonRunner

/// `attend-confine` itself, in ways that attend does not start it on this machine.
@Suite(.processLimit, .enabled(if: ConfinementSupport.current.isAvailable))
struct SupervisorTests {
    private func confinement(_ change: (inout Confinement) -> Void = { _ in }) async throws -> Confinement {
        var confinement = Confinement.program(
            "/nowhere", writing: [], toolkit: try await RunnerFixture.library,
            toolchain: try await RunnerFixture.toolchain, environment: [:], permissions: Permissions())
        change(&confinement)
        return confinement
    }

    private func run(_ script: String, _ confinement: Confinement) async throws -> CommandRun {
        try await CommandRun.run(
            "/bin/sh", ["-c", script], in: "/", environment: ["PATH": "/usr/bin:/bin"], confinement: confinement)
    }

    /// Whether processes are hidden: both ways, where this system can hide them.
    private static let hiding = ConfinementSupport.hidesProcesses ? [false, true] : [false]

    @Test(arguments: hiding) func itEndsAsTheProgramEnds(hidesProcesses: Bool) async throws {
        for (script, ending) in [
            ("exit 3", CommandRun.Ending.exited(3)), ("kill -SEGV $$", .signalled(11)),
            ("kill -ABRT $$", .signalled(6)),
        ] {
            let run = try await run(script, confinement { $0.hidesProcesses = hidesProcesses })
            #expect(run.ending == ending && run.text == "")
        }
    }

    @Test(.enabled(if: ConfinementSupport.hidesProcesses)) func aProgramSeesItsOwnProcesses() async throws {
        let run = try await run(
            "echo /proc/[0-9]*; tr -d '\\0' < /proc/1/cmdline; echo $$ $PPID", confinement())
        #expect(run.text == "/proc/1 /proc/2\n2 0\n")
    }

    @Test(arguments: hiding) func nothingOutlivesTheProgram(hidesProcesses: Bool) async throws {
        let mark = RunningProcesses.mark()
        let run = try await run(
            "(setsid sleep \(mark) >/dev/null 2>&1 &); until grep -q sleep /proc/*/comm; do :; done; exit 3",
            confinement { $0.hidesProcesses = hidesProcesses })
        #expect(run.ending == .exited(3))
        #expect(await RunningProcesses.lasting(naming: mark) == [])
    }

    @Test func toolsDoNotSeeSecretsOfTheUser() async throws {
        let run = try await CommandRun.run(
            "/usr/bin/env", [], in: "/", environment: ["PATH": "/bin", "TOKEN": "secret"], confinement: confinement())
        #expect(run.ending == .exited(0) && run.text == "PATH=/bin\n")
    }

    @Test func aProgramThatIsNotThere() async throws {
        let run = try await CommandRun.run(
            "/nowhere/program", [], in: "/", environment: [:], confinement: confinement())
        #expect(run.ending == .exited(Confinement.notStarted))
        #expect(run.text == "attend-confine: /nowhere/program: No such file or directory\n")
    }

    /// A program that has stopped itself and is asked for its call stack must not run on before it is asked.
    @Test func signalsArePassedOnInTheirOrder() async throws {
        let script = """
            setsid sh -c '
                until grep -q "^State:.T" /proc/$0/status; do :; done
                kill -STOP $1; kill -USR2 $1; kill -CONT $1' $$ $PPID &
            kill -STOP $$
            exit 3
            """
        let confinement = try await confinement { $0.isConfined = false }
        for _ in 0..<5 {
            let run = try await run(script, confinement)
            #expect(run.ending == .signalled(Int(SIGUSR2)))
        }
    }

    @Test func wrongOptions() async throws {
        let supervisor = try await RunnerFixture.library.supervisor
        for arguments in [[], ["--"], ["--read"], ["--more", "x", "--", "/bin/true"]] {
            let run = try await CommandRun.run(supervisor, arguments, in: "/", environment: [:])
            #expect(run.ending == .exited(64))
            #expect(run.text.hasPrefix("usage: attend-confine "))
        }
    }

    /// As on Linux 6.8, whose Landlock lets signals through: the filter keeps those from attend and the supervisor that would
    /// reach them.
    ///
    /// In a namespace they have no number, and 0, the parent's, is the program's own group.
    @Test(arguments: hiding) func signalsWithAnOlderLandlock(hidesProcesses: Bool) async throws {
        let own = getpid()
        let parent = hidesProcesses ? "" : "$PPID"
        let run = try await run(
            "for p in \(own) \(parent) -1 -\(getpgid(own)); do kill -CONT -- $p 2>/dev/null && echo $p; done; kill -TERM $$",
            confinement {
                $0.landlockVersion = 4
                $0.hidesProcesses = hidesProcesses
            })
        #expect(run.text == "")
        #expect(run.ending == .signalled(15))
    }

    @Test(arguments: [1, 2, 3, 5])
    func filesWithAnOlderLandlock(version: Int) async throws {
        let run = try await run(
            "cat /etc/passwd; ls /root; echo > /tmp/x; exec 3<>/dev/null && echo ended",
            confinement { $0.landlockVersion = version })
        #expect(run.text.hasSuffix("ended\n"))
        #expect(run.text.split(separator: "\n").count { $0.contains("denied") } == 3, "\(run.text)")
    }

    @Test func withoutConfinementTheLimitsStay() async throws {
        let run = try await run(
            "ulimit -c; ulimit -f; cat /etc/hostname > /dev/null", confinement { $0.isConfined = false })
        #expect(run.ending == .exited(0))
        #expect(run.text == "0\n524288\n")
    }
}
#endif
