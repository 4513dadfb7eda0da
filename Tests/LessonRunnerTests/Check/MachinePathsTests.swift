import Testing

@testable import LessonRunner

@Suite struct MachinePathsTests {
    private let paths = MachinePaths(["/tmp/attend-1", "/root", "/home/maría/", "/", "", "lessons"])
        .with(workingFolder: "/tmp/attend-1/run/variants/3")

    @Test(arguments: [
        ("/tmp/attend-1/run/variants/3", "."), ("in /tmp/attend-1/run/variants/3/x.txt:", "in ./x.txt:"),
        ("/tmp/attend-1/run/variants/31", "…/run/variants/31"), ("[\"/tmp/attend-1/a.so\"]", "[\"…/a.so\"]"),
        ("file:///root/a /root", "file://…/a …"), ("/home/maría/x, /home/maríana", "…/x, /home/maríana"),
        ("/tmp/attend-12", "/tmp/attend-12"), ("square/root", "square/root"), ("1 / 2", "1 / 2"), ("/", "/"), ("", ""),
        ("lessons/01.md", "lessons/01.md"), ("/rootless", "/rootless"),
    ])
    func aSignStandsForAFolder(text: String, shown: String) {
        #expect(paths.hidden(in: text) == shown)
    }
}
