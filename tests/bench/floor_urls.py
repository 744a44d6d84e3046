"""Bare views: the least that Django can do for a page, a check-in and a search."""

from uuid import UUID

from django.contrib.auth import login
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import path
from django.utils.html import format_html_join

from hub.models import User

ARRIVE = "INSERT INTO floor_visit (session_id, person_id) VALUES (%s, %s) ON CONFLICT DO NOTHING"
FIND = """
    SELECT person.id, person.known_as, person.other_names, person.tell_apart, person.last_seen_on
    FROM floor_word word JOIN visitors_person person ON person.id = word.person_id
    WHERE left(word.word, 3) = %s ORDER BY word.last_seen_on DESC LIMIT 10
"""
ROW = '<li id="{}"><b>{} {}</b> <span>{}</span> <span>{}</span> <button name="person">Check in</button></li>\n'


def sign_in(request: HttpRequest) -> HttpResponse:
    login(request, User.objects.get(username="door"))
    return HttpResponse(get_token(request))


def signed_in(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.user.called)


def check_in(request: HttpRequest) -> HttpResponse:
    by = request.user.called
    with connection.cursor() as cursor:  # Django commits it
        cursor.execute(ARRIVE, [UUID(request.POST["session"]), UUID(request.POST["person"])])
    return HttpResponse(f"Checked in by {by}")


def search(request: HttpRequest) -> HttpResponse:
    by = request.user.called
    with connection.cursor() as cursor:
        cursor.execute(FIND, [request.POST["q"]])
        rows = format_html_join("", ROW, cursor.fetchall())
    return HttpResponse(f"<ul>{rows}</ul>{by}")


urlpatterns = [
    path("sign-in", sign_in),
    path("signed-in", signed_in),
    path("check-in", check_in),
    path("search", search),
]
