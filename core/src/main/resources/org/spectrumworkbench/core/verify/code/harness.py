"""Runs one program against its tests, inside the sandbox.

Standard input holds the job, a row of fields of the form LENGTH, newline, that many bytes of UTF-8:
the nonce, the kind of tests, the prelude, the program, the name of the function, the setup, and the
tests. All of it is read, and the pipe closed, before a line of the program runs.

Reports go out on a duplicate of standard output as NONCE WORD NUMBER LENGTH, newline, that many
bytes, newline. The program's own standard output and standard error go elsewhere. Expected results
of calls and exchanges never come in here: whoever started this process compares.

No module is imported that is not needed: the start of the interpreter is most of the time.
"""
import builtins
import os
import sys
import _ast
import _operator

# Programs may replace built-in functions; what follows keeps its own.
__builtins__ = dict(vars(builtins))
ANSWER = "<answer>"
SETUP = "<setup>"
LONGEST_TEXT = 2000
MEMORY_STATUS = 97
MODULE = type(sys)
FUNCTION = type(lambda: None)
PLAIN = frozenset((int, float, complex, bool, str, bytes, type(None), range))


def read_job():
    data = sys.stdin.buffer.read()
    fields = []
    at = 0
    while at < len(data):
        end = data.index(b"\n", at)
        length = int(data[at:end])
        fields.append(data[end + 1 : end + 1 + length].decode("utf-8"))
        at = end + 1 + length
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    return fields


def open_channel(nonce):
    """Gives the function that reports; it keeps what it needs, so that a program cannot replace it."""
    channel = os.dup(1)
    os.dup2(2, 1)
    write = os.write
    size = len

    def report(word, number=0, text=""):
        data = text.encode("utf-8", "backslashreplace")
        line = f"{nonce} {word} {number} {size(data)}\n".encode() + data + b"\n"
        while line:
            line = line[write(channel, line) :]

    return report


def cut(text):
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + " ..."


def shown(value):
    try:
        return cut(repr(value))
    except BaseException as error:
        return f"<{type(error).__name__} in repr>"


def described(error):
    """The kind and text of an error, with the line of the program that it came from."""
    try:
        text = str(error)
    except BaseException:
        text = ""
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == ANSWER:
            line = trace.tb_lineno
        trace = trace.tb_next
    where = "" if line is None else f" (line {line} of the program)"
    return cut(type(error).__name__ + (": " + text if text else "")) + where


def compiles(source):
    try:
        compile(source, ANSWER, "exec", dont_inherit=True)
        return True
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False


def defines(program, name):
    for line in program.splitlines():
        for start in ("def ", "async def ", "class ", ""):
            if line.startswith(start + name):
                rest = line[len(start + name) :].lstrip()
                if rest[:1] in (("(", ":", "[") if start else ("=", ":")) and rest[:2] != "==":
                    return True
    return False


def units(prelude, program, name):
    """The pieces of source to run one after the other: a program that only goes on from the prelude is joined to it."""
    if not prelude.strip():
        return [program]
    if not name or defines(program, name):
        if compiles(prelude):
            return [prelude, program]
        imports = [line for line in prelude.splitlines() if line.startswith(("import ", "from "))]
        return ["\n".join(imports), program]
    start = prelude if prelude.endswith("\n") else prelude + "\n"
    body = program.strip("\n")
    indented = "\n".join("    " + line for line in body.split("\n"))
    for candidate in (body, "    " + body, indented):
        if compiles(start + candidate + "\n"):
            return [start + candidate + "\n"]
    return [start + body + "\n"]


def load(sources, name, report):
    """Compiles and runs the program as a module; None, and a report, where that fails."""
    module = MODULE(name)
    module.__builtins__ = builtins
    sys.modules[name] = module
    try:
        codes = [compile(source, ANSWER, "exec", dont_inherit=True) for source in sources]
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None)
        where = "" if line is None else f" (line {line} of the program)"
        report("uncompiled", 0, cut(f"{type(error).__name__}: {getattr(error, 'msg', error)}") + where)
        return None
    try:
        for code in codes:
            exec(code, module.__dict__)
    except MemoryError as error:
        report("memory", 0, described(error))
        return None
    except BaseException as error:
        report("error", 0, described(error))
        return None
    return module.__dict__


def honest(value, depth=0):
    """Whether no part of the value brings its own notion of an operator from the program."""
    kind = type(value)
    if kind in PLAIN or depth > 50:
        return True
    if kind is dict:
        return all(honest(k, depth + 1) and honest(v, depth + 1) for k, v in value.items())
    if kind in (list, tuple, set, frozenset):
        return all(honest(part, depth + 1) for part in value)
    for base in type.__getattribute__(kind, "__mro__"):
        own = type.__getattribute__(base, "__dict__")
        for method in OWN_OPERATORS:
            if type(own.get(method)) is FUNCTION and own[method].__code__.co_filename == ANSWER:
                return False
    return True


