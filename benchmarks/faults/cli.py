"""Faults in the command line."""

from benchmarks.faults.fault import Fault

FAULTS = (
    Fault(
        "cli/options/sizes.py",
        '"cm": 10.0',
        '"cm": 100.0',
        "40x40cm makes a cloth of four metres",
        ("cli/options/test_cli_sizes.py",),
    ),
    Fault(
        "cli/options/printing.py",
        '"in": 25.4',
        '"in": 2.54',
        "a bleed of an eighth of an inch is a third of a millimetre",
        ("cli/options/test_cli_printing.py",),
    ),
    Fault(
        "cli/options/cloth_parts.py",
        "role.other if role.motif == body.motif else role.motif",
        "role.motif",
        "a head of tumpal on a body of tumpal, and no border is seen",
        ("cli/options/test_cli_cloth_parts.py",),
    ),
    Fault(
        "cli/running/exits.py",
        "(NotEnoughEEG, NOTHING_USABLE)",
        "(NotEnoughEEG, USAGE)",
        "a script takes a bad recording for a wrong command",
        (
            "cli/running",
            "cli/commands/cloths/test_cli_make.py",
        ),
    ),
    Fault(
        "cli/running/outputs.py",
        "if path.exists() and not force:",
        "if path.exists() and force:",
        "a picture is replaced unasked",
        ("cli/commands/cloths/test_cli_draw.py",),
    ),
    Fault(
        "legend/words.py",
        "    count = min(max(round(percentile), 1), 99)",
        "    count = min(max(100 - round(percentile), 1), 99)",
        "the legend says less where there is more",
        ("legend/test_legend_words.py",),
    ),
    Fault(
        "cli/pages/comparison.py",
        "'more' if by > 0 else 'less'",
        "'less' if by > 0 else 'more'",
        "the comparison swaps the two recordings",
        ("cli/commands/cloths/test_cli_sheet.py",),
    ),
    Fault(
        "cli/pages/variations.py",
        "n / (_STEPS - 1)",
        "n / _STEPS",
        "a sheet of a parameter never reaches its end",
        ("cli/commands/cloths/test_cli_sheet.py",),
    ),
)
