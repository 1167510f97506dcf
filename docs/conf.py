"""How the documentation is built: ``make docs``, without network; every picture is drawn by the build."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from batik_gen import __version__  # noqa: E402
from docs.pages import write_pages  # noqa: E402

project = "batik-gen"
author = "The batik-gen makers"
project_copyright = author
release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_gallery.gen_gallery"]
source_suffix = {".md": "markdown", ".rst": "restructuredtext"}
exclude_patterns = ["example-package", "images", "built", "gallery/*.txt"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
# Pages refer to the README and to code, which are no pages of this site.
suppress_warnings = ["myst.xref_missing", "myst.header", "config.cache"]

autodoc_member_order = "bysource"
autodoc_typehints = "description"
napoleon_google_docstring = False

sphinx_gallery_conf = {
    "examples_dirs": str(HERE / "gallery"),
    "gallery_dirs": "made/gallery",
    "filename_pattern": "/plot_",
    "download_all_examples": False,
    "show_signature": False,
    "show_memory": False,
    # A build must not depend on how quick a machine is.
    "min_reported_time": 10_000,
    "write_computation_times": False,
}

html_theme = "furo"
html_title = "batik-gen"
html_show_copyright = False
html_last_updated_fmt = None
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#8a4b24", "color-brand-content": "#27406b"},
    "dark_css_variables": {"color-brand-primary": "#e3b06a", "color-brand-content": "#9db8e0"},
}

write_pages(HERE / "made")
