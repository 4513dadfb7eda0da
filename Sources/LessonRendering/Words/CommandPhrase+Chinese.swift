import LessonModel
import StepTrace

extension CommandPhrase {
    package var chinese: String {
        switch self {
        case .running(let files): files.count == 1 ? "正在运行 \(files[0])" : "正在运行 \(files.count) 章"
        case .compiling(let file): "正在编译 \(file)"
        case .compilingExercises(let file): "正在编译 \(file) 的练习"
        case .checking(let exercise, let file): "正在检查 \(file) 的 \(exercise)"
        case .provingExercises(let file): "正在验证 \(file) 的练习"
        case .tryingMutants(let file): "正在试验 \(file) 中参考答案的变异体"
        case .writingPages: "正在生成页面"
        case .printing(let file): "正在打印 \(file)"
        case .buildingKernel([], nil): "正在为这台机器构建内核；只需一次，请稍等片刻。"
        case .buildingKernel([], let seconds?): "正在为这台机器构建内核（只需一次）：\(seconds) 秒"
        case .buildingKernel(let modules, nil): "正在构建 \(modules.joined(separator: "、"))：源代码有改动。"
        case .buildingKernel(let modules, let seconds?): "正在构建 \(modules.joined(separator: "、"))：\(seconds) 秒"
        case .compilingChapter(let number, let count, let id): "第 \(number) 章，共 \(count) 章，\(id)：正在编译"
        case .runningChapter(let number, let count, let id, let cell, let line, let seconds):
            "第 \(number) 章，共 \(count) 章，\(id)：单元格 \(cell)，第 \(line) 行，\(seconds) 秒"
        case .cellIsRunning(let cell, let place): "\(line(of: place))：单元格 \(cell) 正在运行"
        case .cellTakesLong(let cell, let place, let seconds):
            "\(line(of: place))：单元格 \(cell) 已运行 \(seconds) 秒"
        case .interrupted: "已中断"
        case .interruptedWhile(let work): "已中断，当时\(work)"
        case .interruptedIn(let file): "\(file)：已中断"
        case .cellInterrupted(let cell, let place): "\(line(of: place))：已中断，当时单元格 \(cell) 正在运行"

        case .waiting: "等待你保存文件；按 Ctrl-C 结束"
        case .nothingNew: "没有新的内容。"
        case .cellsAsMeant(let good, let count): "\(count) 个单元格中有 \(good) 个符合预期。"
        case .keys: "n 下一题 · t 题目 · h 提示 · s 参考答案 · e 编辑 · r 再次运行 · l 列表 · q 退出"
        case .noSuchKey(let key): "没有这个按键：\(key)"
        case .hintsAgain(let count): count == 1 ? "再看一遍唯一的提示：" : "没有更多提示了；再看一遍全部 \(count) 条："
        case .runKeys: "r 再次运行 · q 退出"
        case .noEditor: "请把 EDITOR 设为按 e 要打开的编辑器，例如：export EDITOR=nano"
        case .editorDidNotStart(let command): "无法启动编辑器“\(command)”。"
        case .allPassed: "全部通过。"
        case .solutionWhenPassed(let exercise): "\(exercise) 通过之后会显示参考答案。"

        case .next(let names): "接下来：写好答案，然后运行：attend check \(names)"
        case .wrote(let file): "已写入  \(file)"
        case .wroteOver(let file, let old): "已写入  \(file)；你原来的答案在 \(old)"
        case .wasThere(let file): "已保留  \(file)，你没有改过它"
        case .kept(let file): "已保留  \(file)，你改过它"
        case .moved(let file, let former, let old):
            "已移动  \(file)，原为 \(former)" + (old.map { "；原先在那里的文件改名为 \($0)" } ?? "")
        case .movedAnswers(let labels, let file, let former, let old):
            "已移动  \(file)：\(labels.joined(separator: "、")) 来自 \(former)"
                + (old.map { "，后者现名 \($0)" } ?? "")
        case .noHints(let exercise): "\(exercise) 没有提示。"
        case .hintsElsewhere(let name): "下一道有提示的练习：attend hint \(name)"
        case .nextHint(let name): "接下来：修改答案，或运行：attend hint \(name)"
        case .hintsGiven(let count, let exercise, let name):
            "\(exercise) 的\(count == 1 ? "唯一一条提示" : "全部 \(count) 条提示")你都看过了。"
                + "要再看一遍：attend hint \(name) --all"

        case .page(let file, let bytes, let isUnchanged):
            "\(file)  \((bytes + 512) / 1024) KiB\(isUnchanged ? "  没有变化" : "")"
        case .nothingOpens(let page): "这里没有可以打开页面的程序；页面在：\(page)"
        case .emptied(let folder, let size): "已清空 \(folder)（\(size)）。"
        case .listChapter(let file): "接下来：在同一文件夹的 course.yml 中，把 \(file) 列在“chapters”之下，然后运行：attend run"
        case .kernelStays: "内核库予以保留：另一个 attend 正用它运行课程。"

        case .nextInCourse(let folder):
            "接下来：\(folder.map { "cd \($0)，然后运行：" } ?? "")attend run 1、attend verify --strict、attend serve --open"

        case .serving(let course, let address):
            "\(chineseText(course, "的地址是"))\n\n  \(address)\n\n请在浏览器中打开这个地址。按 Ctrl-C 结束。"
        case .grading(let student, let count, let rate, let left):
            "正在评分：第 \(student) 名学生，共 \(count) 名，每秒 \(rate) 份答案"
                + (left.map { "，还需 \(duration($0))" } ?? "")
        case .gradingKept: "已评判的结果都已保留：再次运行同一命令即可继续。"
        case .classPoints(let students, let points): "\(students) 名学生：\(points)"
        case .mistakesMade: "最常犯的错误："
        case .madeMistake(let students, let count, let exercise, let says):
            "\(count) 人中有 \(students) 人，\(exercise)：\(says)"
        case .unconfined: "答案的运行不受限制：凡是你能读写的，它们也能读写。"
        case .notJudged(let answers): "有 \(answers) 份答案无法评判。"
        case .notJudgedOf(let student, let answers): "  \(student)：\(answers.joined(separator: "、"))"
        case .notRead(let students): "有 \(students) 名学生的答案无法读取。"
        case .wroteFile(let file): "已写入  \(file)"
        case .wrotePages(let count, let folder): "已写入  \(folder)：\(count == 1 ? "这名学生的页面" : "\(count) 名学生各一页")"
        case .wroteResultFiles(let count, let folder):
            "已写入  \(folder)：\(count == 1 ? "这名学生的文件" : "\(count) 名学生各一个文件")"
        case .wroteHandIn(let file, let answers, let points):
            "已写入  \(file)：\(answers) 个答案文件，\(points ?? "未检查")"

        case .part(.compiler): "编译器"
        case .part(.linker): "链接器"
        case .part(.markdown): "cmark"
        case .part(.kernelSources): "内核源代码"
        case .part(.confinement): "运行限制"
        case .part(.cache): "缓存"
        case .part(.browser): "生成 PDF 的浏览器"
        case .compiler(let version, let target, let path): "\(version)，目标平台 \(target)，\(path)"
        case .linkerOfToolchain: "工具链中的 ld.lld"
        case .linkedByCompiler: "各章改由 swiftc 链接，会稍慢一些"
        case .confined(let version, true): "Landlock（版本 \(version)）和 seccomp"
        case .confined(let version, false): "Landlock（版本 \(version)，不限制信号）和 seccomp"
        case .processesAreSeen: "程序看得到所有进程的命令行：内核或容器没有为它们提供命名空间"
        case .notConfined(let reason): "无：\(reason)"
        case .notConfinedMeans: "只运行你信任的课程和答案：你能做的，它们都能做"
        case .notWritable(let folder): "无法写入 \(folder)"
        case .setCacheFolder: "请把 XDG_CACHE_HOME 设为可写入的文件夹"
        case .cache(let folder, let size, let limit): "\(folder)，\(size)，上限 \(limit)"
        case .noBrowser: "PATH 中既没有 Chromium 也没有 Chrome"
        case .browserIsForPDF: "只有 PDF 讲义需要浏览器；\(CommandPhrase.installBrowser.chinese)"
        case .installBrowser: "请安装一个：apt-get install chromium，或 brew install --cask chromium"
        }
    }

    /// `45 秒`, `3 分 20 秒`.
    private func duration(_ seconds: Int) -> String {
        seconds < 60 ? "\(seconds) 秒" : "\(seconds / 60) 分 \(seconds % 60) 秒"
    }

    private func line(of place: FileLocation) -> String { "\(place.file):\(place.line)" }
}
