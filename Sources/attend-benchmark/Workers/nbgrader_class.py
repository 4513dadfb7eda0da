"""Writes a class for nbgrader: an assignment with small exercises, and a notebook of each student."""

import pathlib
import subprocess
import sys

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

SOLUTION = """def shares_{0}(scores):
    total = sum(scores)
    return [score / total for score in scores]
"""
TEST = """assert shares_{0}([1, 3]) == [0.25, 0.75]
assert abs(sum(shares_{0}([1, 2, 3, 4])) - 1) < 1e-12
"""


def metadata(grade_id, solution):
    return {"nbgrader": {"grade": not solution, "grade_id": grade_id, "locked": not solution, "points": 1,
                         "schema_version": 3, "solution": solution, "task": False}}


# So many exercises are in one notebook.
BATCH = 5


def notebook(numbers, answer):
    cells = []
    for number in numbers:
        cells.append(new_code_cell(answer(number), metadata=metadata(f"answer-{number}", True)))
        cells.append(new_code_cell(TEST.format(number), metadata=metadata(f"test-{number}", False)))
    for cell in cells:
        if not cell.metadata.nbgrader.grade:
            del cell.metadata.nbgrader["points"]
        cell.pop("id", None)
    book = new_notebook(cells=cells)
    book.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    book.nbformat_minor = 4
    return book


def write(path, book):
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(book, path)


def answer(student, number):
    text = SOLUTION.format(number)
    if (student * 7 + number * 3) % 10 == 0:
        text = text.replace("return", "retrun")
    return text + (f"# {student}\n" if (student + number) % 2 == 0 else "")


def main():
    students, exercises = int(sys.argv[2]), int(sys.argv[3])
    here = pathlib.Path.cwd()
    (here / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'benchmark'\n")
    for start in range(0, exercises, BATCH):
        numbers = range(start, min(start + BATCH, exercises))
        name = f"exercises/part-{start}.ipynb"
        write(here / "source" / name, notebook(numbers, lambda number: SOLUTION.format(number)))
        for student in range(students):
            write(here / f"submitted/student-{student}" / name, notebook(numbers, lambda number: answer(student, number)))
    subprocess.run([sys.executable, "-m", "nbgrader", "generate_assignment", "exercises", "--create"], check=True)


if __name__ == "__main__":
    main()
