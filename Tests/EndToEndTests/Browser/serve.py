"""Uses a served course as learners and authors do, in a real browser. Prints a line for each thing that is not as it should be.

Arguments: the program, and the folder of a course as `ServeTests` writes it, with its environment in this process."""

import pathlib
import re
import signal
import subprocess
import sys

from axe_playwright_python.sync_playwright import Axe
from browser import RULES, launch
from playwright.sync_api import TimeoutError, expect, sync_playwright

LIMIT = 120_000
# Colours that change have changed with the next pictures of the screen.
SETTLED = """async () => { const frame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    await frame();
    await Promise.allSettled(document.getAnimations().filter(it => it.effect.getComputedTiming().endTime !== Infinity).map(it => it.finished));
    await frame() }"""
program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
answer = folder / "answers/01-lesson/shares.swift"
lesson = folder / "lessons/01-lesson.md"
faults = []


def check(truth, text):
    if not truth:
        faults.append(text)


class Server:
    """The command; a second one takes the port of the first."""

    def __init__(self, port=None):
        options = ["--port", str(port)] if port else []
        self.process = subprocess.Popen(
            [program, "serve", *options], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.address = None
        for line in self.process.stdout:
            if "http://" in line:
                self.address = line.strip()
                break
        self.origin = self.address.split("/open/")[0]
        self.port = int(self.origin.rsplit(":", 1)[1])

    def end(self, how=signal.SIGINT):
        self.process.send_signal(how)
        return self.process.wait(60)


def watch(page, name):
    """Whatever a page says on its console, or asks another host for, is a fault."""
    page.set_default_timeout(LIMIT)
    page.on("pageerror", lambda error: faults.append(f"{name}: {error}"))

    def told(message):
        # While the server is gone, the browser itself says that it cannot be reached.
        if not page.isLost:
            faults.append(f"{name}: console: {message.text} {message.location}")

    page.isLost = False
    page.on("console", told)
    page.on("request", lambda request: check(
        request.url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:")), f"{name}: asks {request.url}"))
    return page


def accessible(page, name):
    for scheme in ["light", "dark"]:
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLED)
        found = Axe().run(page, options=RULES).response["violations"]
        for violation in found:
            faults.append(f"{name} ({scheme}): {violation['id']}: {violation['nodes'][0]['html'][:200]}")
    page.emulate_media(color_scheme="light")
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    check(not wide, f"{name}: the page scrolls sideways")


def learner(context, server):
    page = watch(context.new_page(), "learner")
    page.goto(server.address)
    check(page.url == server.origin + "/", f"the opened address leads to {page.url}")
    accessible(page, "index")
    page.get_by_role("link", name=re.compile("Shares")).first.click()
    exercise = page.locator("#ex-1\\.1")
    editor = exercise.locator("textarea")
    judged = exercise.get_by_role("region")
    expect(editor).to_be_visible(timeout=LIMIT)
    page.locator(".outputs pre", has_text="4.0").first.wait_for()

    editor.focus()
    editor.fill("func shares(_ scores: [Double]) -> [Double] { scores.map { $0 / Double(scores.count) } }")
    page.keyboard.press("Control+Enter")
    expect(judged).to_contain_text("You divided by the count. Divide by the sum.", timeout=LIMIT)
    check("scores.count" in answer.read_text(), "the wrong answer is not in its file")
    accessible(page, "wrong answer")
    page.set_viewport_size({"width": 390, "height": 844})
    accessible(page, "wrong answer at 390")
    page.set_viewport_size({"width": 1280, "height": 900})

    check(not exercise.get_by_text("Add them up first.").is_visible(), "a hint is shown that was not asked for")
    exercise.get_by_role("button", name=re.compile("hint", re.I)).click()
    expect(exercise.get_by_text("Add them up first.")).to_be_visible(timeout=LIMIT)
    check(not exercise.get_by_text("reduce(0, +)").is_visible(), "the second hint came with the first")
    check(exercise.get_by_role("button", name=re.compile("solution", re.I)).is_disabled()
          or exercise.get_by_role("button", name=re.compile("solution", re.I)).get_attribute("aria-disabled") == "true",
          "the solution is open before a pass")

    editor.fill("func shares(_ scores: [Double]) -> [Double] { scorez }")
    page.keyboard.press("Control+Enter")
    expect(judged).to_contain_text("scorez", timeout=LIMIT)
    check(exercise.locator("textarea").get_attribute("aria-invalid") == "true"
          or exercise.locator(".sq").count() > 0, "an error is not marked in the editor")
    accessible(page, "compiler error")

    editor.fill("func shares(_ scores: [Double]) -> [Double] {\n    let sum = scores.reduce(0, +)\n    return scores.map { $0 / sum }\n}")
    page.keyboard.press("Control+Enter")
    expect(judged).to_contain_text("2 of 2 points", timeout=LIMIT)
    exercise.get_by_role("button", name=re.compile("solution", re.I)).click()
    expect(exercise.locator(".solved")).to_contain_text("scores.map { $0 / scores.reduce(0, +) }", timeout=LIMIT)
    accessible(page, "right answer")

    quiz = page.locator("#ex-1\\.2")
    quiz.locator("input").nth(1).click()
    expect(quiz.get_by_role("region")).to_contain_text("That is what they were divided by.", timeout=LIMIT)
    quiz.locator("input").nth(0).click()
    expect(quiz.get_by_role("region")).to_contain_text("They are parts of a whole.", timeout=LIMIT)

    sheet = page.locator("#ex-1\\.3")
    sheet.locator("input").nth(0).fill("0.25")
    sheet.locator("input").nth(1).fill("], x: [")
    sheet.get_by_role("button", name="Check").click()
    expect(sheet.get_by_role("region")).not_to_be_empty(timeout=LIMIT)
    sheet.locator("input").nth(1).fill("0.5")
    sheet.get_by_role("button", name="Check").click()
    expect(sheet.locator("input").nth(1)).to_have_attribute("aria-invalid", "true", timeout=LIMIT)
    sheet.locator("input").nth(1).fill("0.75")
    sheet.get_by_role("button", name="Check").click()
    expect(sheet.get_by_role("region")).to_contain_text("2 of 2 points", timeout=LIMIT)
    accessible(page, "all answered")

    # Another tab and an editor on the disk see what is saved, and nothing that is typed is lost.
    other = watch(context.new_page(), "other tab")
    other.goto(page.url)
    expect(other.locator("#ex-1\\.1 textarea")).to_have_value(re.compile("let sum"), timeout=LIMIT)
    answer.write_text("// from an editor\n" + answer.read_text())
    for tab in [page, other]:
        expect(tab.locator("#ex-1\\.1 textarea")).to_have_value(re.compile("from an editor"), timeout=LIMIT)
    other.close()

    # Start over asks first, and keeps the answer.
    exercise.get_by_role("button", name=re.compile("start over", re.I)).first.click()
    exercise.get_by_role("button", name=re.compile("start over", re.I)).last.click()
    expect(editor).to_have_value(re.compile("Divide"), timeout=LIMIT)
    check(any("from an editor" in old.read_text() for old in answer.parent.glob("shares.swift.old-*")), "the old answer is not kept")

    # Closed right after a key was pressed, and opened again: it is there.
    editor.fill("// typed and left\n")
    page.close()
    again = watch(context.new_page(), "opened again")
    again.goto(server.origin + "/01-lesson.html")
    expect(again.locator("#ex-1\\.1 textarea")).to_have_value(re.compile("typed and left"), timeout=LIMIT)
    again.close()


def cells(context, server):
    page = watch(context.new_page(), "cells")
    page.goto(server.origin + "/02-cells.html")
    expect(page.locator(".outputs pre", has_text="6.0").first).to_be_visible(timeout=LIMIT)
    before = page.locator("main").inner_text()
    text = (folder / "lessons/02-cells.md").read_text()
    page.locator("#cell-2\\.1").get_by_role("button", name=re.compile("change", re.I)).click()
    cell = page.locator("#cell-2\\.1")
    cell.locator("textarea").fill("let x = 5.0")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".outputs pre", has_text="10.0").first).to_be_visible(timeout=LIMIT)
    check(page.locator(".changed").count() > 0, "what has changed is not marked")
    accessible(page, "a changed cell")
    cell.locator("textarea").fill("let x = nothing")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#cell-2\\.1")).to_contain_text("cannot find 'nothing' in scope", timeout=LIMIT)
    cell.get_by_role("button", name=re.compile("put back", re.I)).click()
    expect(page.locator(".outputs pre", has_text="6.0").first).to_be_visible(timeout=LIMIT)
    check(page.locator(".changed").count() == 0, "something is marked after everything was put back")

    page.locator(".scratch summary").last.click()
    own = page.locator(".scratch").last
    own.locator("textarea").fill("x * 7")
    page.keyboard.press("Control+Enter")
    expect(own.locator("pre", has_text="21.0").first).to_be_visible(timeout=LIMIT)
    own.locator("textarea").fill("while true {}")
    page.keyboard.press("Control+Enter")
    own.get_by_role("button", name=re.compile("stop", re.I)).click()
    expect(own.get_by_role("button", name=re.compile("run", re.I))).to_be_visible(timeout=LIMIT)
    check((folder / "lessons/02-cells.md").read_text() == text, "the lesson was changed")
    page.close()


