"""Files that are dropped on the first page, and how their reading goes."""

from konkyo import EXAMPLES
from konkyo.explorer.build_jobs import begin_build, build_job, kept_upload
from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.links import page_link
from konkyo.explorer.page_request import PageRequest
from konkyo.explorer.replies import SeeOther, ShownPage
from konkyo.i18n import KonkyoError, UsageError, Words


def upload(desk: GraphDesk, asked: PageRequest) -> SeeOther:
    """Keep the files and begin to read them. Raises KonkyoError where none of them can be."""
    if not asked.files:
        raise UsageError(
            Words(ja="ファイルがありません", en="there is no file"),
            cure=Words(ja="はじめの頁でファイルを選んでください", en="choose files on the first page"),
        )
    paths, refused = [], []
    for dropped in asked.files:
        try:
            paths.append(kept_upload(desk.folder, dropped))
        except KonkyoError as error:
            refused.append(error)
    if not paths:
        raise refused[0]
    return SeeOther(page_link("/uploads/build", number=begin_build(desk, paths, refused).number))


def load_examples(desk: GraphDesk, asked: PageRequest) -> SeeOther:
    """Begin to read the documents of the city that does not exist."""
    return SeeOther(page_link("/uploads/build", number=begin_build(desk, [EXAMPLES]).number))


def build_page(desk: GraphDesk, asked: PageRequest) -> ShownPage:
    """Show how far a build is and, when it has ended, the account of each document."""
    job = build_job(asked.get("number"))
    return ShownPage("build.html.j2", {"job": job}, again=None if job.done else 2)
