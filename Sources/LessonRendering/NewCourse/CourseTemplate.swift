/// The files of a new course: one chapter that shows each thing once, and a workflow that proves and publishes it.
package struct CourseTemplate: Sendable {
    /// A language in which there is a first chapter.
    package enum Language: String, Sendable, CaseIterable {
        case english = "en"
        case chinese = "zh"
    }

    private let language: Language
    /// The name of a module of the course's own.
    private let module: String?

    package init(_ language: Language, module: String? = nil) {
        self.language = language
        self.module = module
    }

    /// The texts of the files, by their paths in the new folder.
    package var files: [String: String] {
        var files = [
            "README.md": readme, ".gitignore": "answers/\nhandouts/\nhandouts-teacher/\nhand-in.md\n",
            ".github/workflows/course.yml": Self.workflow,
            "lessons/course.yml": courseFile, "lessons/01-first.md": chapter,
        ]
        if let module { files["lessons/\(module)/Scores.swift"] = Self.source }
        return files
    }

    private var courseFile: String {
        let own = module.map { ", \($0)" } ?? ""
        return """
            format: 1
            title: "\(title)"
            language: \(tag)
            modules: [StepTrace, AttentionKernel\(own)]
            imports: [AttentionKernel\(own)]
            chapters:
              - 01-first.md

            """
    }

    private var tag: String {
        switch language {
        case .english: "en"
        case .chinese: "zh-Hans"
        }
    }

    private var title: String {
        switch language {
        case .english: "My course"
        case .chinese: "我的课程"
        }
    }

    private var readme: String {
        switch language {
        case .english: Self.englishReadme
        case .chinese: Self.chineseReadme
        }
    }

    private var chapter: String {
        switch language {
        case .english: Self.englishChapter + (module.map(Self.englishSection) ?? "")
        case .chinese: Self.chineseChapter + (module.map(Self.chineseSection) ?? "")
        }
    }

    private static let source = """
        public import AttentionKernel

        /// The scores of queries `q` (n×d) for keys `k` (m×d): n×m.
        public func dotProducts(_ q: Matrix, _ k: Matrix) -> Matrix {
            q.matmul(k.transposed)
        }

        """

    private static let workflow = #"""
        # Proves the course at every push, and publishes its handouts as GitHub Pages.
        # Settings › Secrets and variables › Actions › Variables: ATTEND_REPOSITORY, the address of attend's git repository.
        # Settings › Pages › Source: GitHub Actions.
        name: Course

        on:
          push:
          pull_request:

        permissions:
          contents: read

        jobs:
          verify:
            runs-on: ubuntu-latest
            container: swift:6.3-bookworm
            env:
              ATTEND_REPOSITORY: ${{ vars.ATTEND_REPOSITORY }}
            steps:
              - uses: actions/checkout@v4
              - name: Install attend
                run: |
                  [ -n "$ATTEND_REPOSITORY" ] || { echo "::error::set the variable ATTEND_REPOSITORY, as the head of this file says"; exit 1; }
                  apt-get update && apt-get install -y git libcmark-dev pkg-config
                  git clone --depth 1 "$ATTEND_REPOSITORY" /usr/local/src/attend
                  swift build --package-path /usr/local/src/attend -c release --product attend
                  ln -s /usr/local/src/attend/.build/release/attend /usr/local/bin/attend
              - run: attend verify --strict
              - run: attend handout -o handouts
              - uses: actions/upload-pages-artifact@v3
                with: { path: handouts }

          publish:
            needs: verify
            if: github.event_name == 'push' && github.ref_name == github.event.repository.default_branch
            runs-on: ubuntu-latest
            permissions: { pages: write, id-token: write }
            environment: github-pages
            steps:
              - uses: actions/deploy-pages@v4

        """#
}
