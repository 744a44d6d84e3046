"""The bike room's addresses."""

from django.urls import path

from bikes.views import door, joining, offers, places, queue

app_name = "bikes"

urlpatterns = [
    path("queue", queue.queue, name="queue"),
    path("list", queue.list_state, name="list-state"),
    path("list/poster", queue.poster, name="poster"),
    path("people", joining.people, name="people"),
    path("people/<uuid:pk>/joining", joining.person_joining, name="person-joining"),
    path("people/<uuid:pk>/wish", door.wish, name="person-wish"),
    path("requests/<int:pk>", places.place, name="request"),
    path("requests/<int:pk>/about", places.about, name="request-about"),
    path("requests/<int:pk>/leaving", places.leaving, name="request-leaving"),
    path("requests/<int:pk>/restoring", places.restoring, name="request-restoring"),
    path("requests/<int:pk>/still-wanted", door.still_wanted, name="request-still-wanted"),
    path("requests/<int:pk>/slip", places.slip, name="request-slip"),
    path("<int:pk>/offering", offers.bike_offering, name="bike-offering"),
    path("<int:pk>/requests/<int:rider>/offering", offers.create, name="offer-create"),
    path("<int:pk>/requests/<int:rider>/skip", offers.skip, name="skip-create"),
    path("offers/<int:pk>/accepting", door.offer_accepting, name="offer-accepting"),
    path("offers/<int:pk>/declining", offers.declining, name="offer-declining"),
    path("offers/<int:pk>/undoing", offers.undoing, name="offer-undoing"),
    path("offers/<int:pk>/tries", offers.try_create, name="offer-try"),
]
