"""Converts the corpus with latex2mathml, for the comparison in MathMLStructureTests."""

import importlib.metadata
import json

from latex2mathml.converter import convert

with open("corpus.json", encoding="utf-8") as file:
    corpus = json.load(file)


def converted(formula):
    """latex2mathml does not know `aligned`, but the like-minded `align*`."""
    tex = formula["tex"].replace("{aligned}", "{align*}")
    return convert(tex, display="block" if formula["display"] else "inline")


formulas = [{"tex": f["tex"], "mathML": converted(f)} for f in corpus]
result = {"converter": "latex2mathml", "version": importlib.metadata.version("latex2mathml"), "formulas": formulas}
with open("latex2mathml.json", "w", encoding="utf-8") as file:
    json.dump(result, file, ensure_ascii=False, indent=1)
    file.write("\n")