def author(context, server):
    page = watch(context.new_page(), "author")
    page.goto(server.origin + "/02-cells.html")
    expect(page.locator(".outputs pre", has_text="6.0").first).to_be_visible(timeout=LIMIT)
    file = folder / "lessons/02-cells.md"
    text = file.read_text()
    page.evaluate("window.isTheSamePage = true")
    file.write_text(text.replace("Twice the number.", "Two times the number."))
    expect(page.get_by_text("Two times the number.")).to_be_visible(timeout=LIMIT)
    file.write_text(text.replace("x * 2", "x * 3"))
    expect(page.locator(".outputs pre", has_text="9.0").first).to_be_visible(timeout=LIMIT)
    file.write_text(text.replace("title: Cells", "titel: Cells"))
    expect(page.get_by_text(re.compile("titel")).first).to_be_visible(timeout=LIMIT)
    check(page.get_by_text("Twice the number.").count() + page.locator("main").count() > 0, "the page is gone")
    accessible(page, "problems")
    file.write_text(text)
    expect(page.locator(".outputs pre", has_text="6.0").first).to_be_visible(timeout=LIMIT)
    expect(page.get_by_text(re.compile("titel"))).to_have_count(0, timeout=LIMIT)
    check(page.evaluate("window.isTheSamePage === true"), "the page was loaded again")
    page.close()


