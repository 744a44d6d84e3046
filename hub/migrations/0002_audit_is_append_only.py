"""Let nobody change the audit trail: no UPDATE at all, and only the nightly forgetting of what is past its date."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION hub_audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.kept_until_on < current_date
        AND current_setting('hub.forgetting', true) = 'nightly' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE ON hub_auditentry
    FOR EACH ROW EXECUTE FUNCTION hub_audit_is_append_only();
"""

BACKWARD = """
DROP TRIGGER audit_is_append_only ON hub_auditentry;
DROP FUNCTION hub_audit_is_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("hub", "0001_accounts_calendar_audit")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
