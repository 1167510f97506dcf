"""What can be chosen: families with their kinds, processes with their colours, cloths with their parts."""

from functools import cache
from typing import Any

from batik_gen.pattern.cloths.table import cloth_formats
from batik_gen.pattern.declaring.registry import families
from batik_gen.render.processes.table import PROCESSES
from batik_gen.studio.looks.ruling import features_of
from batik_gen.studio.looks.stepping import stepping_tables


@cache
def tables(lang: str) -> dict[str, Any]:
    """Return all tables as the page shows them."""
    return {
        "families": [
            {
                "name": f.name,
                "label": f.label.say(lang),
                "region": f.region.say(lang),
                "meaning": f.meaning.say(lang),
                "rule": f.rule.say(lang),
                "larangan": f.larangan,
                "process": f.process,
                "born": bool(f.reading),
                "reading": [words.say(lang) for words in f.reading],
                "needs_waveform": f.needs_waveform,
                "variants": [
                    {
                        "name": v.name,
                        "label": v.label.say(lang),
                        "meaning": v.meaning.say(lang),
                        "process": v.process,
                    }
                    for v in f.variants
                ],
            }
            for f in families().values()
        ],
        "processes": [
            {
                "name": p.name,
                "label": p.title.say(lang),
                "meaning": p.meaning.say(lang),
                "colours": [p.cloth, *(dip.alone for dip in p.dips)],
            }
            for p in PROCESSES.values()
        ],
        "cloths": [
            {
                "name": c.name,
                "label": c.label.say(lang),
                "meaning": c.meaning.say(lang),
                "size_mm": c.size_mm,
                "parts": [{"name": r.name, "label": r.label.say(lang)} for r in c.roles],
            }
            for c in cloth_formats().values()
        ],
        "stepping": stepping_tables(lang),
        "features": features_of(lang),
    }
