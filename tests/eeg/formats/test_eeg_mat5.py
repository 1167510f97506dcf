"""The check of MATLAB files: sound ones pass, damaged ones never reach SciPy's loader."""

import contextlib
import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batik_gen.eeg.formats.laboratory.mat5 import is_sound


def mat(compressed: bool) -> bytes:
    from scipy.io import savemat
    from scipy.sparse import csc_matrix

    held = {
        "data": np.zeros((3, 40)),
        "name": "héllo",
        "cells": np.array([{"a": 1}, "x"], dtype=object),
        "complex": np.ones((2, 2)) * 1j,
        "empty": [],
        "events": np.zeros(3, dtype=[("type", object), ("latency", object)]),
        "flag": np.array([True]),
        "sparse": csc_matrix(np.eye(3)),
    }
    out = io.BytesIO()
    savemat(out, {"EEG": held, "other": np.arange(5, dtype="int16")}, do_compression=compressed)
    return out.getvalue()


@pytest.mark.parametrize("compressed", [False, True])
def test_sound_files_pass_and_cut_ones_do_not(compressed: bool) -> None:
    whole = mat(compressed)
    assert is_sound(whole)
    assert not is_sound(whole[:-20])
    assert not is_sound(whole[:126] + b"XX" + whole[128:])


def test_an_unknown_type_code_is_damage() -> None:
    whole = bytearray(mat(False))
    at = bytes(whole).rindex(b"\x03\x00\x00\x00\x0a\x00\x00\x00")
    whole[at] = 200
    assert not is_sound(bytes(whole))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(128, 2500), st.integers(0, 255)), min_size=1, max_size=4))
def test_what_passes_does_not_end_the_process(flips: list[tuple[int, int]]) -> None:
    from scipy.io import loadmat

    damaged = bytearray(mat(False))
    for at, value in flips:
        damaged[at % len(damaged)] = value
    if not is_sound(bytes(damaged)):
        return
    # Any error will do, as long as there is still a process to raise it.
    with contextlib.suppress(Exception):
        loadmat(io.BytesIO(bytes(damaged)))
