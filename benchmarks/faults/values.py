"""Faults in what travels from room to room."""

from benchmarks.faults.fault import Fault

FAULTS = (
    Fault(
        "values/files.py",
        "    except BaseException as error:\n        begun.unlink(missing_ok=True)\n",
        "    except BaseException as error:\n",
        "a failed write leaves a hidden half file",
        ("render/files/test_render_save.py",),
    ),
    Fault(
        "values/files.py",
        "0o666 & ~mask",
        "0o600",
        "nobody but its maker can open a picture on a shared disk",
        (
            "render/files/test_render_save.py",
            "values",
        ),
    ),
    Fault(
        "values/cloth.py",
        "Period((wide, tall), drop, brick)",
        "Period((wide, tall), brick, drop)",
        "a saved half-drop comes back as a half-brick",
        (
            "pattern/repeating/test_repeat.py",
            "values",
        ),
    ),
    Fault(
        "values/recording.py",
        'tuple((float(a), float(b)) for a, b in held["gaps"])',
        "()",
        "a saved recording forgets its gaps, and epochs reach across them",
        (
            "eeg/channels",
            "values",
        ),
    ),
    Fault(
        "values/portrait.py",
        'Band("alpha", 8, 13)',
        'Band("alpha", 8, 12)',
        "alpha ends a hertz too early",
        ("eeg/features/test_eeg_where.py",),
    ),
)
