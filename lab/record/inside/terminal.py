"""Runs a command on a terminal of its own, and tells what it shows and when.

usage: terminal.py COLUMNS ROWS COMMAND…

in:   lines of JSON, {"send": TEXT}; the end of the input hangs up
out:  lines of JSON, {"time": SECONDS, "data": BASE64} for what the terminal was sent, then
      {"exit": STATUS}, as a shell would tell it
"""

import base64
import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

CHUNK = 65536
INPUT, OUTPUT = 0, 1


def main() -> None:
    columns, rows, command = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        # Python ignores it, which the command would inherit: « yes | head » would complain.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.execvp(command[0], command)
    # The clock starts with the terminal, and no change of the date disturbs it.
    relay(child, terminal, time.monotonic())
    os.close(terminal)
    tell({"exit": exit_status(os.waitpid(child, 0)[1])})


def relay(child: int, terminal: int, start: float) -> None:
    """Carries text both ways until the terminal has nobody left."""
    sources, pending = [terminal, INPUT], b""
    while True:
        ready = select.select(sources, [], [])[0]
        if terminal in ready:
            data = read_terminal(terminal)
            if not data:
                return
            shown = base64.b64encode(data).decode()
            tell({"time": round(time.monotonic() - start, 6), "data": shown})
        if INPUT in ready:
            data = os.read(INPUT, CHUNK)
            if not data:
                sources.remove(INPUT)
                os.kill(child, signal.SIGHUP)
            *lines, pending = (pending + data).split(b"\n")
            for line in lines:
                write_all(terminal, json.loads(line)["send"].encode())


def read_terminal(terminal: int) -> bytes:
    try:
        return os.read(terminal, CHUNK)
    except OSError:  # EIO: the last process has closed it
        return b""


def write_all(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]


def tell(message: dict) -> None:
    write_all(OUTPUT, json.dumps(message).encode() + b"\n")


def exit_status(wait_status: int) -> int:
    code = os.waitstatus_to_exitcode(wait_status)
    return code if code >= 0 else 128 - code


main()
