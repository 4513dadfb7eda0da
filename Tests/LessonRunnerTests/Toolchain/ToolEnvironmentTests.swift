import Testing

@testable import LessonRunner

@Suite struct ToolEnvironmentTests {
    @Test func noSecretOfTheUserIsPassedOn() {
        let needed = ["PATH": "/bin", "SWIFTLY_HOME_DIR": "/swift", "LC_ALL": "C", "SDKROOT": "/sdk", "TMPDIR": "/tmp"]
        let own = needed.merging([
            "GITHUB_TOKEN": "secret", "AWS_SECRET_ACCESS_KEY": "secret", "SSH_AUTH_SOCK": "/run/agent", "PATHS": "/",
        ]) { $1 }
        #expect(ToolEnvironment.variables(from: own) == needed)
    }
}
