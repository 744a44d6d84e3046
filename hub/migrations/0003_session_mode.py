from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hub', '0002_audit_is_append_only'),
    ]

    operations = [
        migrations.AddField(
            model_name='session',
            name='mode',
            field=models.CharField(choices=[('open', 'Everybody'), ('members_only', 'People we know'), ('full', 'Full')], default='open', max_length=20),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.CheckConstraint(condition=models.Q(('mode__in', ['open', 'members_only', 'full'])), name='session_mode_known'),
        ),
    ]
