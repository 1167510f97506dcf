"""Write the README's table of what each measured number moves, from the shipped mapping.

Run ``python docs/mapping_table.py``; a test compares the README with the mapping.
"""

from pathlib import Path

from batik_gen.pattern.declaring.registry import all_parameters, family_named, parameters_of
from batik_gen.pattern.designing.mapping import load_mapping
from batik_gen.values.features import FEATURES, PLACED

README = Path(__file__).parents[1] / "README.md"
FAMILY = "truntum"
BEGIN, END = "<!-- mapping table: written by docs/mapping_table.py -->\n", "<!-- end of mapping table -->\n"


def make_table() -> str:
    """Return the table of one family in Markdown, one row a feature, in the order of the mapping."""
    declared = parameters_of(family_named(FAMILY))
    moved: dict[str, list[str]] = {}
    rules = load_mapping(None, all_parameters(), PLACED).rules
    for rule in (rule for rule in rules if rule.parameter in declared):
        moved.setdefault(rule.feature, []).append(f"{declared[rule.parameter].label.en} (`{rule.parameter}`)")
    rows = [f"| {FEATURES[name].words.en} | {'; '.join(parameters)} |" for name, parameters in moved.items()]
    return "\n".join(["| in the waves | on the cloth |", "|---|---|", *rows, ""])


def main() -> None:
    """Put the table between its two marks in the README."""
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    README.write_text(before + BEGIN + make_table() + END + after, encoding="utf-8")


if __name__ == "__main__":
    main()