def others(context, server):
    """What others do meanwhile: in a terminal, in the files of answers, in the lessons."""
    index = watch(context.new_page(), "open index")
    index.goto(server.origin + "/")
    page = watch(context.new_page(), "meanwhile")
    page.goto(server.origin + "/01-lesson.html")
    exercise = page.locator("#ex-1\\.1")
    judged = exercise.get_by_role("region")
    # What is typed before the page has heard of the file would be another version of it.
    expect(exercise.locator("textarea")).to_have_value(re.compile("typed and left"), timeout=LIMIT)
    exercise.locator("textarea").fill("")
    page.keyboard.press("Control+Enter")
    expect(judged).to_contain_text("nothing is written yet", timeout=LIMIT)
    exercise.locator("textarea").fill("func shares(_ scores: [Double]) -> [Double] { scores.map { $0 / Double(scores.count) } }")
    page.keyboard.press("Control+Enter")
    expect(judged).to_contain_text("You divided by the count.", timeout=LIMIT)
    second = exercise.locator(".hints > details").nth(1)
    check(not second.is_visible(), "the second hint is shown that was not asked for")
    subprocess.run([program, "hint", "1.1"], cwd=folder, timeout=LIMIT / 1000, capture_output=True, check=True)
    expect(second).to_be_visible(timeout=LIMIT)

    # A verdict says nothing of an exercise that asks for something else now.
    text = lesson.read_text()
    lesson.write_text(text.replace("Divide by the sum.", "Divide by their sum."))
    expect(judged).to_be_hidden(timeout=LIMIT)
    lesson.write_text(text)

    # A chapter that is added stands in the index, and its answers are watched.
    course = folder / "lessons/course.yml"
    (folder / "lessons/03-more.md").write_text(text.replace("title: Shares", "title: More shares"))
    course.write_text(course.read_text().replace("02-cells.md]", "02-cells.md, 03-more.md]"))
    index.get_by_role("link", name=re.compile("More shares")).first.click(timeout=LIMIT)
    editor = index.locator("#ex-3\\.1 textarea")
    expect(editor).to_be_visible(timeout=LIMIT)
    new = folder / "answers/03-more/shares.swift"
    new.parent.mkdir(parents=True)
    new.write_text("// from an editor\n")
    expect(editor).to_have_value(re.compile("from an editor"), timeout=LIMIT)

    # What keeps an answer from being written is said in words; the browser itself tells of the status.
    index.isLost = True
    new.unlink()
    new.parent.rmdir()
    new.parent.write_text("in the way")
    editor.fill("// cannot be written\n")
    editor.press("Control+Enter")
    conflict = index.locator("#ex-3\\.1 .conflict")
    said = index.locator("#ex-3\\.1").locator(".said, .kept").filter(has_text="cannot be written").first
    expect(conflict.or_(said).first).to_be_visible(timeout=LIMIT)
    if conflict.is_visible():
        # The file that is gone may be told of first.
        conflict.get_by_role("button").first.click()
    expect(said).to_be_visible(timeout=LIMIT)
    new.parent.unlink()
    index.close()

    # A mended cell is no problem any more once it has run.
    file = folder / "lessons/02-cells.md"
    text = file.read_text()
    page.goto(server.origin + "/02-cells.html")
    problems = page.locator("aside.problems")
    file.write_text(text.replace("x * 2", "y * 2"))
    expect(problems).to_be_visible(timeout=LIMIT)
    file.write_text(text.replace("x * 2", "x * 4"))
    expect(page.locator(".outputs pre", has_text="12.0").first).to_be_visible(timeout=LIMIT)
    expect(problems).to_be_hidden(timeout=LIMIT)
    file.write_text(text)
    expect(page.locator(".outputs pre", has_text="6.0").first).to_be_visible(timeout=LIMIT)
    page.close()


