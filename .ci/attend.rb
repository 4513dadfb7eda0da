# A Homebrew formula, to be put into a tap. The tap's script sets url and sha256 to those of a release's source archive.
class Attend < Formula
  desc "Lessons on the attention layer, run with every intermediate number"
  license "Apache-2.0"
  url "@URL@"
  sha256 "@SHA256@"

  depends_on "pkgconf" => :build
  depends_on xcode: ["26.0", :build]
  depends_on "cmark"
  uses_from_macos "swift"

  def install
    system "swift", "build", "--disable-sandbox", "-c", "release", "--product", "attend"
    bin.install ".build/release/attend"
    modules = %w[StepTrace AttentionKernel AttentionTraining LessonRuntime Confinement]
    (pkgshare/"Sources").install modules.map { |name| "Sources/#{name}" }
    pkgshare.install "lessons"
    generate_completions_from_executable(bin/"attend", "--generate-completion-script")
  end

  test do
    system bin/"attend", "new", "course"
    cd("course") { system bin/"attend", "verify", "--strict" }
  end
end
