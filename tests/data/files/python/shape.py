# SPDX-License-Identifier: GPL-3.0-or-later
"""What Python's own parser sees in the files of its standard library, as tests/files/tst_python.cpp writes it."""
import ast
import json
import pathlib
import sysconfig


def beginning(node):
    """The dotted name that an expression begins with."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        inner = node.value
        whole = beginning(inner)
        plain = isinstance(inner, (ast.Name, ast.Attribute)) and whole.count(".") == ast.unparse(inner).count(".")
        return f"{whole}.{node.attr}" if plain and whole else whole
    if isinstance(node, ast.Call):
        return beginning(node.func)
    if isinstance(node, ast.Subscript):
        return beginning(node.value)
    return ""


class Shape(ast.NodeVisitor):
    def __init__(self):
        self.lines = []
        self.counts = [0]
        self.total = 0

    def visit_Call(self, node):
        self.counts[-1] += 1
        self.total += 1
        self.generic_visit(node)

    def visit_ClassDef(self, node):
        bases = ",".join(beginning(base) for base in node.bases)
        self.lines.append(f"class {node.lineno} {node.name} ({bases})")
        for outer in node.decorator_list + node.bases + node.keywords:
            self.visit(outer)
        self.counts.append(0)
        for inner in node.body:
            self.visit(inner)
        self.counts.pop()

    def visit_FunctionDef(self, node):
        kind = "async" if isinstance(node, ast.AsyncFunctionDef) else "def"
        for outer in node.decorator_list + [node.args] + ([node.returns] if node.returns else []):
            self.visit(outer)
        self.counts.append(0)
        for inner in node.body:
            self.visit(inner)
        self.lines.append(f"{kind} {node.lineno} {node.name} {self.counts.pop()}")

    visit_AsyncFunctionDef = visit_FunctionDef


shapes = {}
for path in sorted(pathlib.Path(sysconfig.get_path("stdlib")).glob("*.py")) + sorted(
    pathlib.Path(sysconfig.get_path("stdlib"), "asyncio").glob("*.py")
):
    shape = Shape()
    shape.visit(ast.parse(path.read_bytes()))
    shapes[str(path)] = shape.lines + [f"calls {shape.total}"]
print(json.dumps(shapes))
