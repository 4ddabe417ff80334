package org.spectrumworkbench.core.verify.code;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Programs that attack the machine. Each defines a function {@code f} that gives {@code 'ok'} only
 * where the attack succeeded, so that a program that passes has broken out. Words in capitals are
 * filled in by the test: MARK is on the command line of what outlives a program, CANARY is a file
 * of this machine, PORT is listened to, PID is this process, SECRET is in its environment, PROJECT
 * is a file of the project.
 */
final class HostilePrograms {
  private HostilePrograms() {}

  /** What a child process with limits promises to hold too, whoever started it. */
  static Map<String, String> ofAnyIsolation() {
    Map<String, String> programs = new LinkedHashMap<>();
    programs.put(
        "fork bomb",
        """
        import os
        while True:
            try:
                os.fork()
            except OSError:
                pass
        """);
    programs.put(
        "fork bomb of programs",
        """
        import os
        while True:
            try:
                if os.fork() == 0:
                    os.setsid()
                    os.execv('/bin/sleep', ['sleep', 'MARK'])
            except OSError:
                pass
        """);
    programs.put("memory bomb", "x = 'x'\nwhile True:\n    x = x + x\n");
    programs.put(
        "memory of threads",
        """
        import threading
        kept = []
        def take():
            while True:
                kept.append(bytearray(10 ** 7))
        while True:
            threading.Thread(target=take).start()
        """);
    programs.put("power tower", "def f():\n    return 9 ** (9 ** 9)\n");
    programs.put(
        "one endless file",
        """
        def f():
            total = 0
            with open('big', 'wb', buffering=0) as file:
                try:
                    while total < 1 << 28:
                        total += file.write(bytes(1 << 20))
                except OSError:
                    return 'full'
            return 'ok'
        """);
    programs.put("endless output", "while True:\n    print('x' * 1000)\n");
    programs.put("endless error output", "import os\nwhile True:\n    os.write(2, b'x' * 1000)\n");
    programs.put(
        "endless reports",
        "import os\nwhile True:\n    [os.write(d, b'x' * 1000) for d in range(1, 5)]\n");
    programs.put(
        "closed descriptors", "import os\nos.closerange(0, 1000)\ndef f():\n    return 'ok'\n");
    programs.put(
        "closed descriptors and sleep",
        "import os, time\nos.closerange(0, 1000)\ntime.sleep(1000)\n");
    programs.put("sleep", "import time\ndef f():\n    time.sleep(1000)\n");
    programs.put(
        "deaf to signals",
        """
        import signal, time
        for s in range(1, 32):
            try:
                signal.signal(s, signal.SIG_IGN)
            except OSError:
                pass
        while True:
            time.sleep(1)
        """);
    programs.put(
        "child that outlives it",
        """
        import os
        def f():
            if os.fork() == 0:
                os.setsid()
                if os.fork() == 0:
                    os.closerange(0, 1000)
                    os.execv('/bin/sleep', ['sleep', 'MARK'])
                os._exit(0)
            os.wait()
            return 'left'
        """);
    programs.put(
        "deep recursion",
        "import sys\nsys.setrecursionlimit(10 ** 9)\ndef f():\n    return [f()]\n");
    programs.put(
        "deep comparison",
        """
        def f():
            x = []
            for n in range(10 ** 6):
                x = [x]
            return x
        """);
    programs.put(
        "thousands of files",
        """
        def f():
            kept = []
            while len(kept) < 5000:
                kept.append(open('/dev/null'))
            return 'ok'
        """);
    programs.put(
        "links to what is outside, left behind",
        """
        import os
        def f():
            os.symlink('CANARY', 'link')
            os.symlink(os.path.dirname('CANARY'), 'folder')
            return 'left'
        """);
    programs.put(
        "folder that cannot be entered",
        """
        import os
        def f():
            for n in range(500):
                os.mkdir('deep' * 40)
                os.chdir('deep' * 40)
            os.chmod('.', 0)
            return 'left'
        """);
    programs.put(
        "reading the job",
        "import sys\ndef f():\n    return 'ok' if sys.stdin.read() else 'none'\n");
    programs.put("end before the tests", "import os\nos._exit(0)\n");
    programs.put("printed success", "print('passed')\nprint('done')\nraise SystemExit(0)\n");
    programs.put(
        "becoming root",
        """
        import os
        def f():
            for change in (os.setuid, os.seteuid, os.setgid):
                try:
                    change(0)
                except OSError:
                    pass
            return 'ok' if 0 in (os.getuid(), os.geteuid()) else 'nobody'
        """);
    return programs;
  }

