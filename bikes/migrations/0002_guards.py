"""What no constraint of one table can hold: the place in the list, and how a bike may leave the shelf."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION bikes_place_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the day somebody joined the bike list is never changed' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER place_is_kept BEFORE UPDATE OF joined_on ON bikes_bikerequest
    FOR EACH ROW WHEN (NEW.joined_on IS DISTINCT FROM OLD.joined_on) EXECUTE FUNCTION bikes_place_is_kept();

CREATE FUNCTION bikes_leave_by_offer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'reserved' AND NOT EXISTS (
        SELECT FROM bikes_bikeoffer WHERE bike_id = NEW.id AND state IN ('offered', 'accepted')
        AND offered_on <= NEW.safe_until_on
    ) THEN
        RAISE EXCEPTION 'a bike is kept for somebody by a standing offer and a good check'
            USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = 'handed_over' AND NOT EXISTS (
        SELECT FROM bikes_handover WHERE bike_id = NEW.id AND ended_at IS NULL
    ) THEN
        RAISE EXCEPTION 'a bike goes to its rider by a handover' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER leave_by_offer BEFORE INSERT OR UPDATE OF state ON bikes_bike
    FOR EACH ROW WHEN (NEW.state IN ('reserved', 'handed_over')) EXECUTE FUNCTION bikes_leave_by_offer();

CREATE FUNCTION bikes_no_offer_while_stopped() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM bikes_queuestatus WHERE until_at IS NULL AND state = 'suspended') THEN
        RAISE EXCEPTION 'no bike is offered while the list is stopped' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER no_offer_while_stopped BEFORE INSERT ON bikes_bikeoffer
    FOR EACH ROW WHEN (NEW.state IN ('offered', 'accepted')) EXECUTE FUNCTION bikes_no_offer_while_stopped();
"""

BACKWARD = """
DROP TRIGGER no_offer_while_stopped ON bikes_bikeoffer;
DROP FUNCTION bikes_no_offer_while_stopped();
DROP TRIGGER leave_by_offer ON bikes_bike;
DROP FUNCTION bikes_leave_by_offer();
DROP TRIGGER place_is_kept ON bikes_bikerequest;
DROP FUNCTION bikes_place_is_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("bikes", "0001_bikes")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
