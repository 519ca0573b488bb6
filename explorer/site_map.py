"""Every page of the explorer by its address: one row here, one view, one template."""

from collections.abc import Callable

from konkyo.explorer import amendment_view, ask_view, console_view, upload_view
from konkyo.explorer.comparison_view import comparison_page
from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.document_view import document_map, document_page
from konkyo.explorer.page_request import PageRequest
from konkyo.explorer.provision_view import provision_page
from konkyo.explorer.replies import Reply
from konkyo.explorer.search_view import search_page
from konkyo.explorer.start_view import due_page, findings_page, start_page
from konkyo.explorer.terms_view import terms_page
from konkyo.explorer.thing_view import thing_page

View = Callable[[GraphDesk, PageRequest], Reply]

READS: dict[str, View] = {
    "/": start_page,
    "/findings": findings_page,
    "/due": due_page,
    "/search": search_page,
    "/document": document_page,
    "/document/map": document_map,
    "/thing": thing_page,
    "/provision": provision_page,
    "/ask": ask_view.questions_page,
    "/ask/{id}": ask_view.ask_page,
    "/complete": ask_view.completion,
    "/answer/map": ask_view.answer_map,
    "/answer.file": ask_view.answer_file,
    "/console": console_view.console_page,
    "/console/map": console_view.console_map,
    "/compare": comparison_page,
    "/amendments": amendment_view.amendments_page,
    "/amendments/case": amendment_view.case_page,
    "/amendments/draft": amendment_view.draft_file,
    "/amendments/paper": amendment_view.paper_file,
    "/uploads/build": upload_view.build_page,
    "/terms": terms_page,
}
"""What only reads."""

WRITES: dict[str, View] = {
    "/uploads": upload_view.upload,
    "/uploads/examples": upload_view.load_examples,
    "/console/keep": console_view.keep_query,
    "/amendments/what-if": amendment_view.open_what_if,
    "/amendments/decide": amendment_view.decide,
    "/amendments/revise": amendment_view.revise_page,
}
"""What writes a file or the graph; a server that is read-only refuses it."""