  /** What needs a user of its own besides: a sandbox, or a process that root started. */
  static Map<String, String> ofAnotherUser() {
    Map<String, String> programs = new LinkedHashMap<>();
    programs.put(
        "environment of others",
        """
        import os
        def f():
            for process in filter(str.isdigit, os.listdir('/proc')):
                try:
                    if b'SECRET' in open('/proc/' + process + '/environ', 'rb').read():
                        return 'ok'
                except OSError:
                    pass
            return 'none'
        """);
    programs.put(
        "killing parent and all",
        """
        import os
        for process in [os.getppid(), PID, -1]:
            try:
                os.kill(process, 9)
            except OSError:
                pass
        """);
    programs.put(
        "writing through a link",
        """
        import os
        def f():
            os.symlink('CANARY', 'link')
            try:
                open('link', 'w').write('changed')
                return 'ok'
            except OSError:
                return 'kept'
        """);
    programs.put(
        "tracing another process",
        """
        import ctypes, os
        def f():
            libc = ctypes.CDLL(None)
            if libc.ptrace(16, PID, 0, 0) == 0:
                return 'ok'
            try:
                open('/proc/PID/mem', 'rb').read(1)
                return 'ok'
            except OSError:
                return 'none'
        """);
    programs.put(
        "child without environment",
        """
        import os
        def f():
            if os.fork() == 0:
                os.setsid()
                if os.fork() == 0:
                    os.closerange(0, 1000)
                    os.chdir('/')
                    os.execve('/bin/sleep', ['sleep', 'MARK'], {})
                os._exit(0)
            os.wait()
            return 'left'
        """);
    return programs;
  }

  /** What only a sandbox holds. */
  static Map<String, String> ofStrongIsolation() {
    Map<String, String> programs = new LinkedHashMap<>();
    programs.put(
        "connection to this machine",
        """
        import socket
        def f():
            socket.create_connection(('127.0.0.1', PORT), 1).close()
            return 'ok'
        """);
    programs.put(
        "connection outside",
        """
        import socket
        def f():
            socket.create_connection(('192.0.2.1', 80), 1).close()
            return 'ok'
        """);
    programs.put(
        "network interfaces",
        """
        import socket
        def f():
            return 'ok' if len(socket.if_nameindex()) > 1 else 'none'
        """);
    programs.put("users of this machine", "def f():\n    open('/etc/passwd')\n    return 'ok'\n");
    programs.put(
        "homes",
        """
        import os
        def f():
            return 'ok' if any(map(os.path.exists, ('/home', '/root', '/var', 'PROJECT'))) else ''
        """);
    programs.put("file outside", "def f():\n    open('CANARY').read()\n    return 'ok'\n");
    programs.put(
        "writing outside",
        """
        import sys
        def f():
            for name in ('/usr/x', '/etc/x', '/x', '/var/x', '/bin/x', '/dev/x', 'CANARY', sys.argv[0]):
                try:
                    open(name, 'w').write('x')
                    return 'ok'
                except OSError:
                    pass
        """);
    programs.put(
        "many files",
        """
        def f():
            total = 0
            try:
                for n in range(200):
                    with open(str(n), 'wb') as file:
                        total += file.write(bytes(1 << 20))
            except OSError:
                pass
            return 'ok' if total > 100 << 20 else 'full'
        """);
    programs.put(
        "shared memory",
        """
        def f():
            total = 0
            try:
                for n in range(200):
                    with open('/dev/shm/' + str(n), 'wb') as file:
                        total += file.write(bytes(1 << 20))
            except OSError:
                pass
            return 'ok' if total > 100 << 20 else 'full'
        """);
    programs.put(
        "new namespaces and mounts",
        """
        import ctypes
        def f():
            libc = ctypes.CDLL(None)
            for flags in (0x10000000, 0x00020000, 0x40000000):
                if libc.unshare(flags) == 0:
                    return 'ok'
            if libc.mount(b'none', b'/tmp', b'tmpfs', 0, None) == 0:
                return 'ok'
            return 'none'
        """);
    programs.put(
        "other processes",
        """
        import os
        def f():
            seen = len(list(filter(str.isdigit, os.listdir('/proc'))))
            return 'ok' if seen > 3 else 'none'
        """);
    return programs;
  }
}