class Comparisons:
    """The operators of the tests. Objects of the program's classes may have their own notion of
    equality among themselves, but none that makes one equal to a number or a text. The last unequal
    pair is kept for the report."""

    def __init__(self):
        self.unequal = None

    def apply(self, operator, left, right):
        if honest(left) != honest(right):
            self.unequal = (left, right)
            raise AssertionError
        result = OPERATORS[operator](left, right)
        if operator == "Eq" and result is not True:
            self.unequal = (left, right)
        return result


OPERATORS = {
    "Eq": _operator.eq,
    "NotEq": _operator.ne,
    "Lt": _operator.lt,
    "LtE": _operator.le,
    "Gt": _operator.gt,
    "GtE": _operator.ge,
    "In": lambda part, whole: part in whole,
    "NotIn": lambda part, whole: part not in whole,
    "Sub": _operator.sub,
}
OWN_OPERATORS = tuple(
    f"__{name}__" for name in "eq ne lt le gt ge contains iter hash bool sub rsub abs".split()
)


def children(node):
    for field in node._fields:
        value = getattr(node, field, None)
        for part in value if isinstance(value, list) else (value,):
            if isinstance(part, _ast.AST):
                yield part


def watched(node):
    """The same tree with its comparisons and differences going through Comparisons."""
    for field in node._fields:
        value = getattr(node, field, None)
        if isinstance(value, list):
            value[:] = [watched(part) if isinstance(part, _ast.AST) else part for part in value]
        elif isinstance(value, _ast.AST):
            setattr(node, field, watched(value))
    if isinstance(node, _ast.Compare) and len(node.ops) == 1:
        operator, right = type(node.ops[0]).__name__, node.comparators[0]
    elif isinstance(node, _ast.BinOp):
        operator, right = type(node.op).__name__, node.right
    else:
        return node
    if operator not in OPERATORS:
        return node
    place = dict(
        lineno=node.lineno,
        col_offset=node.col_offset,
        end_lineno=node.end_lineno,
        end_col_offset=node.end_col_offset,
    )
    checks = _ast.Name(id="__comparisons__", ctx=_ast.Load(), **place)
    method = _ast.Attribute(value=checks, attr="apply", ctx=_ast.Load(), **place)
    arguments = [_ast.Constant(value=operator, **place), node.left, right]
    return _ast.Call(func=method, args=arguments, keywords=[], **place)


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def kept_modules(trees):
    """Imports what the tests import, before the program can put something else in its place."""
    kept = {}
    for tree in trees:
        for node in walk(tree):
            if isinstance(node, _ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, _ast.ImportFrom) and node.module:
                names = [node.module]
            else:
                continue
            for name in names:
                __import__(name)
                kept[name] = (sys.modules[name], dict(vars(sys.modules[name])))
    return kept


def called_names(trees):
    return {
        node.func.id
        for tree in trees
        for node in walk(tree)
        if isinstance(node, _ast.Call) and isinstance(node.func, _ast.Name)
    }


def run_statements(prelude, program, name, setup, tests, report):
    files = [SETUP] + [f"<test {n + 1}>" for n in range(len(tests))]
    texts = dict(zip(files, [setup] + tests))
    try:
        trees = [
            compile(text, file, "exec", _ast.PyCF_ONLY_AST, dont_inherit=True)
            for file, text in texts.items()
        ]
        called = called_names(trees)
        modules = kept_modules(trees)
        codes = [compile(watched(tree), file, "exec") for file, tree in zip(files, trees)]
    except Exception as error:
        report("broken", 0, described(error))
        return
    # A program may be asked for a function of the name of a built-in one; other built-in functions
    # that it replaces are its own affair and not that of the tests.
    clean = dict(vars(builtins))
    shadowed = called & set(clean)
    allowed = {name} if name else (shadowed if called and called <= set(clean) else set())
    stop_tracing, stop_profiling = sys.settrace, sys.setprofile
    names = load(units(prelude, program, name), "answer", report)
    if names is None:
        return
    report("loaded")
    comparisons = Comparisons()
    space = {key: value for key, value in names.items() if key not in clean or key in allowed}
    space.update(__builtins__=clean, __name__="tests", __comparisons__=comparisons)
    for number, (file, code) in enumerate(zip(files, codes)):
        stop_tracing(None)
        stop_profiling(None)
        for key, (module, contents) in modules.items():
            sys.modules[key] = module
            vars(module).update(contents)
        comparisons.unequal = None
        try:
            exec(code, space)
        except AssertionError as error:
            report("failed", number, failure(error, texts, comparisons.unequal))
            return
        except MemoryError as error:
            report("memory", number, described(error))
            return
        except BaseException as error:
            report("error", number, described(error))
            return
        if number:
            report("passed", number)
    report("done")


