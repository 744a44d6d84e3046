"""What the bike room keeps, for how long and why."""

from django.utils.translation import gettext_lazy as _

from hub.retention import Rule

RULES = [
    Rule(
        "bikes.riders",
        _("Who waits for a bike, who has one, what fits them, what was offered"),
        _("As long as their name. Who still waits is not forgotten. Then dates and sizes stay, without a name."),
        _("So that nobody loses their place, and you can see that the list is fair."),
        {
            "bikes.BikeRequest": "person child height_cm inside_leg_cm wheel_inches can_ride wants_step_through need "
            "priority joined_on state since_at missed still_wanted_on closed_with",
            "bikes.BikeRequestChange": "request from_state to_state by at reason",
            "bikes.BikeOffer": "bike request state offered_on offered_at offered_by due_on reminded_on accepted_at "
            "ended_at ended_by",
            "bikes.ContactTry": "offer way result by at",
            "bikes.Skip": "bike request reason by at",
            "bikes.Handover": "bike offer person child handed_over_at handed_over_by has_lock has_front_light "
            "has_rear_light helmet has_hi_vis has_bell has_pump wants_skills_session agreed_in agreed_at "
            "size_looked_on is_second ended_at ended_by ended_as crime_number",
        },
    ),
    Rule(
        "bikes.bikes",
        _("Bikes, repairs, safety checks, photos of bikes, locks and lights"),
        _("As long as the hub lives. A bike is not a person."),
        _("So that a stolen bike can be known again, and a bad repair be found."),
        {
            "bikes.Bike": "tag kind colour frame_cm frame_inches child_wheel fits_height_min fits_height_max "
            "is_step_through frame_number has_no_frame_number register_number stolen_checked_on came_from came_in_on "
            "place parts_needed repair_minutes cost_pence safe_until_on state since_at",
            "bikes.BikeChange": "bike from_state to_state by at reason",
            "bikes.BikePhoto": "bike data digest width height made_by made_at",
            "bikes.Triage": "bike result parts_needed by at",
            "bikes.SafetyCheck": "bike state mechanic checked_at second second_at good_until_on",
            "bikes.SafetyCheckItem": "check_round item result",
            "bikes.KitItem": "in_stock low_at",
            "bikes.KitMove": "item count reason handover cost_pence by at",
            "bikes.Ruling": "offer_days offer_sessions ask_weeks unseen_sessions full_weeks check_weeks repair_stands "
            "priorities_count set_by from_at",
            "bikes.QueueStatus": "state reason review_on from_at until_at set_by",
        },
    ),
]
