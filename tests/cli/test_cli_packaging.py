"""What the package carries besides code, and the names it offers."""

from importlib import metadata, resources

import batik_gen


def test_the_package_carries_its_data() -> None:
    root = resources.files("batik_gen")
    for name in (
        "py.typed",
        "eeg/norms/norms.csv",
        "render/picture/srgb.icc",
        "pattern/designing/mappings/default.toml",
    ):
        assert root.joinpath(name).is_file(), name


def test_every_public_name_is_there_and_stays_there() -> None:
    # The module of a value must never hide the verb of the same name.
    for _ in range(2):
        for name in batik_gen.__all__:
            assert not hasattr(getattr(batik_gen, name), "__path__")
    for verb in ("read", "measure", "design", "draw", "dye", "save"):
        assert callable(getattr(batik_gen, verb))
    assert set(dir(batik_gen)) == set(batik_gen.__all__)
    assert not hasattr(batik_gen, "no_such_name")


def test_the_version_of_the_package_is_that_of_the_code() -> None:
    assert metadata.version("batik-gen") == batik_gen.__version__