def failure(error, texts, unequal):
    line = ""
    trace = error.__traceback__
    while trace is not None:
        text = texts.get(trace.tb_frame.f_code.co_filename)
        if text is not None:
            lines = text.splitlines()
            line = lines[trace.tb_lineno - 1].strip() if trace.tb_lineno <= len(lines) else ""
        trace = trace.tb_next
    if unequal is None:
        return cut(line)
    return f"{cut(line)}: got {shown(unequal[0])}, expected {shown(unequal[1])}"


def run_calls(prelude, program, name, arguments, report):
    import json

    loads, dumps = json.loads, json.dumps
    names = load(units(prelude, program, name), "answer", report)
    if names is None:
        return
    report("loaded")
    function = names.get(name)
    if function is None and isinstance(names.get("Solution"), type):
        function = getattr(names["Solution"](), name, None)
    if not callable(function):
        report("error", 0, f"There is no function {name}.")
        return
    for number, text in enumerate(arguments, 1):
        try:
            value = dumps(function(*loads(text)), allow_nan=False)
        except MemoryError as error:
            report("memory", number, described(error))
            return
        except BaseException as error:
            report("error", number, described(error))
            return
        report("value", number, value)
    report("done")


def nameless_file():
    name = "." + os.urandom(8).hex()
    descriptor = os.open(name, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    os.unlink(name)
    return descriptor


def contents(descriptor, limit):
    os.lseek(descriptor, 0, os.SEEK_SET)
    data = b""
    while len(data) < limit:
        piece = os.read(descriptor, limit - len(data))
        if not piece:
            break
        data += piece
    return data.decode("utf-8", "replace")


def exchange(code, text, limit):
    """Runs the program in a process of its own; gives its wait status, its output and its error output."""
    files = [nameless_file() for _ in range(3)]
    data = text.encode("utf-8")
    while data:
        data = data[os.write(files[0], data) :]
    os.lseek(files[0], 0, os.SEEK_SET)
    child = os.fork()
    if child == 0:
        become(code, files)
    status = os.waitpid(child, 0)[1]
    output, errors = contents(files[1], limit + 1), contents(files[2], limit + 1)
    for file in files:
        os.close(file)
    return status, output, errors


def become(code, files):
    """What the child does: the program is all there is. Never returns."""
    status = 1
    try:
        for descriptor, file in enumerate(files):
            os.dup2(file, descriptor)
        os.closerange(3, 64)
        sys.stdin = open(0, closefd=False)
        sys.stdout = open(1, "w", closefd=False)
        sys.stderr = open(2, "w", closefd=False)
        module = MODULE("__main__")
        module.__builtins__ = builtins
        sys.modules["__main__"] = module
        exec(code, module.__dict__)
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except MemoryError:
        status = MEMORY_STATUS
    except BaseException as error:
        os.write(2, described(error).encode("utf-8", "backslashreplace"))
    finally:
        try:
            if "threading" in sys.modules:
                sys.modules["threading"]._shutdown()
            sys.stdout.flush()
        except BaseException as error:
            os.write(2, described(error).encode("utf-8", "backslashreplace"))
            status = status or 1
        finally:
            os._exit(status & 255)


def run_exchanges(program, inputs, limit, report):
    try:
        code = compile(program, ANSWER, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        report("uncompiled", 0, described(error))
        return
    report("loaded")
    for number, text in enumerate(inputs, 1):
        status, output, errors = exchange(code, text, limit)
        if len(output) > limit or len(errors) > limit:
            report("output", number)
            return
        if os.WIFSIGNALED(status):
            report("error", number, f"the program was ended by signal {os.WTERMSIG(status)}.")
            return
        if status:
            code_of_end = os.WEXITSTATUS(status)
            if code_of_end == MEMORY_STATUS:
                report("memory", number, "MemoryError")
            else:
                ended = f"the program ended with status {code_of_end}."
                report("error", number, cut(errors.strip()) or ended)
            return
        report("value", number, output)
    report("done")


def main():
    nonce, kind, limit, prelude, program, name, setup, *tests = read_job()
    report = open_channel(nonce)
    # Taken away by -S; programs use them.
    builtins.exit = builtins.quit = sys.exit
    # A program that imports __main__ must not find this one.
    sys.modules["__main__"] = MODULE("__main__")
    report("ready")
    if kind == "statements":
        run_statements(prelude, program, name, setup, tests, report)
    elif kind == "calls":
        run_calls(prelude, program, name, tests, report)
    else:
        run_exchanges(program, tests, int(limit), report)
    # What the program left behind, such as threads, does not keep the sandbox alive.
    os._exit(0)


main()
