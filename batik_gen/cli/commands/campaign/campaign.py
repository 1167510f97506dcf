"""The group ``batik-gen campaign``: finds the language and the command asked for."""

from importlib import import_module

import click

from batik_gen.cli.running.terminal import tell
from batik_gen.deliverables.texts.table import LANGS, text
from batik_gen.values.errors import most_like

_COMMANDS = ("init", "check", "run", "status", "report", "verify", "export", "forget")
"""In the order in which a team needs them."""


class _Campaign(click.Group):
    """The commands of a campaign, each built in the language that ``--lang`` names, wherever that stands."""

    lang = "en"

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        self.lang, args = _language(args)
        return super().make_context(info_name, args, parent, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            near = ", ".join(most_like(cmd_name, _COMMANDS)[:2])
            offer = text("run.usage_near", self.lang, near=near) if near else text("run.no_command_offer", self.lang)
            raise click.UsageError(text("run.no_command", self.lang, found=cmd_name, offer=offer), ctx)
        name = "begin" if cmd_name == "init" else cmd_name
        built: click.Command = import_module(f"batik_gen.cli.commands.campaign.{name}").build(self.lang)
        return built

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        said = text("run.help_usage", self.lang)
        formatter.write_usage(ctx.command_path, "[--lang en|id] COMMAND FOLDER ...", prefix=f"{said}: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(text("run.help_campaign", self.lang))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(text("run.help_options", self.lang)):
            rows = (("--lang [en|id]", "run.option_lang"), ("-h, --help", "run.help_help"))
            formatter.write_dl([(name, text(key, self.lang)) for name, key in rows])
        with formatter.section(text("run.help_commands", self.lang)):
            formatter.write_dl([(name, text(f"run.help_{name}", self.lang).split("\n\n")[0]) for name in _COMMANDS])


def _language(args: list[str]) -> tuple[str, list[str]]:
    """Return the language that is asked for, and the words without that."""
    lang = "en"
    left: list[str] = []
    words = iter(args)
    for word in words:
        if word == "--":
            return lang, [*left, word, *words]
        if word != "--lang" and not word.startswith("--lang="):
            left.append(word)
            continue
        lang = next(words, "") if word == "--lang" else word.partition("=")[2]
        if lang not in LANGS:
            raise click.UsageError(f"'{lang}' is no language here; give --lang en or --lang id")
    return lang, left


@click.group(
    "campaign", cls=_Campaign, short_help="A folder of people becomes finished visuals.", invoke_without_command=True
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Turn a folder of people's recordings into finished visuals, in one run that can be trusted."""
    if ctx.invoked_subcommand is None:
        tell(ctx.get_help())
