"""The door's addresses. No name ever stands in one."""

from django.urls import path

from visitors import views

app_name = "visitors"
urlpatterns = [
    path("door", views.door, name="door"),
    path("door/session", views.choose_session, name="door-session"),
    path("door/find", views.find_people, name="door-find"),
    path("door/visits", views.visit_create, name="visit-create"),
    path("door/headcounts", views.headcount_create, name="headcount-create"),
    path("door/undoings", views.undoing_create, name="undoing-create"),
    path("door/mode", views.mode, name="door-mode"),
    path("door/new-face", views.new_face, name="new-face"),
    path("door/new-face/from-search", views.new_face_from_search, name="new-face-from-search"),
    path("door/new-face/likely", views.new_face_likely, name="new-face-likely"),
]
