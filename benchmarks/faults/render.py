"""Faults in dyeing and writing."""

from benchmarks.faults.fault import Fault

FAULTS = (
    Fault(
        "render/raster/frame.py",
        "- tall * width / wide) > 1.0",
        "- tall * width / wide) > 100.0",
        "a cloth is stretched to a picture of another shape",
        (
            "render/raster/test_render_coverage.py",
            "render/dyeing/test_render_preview.py",
            "cli/options/test_cli_sizes.py",
        ),
    ),
    Fault(
        "render/raster/edge.py",
        "_CRISP = 2.2",
        "_CRISP = 0.5",
        "every edge of the wax is blurred over half a millimetre",
        ("render/raster/test_render_edge.py",),
    ),
    Fault(
        "render/baths/mottling.py",
        "salts.THIN_WAX + salts.EACH_MOTTLED * self.bath + wave",
        "salts.THIN_WAX + wave",
        "both baths creep under the wax at the same places",
        ("render/baths/test_render_own_places.py",),
    ),
    Fault(
        "render/baths/mottling.py",
        "_SOUNDER * (1.0 - self.seepage)",
        "_SOUNDER * 0.0",
        "half the seepage asked looks like all of it",
        ("render/baths/test_render_own_places.py",),
    ),
    Fault(
        "render/baths/seepage.py",
        "salts.PRICK + salts.EACH_BATH * self.bath",
        "salts.PRICK",
        "pinholes of all baths lie on one another",
        ("render/baths/test_render_own_places.py",),
    ),
    Fault(
        "render/baths/seepage.py",
        "draw[0] < _ODDS * self.amount",
        "draw[0] < _ODDS",
        "half the seepage asked pricks all its pinholes",
        ("render/baths/test_render_own_places.py",),
    ),
    Fault(
        "render/baths/mottling.py",
        "salts.MOTTLING + salts.EACH_MOTTLED * self.bath + wave",
        "salts.MOTTLING + wave",
        "all baths are mottled at the same places",
        ("render/baths/test_render_own_places.py",),
    ),
    Fault(
        "render/files/png.py",
        "marking.dpi / 0.0254",
        "marking.dpi / 0.254",
        "a PNG prints ten times too large",
        ("render/files/test_render_save.py",),
    ),
    Fault(
        "render/files/pdf.py",
        "marking.height / marking.dpi * 72.0\n",
        "marking.height / marking.dpi * 25.4\n",
        "a PDF page is not as high as the cloth",
        ("render/files/test_render_stream.py::test_a_pdf_is_as_large_as_the_cloth",),
    ),
    Fault(
        "render/files/trim.py",
        "return self.bleed + (round(",
        "return (round(",
        "trim marks lie inside the bleed",
        ("render/files/test_render_trim.py",),
    ),
    Fault(
        "render/plates/trapping.py",
        "return 255 - spread(255 - mask, -reach)",
        "return spread(mask, -reach)",
        "an ink that should be narrowed grows",
        ("render/plates/test_render_separations.py::test_a_spread_moves_an_edge_so_far_and_a_choke_back",),
    ),
    Fault(
        "render/plates/amounts.py",
        "mm / 1000.0)",
        "mm / 100.0)",
        "the maker's page tells ten times the length of line",
        ("render/plates/test_render_amounts.py",),
    ),
    Fault(
        "render/vectors/dxf.py",
        "[(x, tall - y) for x, y in ring.tolist()]",
        "[(x, y) for x, y in ring.tolist()]",
        "plates stand upside down in a DXF",
        ("render/vectors/test_render_svg.py::test_everything_lies_in_a_dxf_where_it_lies_on_the_cloth",),
    ),
    Fault(
        "render/processes/kubelka.py",
        "np.sqrt(ks * ks + 2.0 * ks)",
        "np.sqrt(ks * ks + ks)",
        "colours come out lighter than their dyes",
        (
            "render/baths/test_render_colour.py",
            "render/processes",
        ),
    ),
)
