"""Views of the list that a member names: one's own, renamed, taken away and put back."""

from __future__ import annotations

from django.contrib.messages import get_messages
from django.urls import reverse

from atoippo.web.models import SavedView
from workplace import MemberFactory


def keep(client, name="大型の失注", query="sort=&outcome=lost&size_band=4"):
    return client.post(reverse("deals:keep_view"), {"name": name, "query": query})


def kept(member):
    return list(SavedView.objects.visible_to(member).kept().values_list("name", "query"))


def test_keep_stores_the_address_in_one_order(client_of, rep):
    response = keep(client_of(rep))

    assert kept(rep) == [("大型の失注", "outcome=lost&size_band=4")]
    assert response.headers["Location"] == "/deals/?outcome=lost&size_band=4"


def test_saved_view_is_marked_while_it_is_shown(client_of, rep):
    client = client_of(rep)
    keep(client)

    shown = client.get("/deals/?size_band=4&outcome=lost").context["shown"]

    assert (shown.view.name, [view.name for view in shown.views]) == ("大型の失注", ["大型の失注"])


def test_second_view_of_a_name_is_refused_in_words(client_of, rep):
    client = client_of(rep)
    keep(client)

    response = keep(client, query="outcome=won")

    assert [str(m) for m in get_messages(response.wsgi_request)][-1] == (
        "同じ名前の一覧があります。別の名前を付けてください。"
    )
    assert len(kept(rep)) == 1


def test_nameless_view_is_not_kept(client_of, rep):
    keep(client_of(rep), name="  ")

    assert kept(rep) == []


def test_rename_gives_another_name(client_of, rep):
    client = client_of(rep)
    keep(client)

    client.post(reverse("deals:rename_view", args=[SavedView.objects.get().pk]), {"name": "3,000万円以上"})

    assert [name for name, _ in kept(rep)] == ["3,000万円以上"]


def test_remove_can_be_undone(client_of, rep):
    client = client_of(rep)
    keep(client)
    view = SavedView.objects.get()

    client.post(reverse("deals:remove_view", args=[view.pk]))
    without = kept(rep)
    client.post(reverse("deals:restore_view", args=[view.pk]))

    assert (without, len(kept(rep))) == ([], 1)


def test_restore_gives_way_to_a_new_view_of_the_name(client_of, rep):
    client = client_of(rep)
    keep(client)
    view = SavedView.objects.get()
    client.post(reverse("deals:remove_view", args=[view.pk]))
    keep(client, query="outcome=won")

    client.post(reverse("deals:restore_view", args=[view.pk]))

    assert kept(rep) == [("大型の失注", "outcome=won")]


def test_views_of_a_colleague_are_not_found(client_of, rep):
    keep(client_of(rep))
    view = SavedView.objects.get()
    colleague = client_of(MemberFactory(workspace=rep.workspace))

    responses = [
        colleague.post(reverse(f"deals:{what}_view", args=[view.pk]), {"name": "x"})
        for what in ("rename", "remove", "restore")
    ]

    assert [response.status_code for response in responses] == [404, 404, 404]
