"""Faults in designing and drawing."""

from benchmarks.faults.fault import Fault

FAULTS = (
    Fault(
        "pattern/designing/field.py",
        "np.argsort(portrait.place, kind",
        "np.argsort(-portrait.place, kind",
        "the back of the head lies at the top of the cloth",
        (
            "pattern/designing/test_pattern_design.py::test_the_front_of_the_head_lies_at_the_top_of_the_cloth_and_time_runs_to_the_right",
        ),
    ),
    Fault(
        "pattern/designing/field.py",
        "d / (_SOFT + abs(d))",
        "d / (_SOFT + d)",
        "a fall of alpha is shown larger than its rise, and may pass the end of the scale",
        ("pattern/designing/test_pattern_design.py::test_the_field_follows_a_quiet_and_a_restless_half",),
    ),
    Fault(
        "pattern/designing/mapping.py",
        "share * share * (3 - 2 * share)",
        "share * share",
        "an eased rule is no longer flat at its upper end",
        (
            "pattern/designing/test_pattern_mapping.py::test_an_eased_rule_is_flat_where_few_people_are_and_steep_in_the_middle",
        ),
    ),
    Fault(
        "pattern/declaring/plan.py",
        "np.clip(value, self.declared[name].low, self.declared[name].high)",
        "value",
        "a parameter that follows the wave leaves its range",
        ("pattern/declaring",),
    ),
    Fault(
        "pattern/hand/value_noise.py",
        "(low - top) * cells.down",
        "(low - top) * cells.across",
        "lines break where the hand's noise changes its cell",
        ("pattern/hand",),
    ),
    Fault(
        "pattern/hand/hand.py",
        "(np.asarray(total) - 2.0)",
        "(np.asarray(total) - 1.5)",
        "every isen is larger than the Design says",
        ("pattern/hand",),
    ),
    Fault(
        "pattern/hand/hand.py",
        "luck = 0.25 + 0.5 * self.at(salts.HAND_COUNT, xy)",
        "luck = 0.5",
        "all copies get another dot at once",
        ("pattern/test_steps.py",),
    ),
    Fault(
        "pattern/designing/plan_of_design.py",
        "GRAIN_MM * grown",
        "GRAIN_MM",
        "a pattern that grows is drawn with other luck at every step",
        ("pattern/test_steps.py",),
    ),
    Fault(
        "pattern/motifs/sekar_jagad/own.py",
        "(shift * self.numbers).sum(axis=-1)",
        "0.0",
        "everybody has the same map of islands",
        ("pattern/motifs/test_sekar_jagad.py",),
    ),
    Fault(
        "pattern/hand/lattice.py",
        "slack = SLACK * margin",
        "slack = 0.0",
        "shapes are missing where two strips meet",
        ("pattern/drawing",),
    ),
    Fault(
        "pattern/hand/stroke.py",
        "THINNEST = 0.25",
        "THINNEST = 0.02",
        "lines finer than any canting draws",
        ("pattern/hand",),
    ),
    Fault(
        "pattern/repeating/cap.py",
        "(row * brick) % 1",
        "(row * drop) % 1",
        "a cap set down as half-brick stands in columns",
        ("pattern/repeating/test_cap.py",),
    ),
    Fault(
        "pattern/repeating/cap.py",
        "repeat.misfit_mm * (0.3 + 0.7 * luck[5])",
        "0.0 * (0.3 + 0.7 * luck[5])",
        "prints of a cap meet exactly whatever misfit is asked",
        ("pattern/repeating/test_cap.py",),
    ),
    Fault(
        "pattern/geometry/clipping.py",
        "np.maximum(np.ceil(np.sqrt(step[:, 0]",
        "np.maximum(np.floor(np.sqrt(step[:, 0]",
        "long edges stay too long to follow a bent outline",
        ("pattern/geometry/test_clipping.py",),
    ),
    Fault(
        "pattern/motifs/kawung/kawung.py",
        "return (pitch, 0.0), (0.0, pitch)",
        "return (pitch, 0.0), (0.0, 1.1 * pitch)",
        "kawung stands taller than wide",
        ("pattern/motifs/test_pieces.py::test_a_piece_looks_like_cloth[kawung-300-0]",),
    ),
)
