from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from atoippo.intake.rules.messages import all_as_json, as_json, message_of, messages_of
from atoippo.values.message import Message, counted, msg
from atoippo.values.reason import Reason

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.builds(Message, st.text(), st.dictionaries(st.text(), inner, max_size=3), st.none() | st.just("n"))
    ),
    max_leaves=8,
)


@given(st.builds(Message, st.text(), st.dictionaries(st.text(), values, max_size=3), st.none() | st.just("n")))
def test_message_comes_back_from_json_as_it_went(message):
    assert message_of(json.loads(json.dumps(as_json(message)))) == message


def test_messages_within_messages_are_said_as_before():
    notice = counted(
        "{n}件の{what}、{words}（{day}）", n=3, what=msg("失注"), words=(msg("「高い」"), "…"), day=date(2026, 4, 1)
    )

    (back,) = messages_of(json.loads(json.dumps(all_as_json([notice]))))

    assert (str(back), back.counted_by) == (str(notice), "n")


def test_other_values_are_kept_as_their_text():
    assert message_of(as_json(msg("{reason}", reason=Reason.TIMING))).values == {"reason": "timing"}
