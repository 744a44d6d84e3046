"""The door's addresses. No name ever stands in one."""

from django.urls import path

from visitors.views import door, doubts, line, new_face, people, sessions, workbook

app_name = "visitors"
urlpatterns = [
    path("door", door.door, name="door"),
    path("door/session", door.choose_session, name="door-session"),
    path("door/now", door.now, name="door-now"),
    path("door/find", door.find_people, name="door-find"),
    path("door/visits", door.visit_create, name="visit-create"),
    path("door/headcounts", door.headcount_create, name="headcount-create"),
    path("door/undoings", door.undoing_create, name="undoing-create"),
    path("door/mode", door.mode, name="door-mode"),
    path("door/line", line.line, name="line"),
    path("door/places", line.place_create, name="place-create"),
    path("door/places/<int:pk>/calling", line.place_calling, name="place-calling"),
    path("door/places/<int:pk>/leaving", line.place_leaving, name="place-leaving"),
    path("door/new-face", new_face.new_face, name="new-face"),
    path("door/new-face/from-search", new_face.new_face_from_search, name="new-face-from-search"),
    path("door/new-face/likely", new_face.new_face_likely, name="new-face-likely"),
    path("door/people/<uuid:pk>", people.person_today, name="person-today"),
    path("door/people/<uuid:pk>/children", people.person_children, name="person-children"),
    path("door/people/<uuid:pk>/provisions", people.provision_create, name="provision-create"),
    path("door/people/<uuid:pk>/provisions/undoing", people.provision_undoing, name="provision-undoing"),
    path("door/people/<uuid:pk>/together", people.together_create, name="together-create"),
    path("door/people/<uuid:pk>/together/undoing", people.together_undoing, name="together-undoing"),
    path("door/people/<uuid:pk>/alert", people.alert_create, name="alert-create"),
    path("door/people/<uuid:pk>/alert/ending", people.alert_ending, name="alert-ending"),
    path("sessions/<uuid:pk>/visits", sessions.session_visits, name="session-visits"),
    path("sessions/<uuid:pk>/visits/undoing", sessions.session_undoing, name="session-undoing"),
    path("workbook", workbook.workbook, name="workbook"),
    path("doubts", doubts.doubts, name="doubts"),
    path("doubts/search", doubts.doubts_search, name="doubts-search"),
    path("doubts/<int:pk>/same", doubts.doubt_same, name="doubt-same"),
    path("doubts/<int:pk>/different", doubts.doubt_different, name="doubt-different"),
]