def misfortune(context, server):
    page = watch(context.new_page(), "misfortune")
    page.goto(server.origin + "/01-lesson.html")
    editor = page.locator("#ex-1\\.1 textarea")
    expect(editor).to_be_visible(timeout=LIMIT)
    page.isLost = True
    editor.fill("// typed before\n")
    page.keyboard.press("Control+Enter")
    server.end(signal.SIGKILL)
    editor.fill("// typed while nobody listened\n")
    second = Server(server.port)
    # Another server has another secret: the page says so, and keeps what was typed.
    page.goto(second.address)
    page.goto(second.origin + "/01-lesson.html")
    page.isLost = False
    expect(page.locator("#ex-1\\.1 textarea")).to_have_value(re.compile("typed while nobody listened"), timeout=LIMIT)
    # What was sent just before the end may have reached the file without the page being told: then both are shown.
    conflict = page.locator("#ex-1\\.1 .conflict")
    for _ in range(LIMIT // 100):
        if answer.exists() and "typed while nobody listened" in answer.read_text():
            break
        if conflict.is_visible():
            conflict.get_by_role("button").first.click()
        page.wait_for_timeout(100)
    check("typed while nobody listened" in answer.read_text(), "what was typed did not reach its file")
    # A file that is removed is not written again without a word: both are shown.
    answer.unlink()
    expect(conflict).to_contain_text("typed while nobody listened", timeout=LIMIT)
    accessible(page, "conflict")
    conflict.get_by_role("button").first.click()
    page.locator("#ex-1\\.1 textarea").fill("// after the file was removed\n")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#ex-1\\.1").get_by_role("region")).not_to_be_empty(timeout=LIMIT)
    check(answer.exists(), "a removed answer is not written again")
    page.close()
    return second


def intruder(context, server):
    """A page of another site that is open in the same browser."""
    page = context.new_page()
    page.route("http://attacker.example/**", lambda route: route.fulfill(body="<h1>Other</h1>", content_type="text/html"))
    page.goto("http://attacker.example/")
    read = """async url => { try { const reply = await fetch(url, {credentials: 'include'}); return reply.status + await reply.text() }
        catch (error) { return 'refused' } }"""
    post = """async url => { try { const reply = await fetch(url, {method: 'POST', credentials: 'include', mode: 'no-cors',
        headers: {'Content-Type': 'text/plain'}, body: '{}'}); return reply.type } catch (error) { return 'refused' } }"""
    socket = """url => new Promise(done => { const socket = new WebSocket(url); socket.onopen = () => done('open'); socket.onerror = () => done('refused') })"""
    check(page.evaluate(read, server.origin + "/01-lesson.html") == "refused", "another site reads a page")
    before = answer.read_text() if answer.exists() else None
    page.evaluate(post, server.origin + "/live/reset")
    check((answer.read_text() if answer.exists() else None) == before, "another site changes an answer")
    check(page.evaluate(socket, server.origin.replace("http", "ws") + "/live/events") == "refused", "another site listens")
    frame = page.evaluate("""url => new Promise(done => { const frame = document.createElement('iframe'); frame.onload = () => done('loaded');
        frame.src = url; document.body.append(frame) })""", server.origin + "/01-lesson.html")
    check(frame == "loaded" and all("Exercise" not in (f.content() if f.url.startswith("http") else "") for f in page.frames[1:]),
          "another site frames a page")
    page.close()


def main():
    server = Server()
    with sync_playwright() as playwright:
        browser = launch(playwright)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        try:
            learner(context, server)
            cells(context, server)
            author(context, server)
            others(context, server)
            server = misfortune(context, server)
            intruder(context, server)
        except (AssertionError, TimeoutError) as error:
            faults.append(str(error)[:1500])
        finally:
            browser.close()
            code = server.end()
    check(code == 0, f"it ended with {code}")
    for fault in faults:
        print(fault)


main()
