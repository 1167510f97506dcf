"""A process: declared in TOML, as one of a user's own would be."""

from batik_gen.render.processes.table import declared_process

HIJAU = declared_process(
    """
name = "hijau"
region = "an example"
cloth = "#efe8d6"
sources = ["an example of a package"]

[title]
en = "Green of indigo and tegeran"
id = "Hijau nila dan tegeran"

[meaning]
en = "Yellow wood over blue: where both baths met, green"
id = "Kayu kuning di atas biru: hijau di tempat keduanya bertemu"

[[steps]]
do = "wax"
states = ["tembok", "cecek", "klowong"]

[[steps]]
do = "dip"
dye = "indigo"
dips = 5

[[steps]]
do = "boil"

[[steps]]
do = "wax"
states = ["tembok", "cecek", "biron"]

[[steps]]
do = "dip"
dye = "tegeran"
dips = 6
fixer = "tawas"

[[steps]]
do = "boil"
"""
)
