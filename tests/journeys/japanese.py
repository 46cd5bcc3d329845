"""What of an English page is still Japanese, when what people wrote is taken away."""

from __future__ import annotations

import csv
import re
from io import StringIO

from atoippo.mail.rules import post_in_one_word
from atoippo.tables.vocabulary.outcomes import EXAMPLES
from atoippo.values.person_names import read_addressee
from journeys.furnished import FILES

JAPANESE = re.compile(r"[\u3001-\u303f\u3040-\u30ff\u3400-\u9fff\uff01-\uff9f]")
LETTER = r"[\u3040-\u30ff\u3400-\u9fff々]"
QUOTED = re.compile("“([^”]*)”|(.*)…")
LONG = 4  # a shorter text is taken away only where it stands alone

# every text of a page, seen or only heard; `lang="ja"` marks what is meant to be Japanese, a blockquote what somebody said
TEXTS = """() => {
  const texts = new Set([document.title]);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest('script, style, blockquote, [lang=ja]')) texts.add(node.data.trim());
  }
  for (const node of document.querySelectorAll('body *')) {
    for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'data-label', 'aria-description']) {
      if (node.hasAttribute(name)) texts.add(node.getAttribute(name));
    }
  }
  return [...texts];
}"""


def written_by_people(site) -> list[str]:
    """Return every Japanese text of the database and of the files that were dropped, the longest first."""
    words = {word for words in EXAMPLES.values() for word in words}  # which a file may hold, said in advice
    written = words | {"千円"} | {cell.strip() for file in FILES for row in csv.reader(StringIO(file)) for cell in row}
    tables = site.stored("select name from sqlite_master where type = 'table' and name like '%\\_%' escape '\\'")
    for (table,) in tables:
        for row in site.stored(f'select * from "{table}"'):  # noqa: S608 - the name comes from the database itself
            written |= {value.strip() for value in row if isinstance(value, str) and value[:1] not in "{["}
    written |= set(_people(site))
    return sorted((text for text in written if JAPANESE.search(text)), key=len, reverse=True)


def _people(site):
    """Yield people as pages name them: a contact's post and name taken apart, a member's department and title as one word."""
    for (name,) in site.stored("select name from customers_contact"):
        who = read_addressee(name)
        yield " ".join(filter(None, (who.post, who.name)))
    for department, job_title in site.stored("select department, job_title from teams_member"):
        yield post_in_one_word(department, job_title)


def left_in_japanese(texts: list[str], written: list[str]) -> list[str]:
    """Return the texts that are Japanese beyond what people wrote."""
    return sorted(text for text in texts if JAPANESE.search(_without(text, written)))


def _is_part(quote: str, written: list[str]) -> bool:
    return len(quote) >= LONG and any(quote in whole for whole in written)


def _without(text: str, written: list[str]) -> str:
    if not JAPANESE.search(text):
        return ""
    text = QUOTED.sub(lambda found: "" if _is_part(found[1] or found[2] or "", written) else found[0], text)
    for one in written:
        if one in text:
            alone = f"(?<!{LETTER}){re.escape(one)}(?!{LETTER})"
            text = text.replace(one, "") if len(one) >= LONG else re.sub(alone, "", text)
    return text
