"""Whole processes, from their start to their end, in turn."""

import os
import time

WARM_UP = 5


def seconds(argv: list[str], env: dict[str, str], stdin: int, null: int) -> float:
    """One process, which must succeed."""
    begun = time.perf_counter()
    pid = os.posix_spawn(argv[0], argv, env, file_actions=[
        (os.POSIX_SPAWN_DUP2, stdin, 0), (os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)])
    _, status = os.waitpid(pid, 0)
    took = time.perf_counter() - begun
    if status != 0:
        raise RuntimeError(f"{' '.join(argv)}: status {os.waitstatus_to_exitcode(status)}")
    return took


def in_turn(commands: list[list[str]], env: dict[str, str], rounds: int, warm_up: int = WARM_UP) -> list[list[float]]:
    """Milliseconds of each command in each round; whatever else the machine does falls on all of them."""
    null = os.open("/dev/null", os.O_RDWR)
    try:
        took: list[list[float]] = [[] for _ in commands]
        for round_ in range(warm_up + rounds):
            for times, argv in zip(took, commands):
                spent = seconds(argv, env, null, null) * 1000
                if round_ >= warm_up:
                    times.append(spent)
        return took
    finally:
        os.close(null)
