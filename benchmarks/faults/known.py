"""Seven faults of which the tests once noticed none."""

from benchmarks.faults.fault import Fault

FAULTS = (
    Fault(
        "eeg/channels/montage.py",
        "p <= 0.12",
        "p <= 0.25",
        "channels under the hair are compared with foreheads",
        ("eeg/channels",),
    ),
    Fault(
        "render/baths/vat.py",
        "15.5 * (green + 40.0) / 295.0",
        "15.5 * (295.0 - green) / 295.0",
        "the weave shows on dark cloth and not on light",
        ("render/baths/test_render_weave.py",),
    ),
    Fault(
        "eeg/measuring/finishing.py",
        "    kept = gathered.clean.mean(axis=1)\n",
        "    least = 1\n    kept = gathered.clean.mean(axis=1)\n",
        "a channel is measured on a single window of four seconds",
        ("eeg/measuring",),
    ),
    Fault(
        "pattern/cloths/fitting.py",
        "    if part.mirrored:\n        values = values[:, :, ::-1]\n",
        "",
        "the wave runs backwards in one head of a selendang",
        ("pattern/cloths/test_cloth_formats.py::test_each_part_follows_the_wave_at_the_place_where_it_lies",),
    ),
    Fault(
        "pattern/designing/mapping.py",
        "kept if self.quiet[0] <= self.quiet[1] else kept[::-1]",
        "kept",
        "a falling rule rises where a variant is asked for",
        ("pattern/designing/test_variants.py::test_a_falling_rule_falls_within_the_variant_too",),
    ),
    Fault(
        "pattern/growth/anatomy.py",
        "_DECAY = 0.84",
        "_DECAY = 0.95",
        "the tendril does not grow finer towards its tip",
        ("pattern/growth",),
    ),
    Fault(
        "render/vectors/widths.py",
        "_MIDDLE = 0.4",
        "_MIDDLE = 0.9",
        "tapered strokes carry too much wax in vectors",
        ("render/vectors/test_render_svg.py::test_a_tapered_stroke_carries_as_much_wax_in_runs_as_on_the_cloth",),
    ),
)
