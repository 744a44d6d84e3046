"""What the register keeps of people, for how long and why: read by the trustees, done by the night."""

from django.utils.translation import gettext_lazy as _

from hub.retention import Rule
from visitors import fading, forgetting, rights, sweeping

FORGOTTEN = _("%(unseen)s after we saw them last, or %(away)s after they moved away.")

RULES = [
    Rule(
        "visitors.person",
        _("Names, what somebody told us, how to reach them, what they agreed to"),
        FORGOTTEN,
        _("So that we can greet people by name and do not ask twice."),
        {
            "visitors.Person": "known_as other_names latin_spelling tell_apart languages register_number household "
            "linked_to folded name_marks name_version died_on",
            "visitors.Household": "made_at",
            "visitors.Background": "person phone languages_read nationality gender age_band accommodation site "
            "came_from_town referral note",
            "visitors.Alert": "person made_by from_at until_at",
            "visitors.Keep": "person until_on kept_by kept_at",
            "visitors.Leaving": "person since_on",
            "visitors.Doubt": "newer older state session made_by made_at decided_by decided_at reason likelihood",
            "visitors.Link": "kept gone linked_by linked_at undone_by undone_at",
        },
        forgetting.forget_unseen,
    ),
    Rule(
        "visitors.sweep",
        _("What was pressed in the moment in which we forgot somebody"),
        _("Until the next night."),
        _("So that nothing new is kept of people whom we forgot."),
        {},
        sweeping.empty_again,
    ),
    Rule(
        "visitors.consents",
        _("What people agreed to, and when"),
        _("Photos and stories for a year, then we ask again. The rest as long as their name."),
        _("So that nobody uses what somebody did not agree to."),
        {"visitors.Consent": "person kind wording language asked_by given_at withdrawn_at"},
        fading.lapse_consents,
    ),
    Rule(
        "visitors.times",
        _("The minute at which somebody came, and who stood in line outside"),
        _("24 hours. After that we only know in which session."),
        _("The door needs it on the day. Nobody needs it later."),
        {
            "visitors.Visit": "checked_in_at",
            "visitors.Headcount": "counted_at",
            "visitors.Place": "session number person given_at called_at left_at",
        },
        fading.cut_times,
    ),
    Rule(
        "visitors.receipts",
        _("Answers to presses at the door"),
        _("90 days."),
        _("A tablet with bad Wi-Fi asks again, and must get the same answer."),
        {
            "visitors.Receipt": "kind digest outcome session person visit headcount place by device seq made_at "
            "received_at"
        },
        fading.forget_receipts,
    ),
    Rule(
        "visitors.journals",
        _("What two records were before somebody joined them"),
        _("30 days."),
        _("So that a mistake can be taken back."),
        {"visitors.LinkMove": "link model row was now"},
        fading.forget_old_journals,
    ),
    Rule(
        "visitors.came",
        _("How many came, how many children came along, what was given: without any name"),
        _("As long as the hub lives. Where five or more share age, gender and home country, these stay too."),
        _("So that your reports stay true."),
        {
            "visitors.Visit": "person session checked_in_by is_first children_0_4 children_5_10 children_11_15 "
            "children_16_17 children_unsaid",
            "visitors.Headcount": "session kind quantity counted_by",
            "visitors.Tally": "session adults children new_faces frozen_at",
            "visitors.Provision": "person kind session given_on given_by wants",
            "visitors.Person": "first_seen_on last_seen_on moved_away_on anonymised_at",
            "visitors.Move": "person from_on until_on made_by made_at ended_by ended_at back_with of_site",
        },
    ),
    Rule(
        "visitors.cards",
        _("Cards with a number"),
        _("Whose card it is, as long as their name. The number itself stays, so that it is never given twice."),
        _("So that people are found without saying their name."),
        {
            "visitors.Card": "number sheet person given_at revoked_at",
            "visitors.CardSheet": "per_page made_at made_by",
        },
    ),
    Rule(
        "visitors.book",
        _("Which row of an old book was whose"),
        _("As long as their name. Then only a code stays."),
        _("So that an old book does not bring back who was forgotten."),
        {
            "visitors.Book": "name",
            "visitors.BookRow": "book key person marks friends_phone who",
            "visitors.BookCount": "book session kind headcount",
        },
    ),
    Rule(
        "visitors.rights",
        _("What people asked of us about their own data"),
        _("Two years after our answer. What they wrote goes with their name."),
        _("So that we answer in time, and can show that we did."),
        {
            "visitors.RightsRequest": "person kind asked_on due_on clarifying_since_on paused_days acknowledged_on "
            "done_on outcome refusal noted_by note"
        },
        rights.forget_answered,
    ),
    Rule(
        "visitors.disclosures",
        _("Who asked us about people here, and what two trustees decided"),
        _("As long as the hub lives."),
        _("So that trustees can answer for it. No name of anybody who comes here stands in it."),
        {"visitors.Disclosure": "asked_on asker power wanted decision decided_on first_by second_by agreed_at"},
    ),
    Rule(
        "visitors.lists",
        _("Places where people live, and who sends people to us"),
        _("As long as the hub lives."),
        _("They are lists of places and groups, not of people."),
        {
            "visitors.Site": "name retired_on",
            "visitors.ReferralSource": "name retired_on",
            "visitors.SiteMove": "site from_on made_by made_at undone_by undone_at",
        },
    ),
]
