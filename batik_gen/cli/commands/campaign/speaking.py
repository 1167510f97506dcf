"""Commands whose help is in the language that was asked for: built when they are called."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from batik_gen.deliverables.texts.refusals import refusal_in_both
from batik_gen.deliverables.texts.table import text
from batik_gen.values.errors import BatikGenError


class Spoken(click.Command):
    """A command that heads its help in a language."""

    lang: str = "en"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            raise click.UsageError(_usage(error, self.lang), ctx) from None

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = text("run.help_help", self.lang)
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{text('run.help_usage', self.lang)}: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        records = [record for each in options if (record := each.get_help_record(ctx)) is not None]
        with formatter.section(text("run.help_options", self.lang)):
            formatter.write_dl(records)


def _usage(error: click.UsageError, lang: str) -> str:
    """Say in a language what is wrong with the words of a command."""
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        offer = text("run.usage_near", lang, near=near) if near else text("run.usage_help", lang)
        return text("run.usage_option", lang, what=error.option_name, offer=offer)
    if isinstance(error, click.BadParameter):
        form = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        what = " / ".join(error.param.opts) if isinstance(error.param, click.Option) else form
        if isinstance(error, click.MissingParameter):
            return text("run.usage_missing", lang, what=what)
        return text("run.usage_value", lang, what=what, form=form)
    return text("run.usage_other", lang, said=error.format_message())


def spoken(name: str, lang: str, params: Sequence[click.Parameter], callback: Callable[..., int]) -> click.Command:
    """Return a command whose help is ``run.help_NAME``; its callback is given ``lang`` besides."""

    def called(**given: Any) -> int:
        try:
            return callback(lang=lang, **given)
        except BatikGenError as error:
            # A refusal is raised in English, where its cause is; it is told in the language of the command.
            error.args = (refusal_in_both(type(error).__name__, str(error)).say(lang),)
            raise
        except (KeyboardInterrupt, click.Abort) as stop:
            raise KeyboardInterrupt(text("run.interrupted", lang)) from stop

    told = text(f"run.help_{name}", lang)
    command = Spoken(name, params=list(params), callback=called, help=told, short_help=told.split("\n\n")[0])
    command.lang = lang
    return command


def folder() -> click.Argument:
    """Return the argument that names a campaign's folder."""
    return click.Argument(["folder"], type=click.Path(path_type=Path), metavar="FOLDER")


def option(lang: str, *names: str, **more: Any) -> click.Option:
    """Return an option whose help is ``run.option_NAME``."""
    key = next(name for name in names if name.startswith("--")).removeprefix("--").replace("-", "_")
    return click.Option(list(names), help=text(f"run.option_{key}", lang), **more)
