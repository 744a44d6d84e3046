import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import hub.models.audit
import hub.words
import uuid
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(max_length=40, unique=True, validators=[django.core.validators.RegexValidator('\\A[a-z0-9][a-z0-9.-]*\\Z', 'Use small letters a to z, numbers, dots and hyphens: rosa.m')], verbose_name='Name for signing in')),
                ('called', models.CharField(max_length=60, validators=[hub.words.no_hidden_characters], verbose_name='What we call them')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('ends_on', models.DateField(verbose_name='Last day')),
                ('ended_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('password_changed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('times_ended', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('is_demo', models.BooleanField(default=False, editable=False)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('username', django.db.models.functions.text.Lower('username'))), name='user_username_lower')],
            },
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, validators=[hub.words.no_hidden_characters], verbose_name='Name')),
                ('kind', models.CharField(choices=[('drop_in', 'Drop-in'), ('class', 'Class'), ('trip', 'Trip'), ('football', 'Football'), ('allotment', 'Allotment'), ('meal', 'Meal together'), ('sorting', 'Sorting'), ('other', 'Something else')], default='drop_in', max_length=20, verbose_name='What it is')),
                ('audience', models.CharField(choices=[('everyone', 'Everyone'), ('women', 'Women only')], default='everyone', max_length=20, verbose_name='For whom')),
                ('ended_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='programme_name_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['drop_in', 'class', 'trip', 'football', 'allotment', 'meal', 'sorting', 'other'])), name='programme_kind_known'), models.CheckConstraint(condition=models.Q(('audience__in', ['everyone', 'women'])), name='programme_audience_known')],
            },
        ),
        migrations.CreateModel(
            name='SignInTry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('account', models.CharField(max_length=32)),
                ('device', models.CharField(max_length=32)),
                ('address', models.CharField(max_length=32)),
                ('worked', models.BooleanField(default=False)),
            ],
            options={
                'indexes': [models.Index(fields=['account', '-at'], name='try_account_at'), models.Index(fields=['device', '-at'], name='try_device_at'), models.Index(fields=['address', '-at'], name='try_address_at')],
            },
        ),
        migrations.CreateModel(
            name='Timetable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(verbose_name='From which day')),
                ('weekday', models.PositiveSmallIntegerField(blank=True, choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday')], null=True, verbose_name='Day')),
                ('starts', models.TimeField(verbose_name='Starts')),
                ('ends', models.TimeField(verbose_name='Ends')),
                ('place', models.CharField(blank=True, max_length=60, validators=[hub.words.no_hidden_characters], verbose_name='Where')),
                ('capacity', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5000)], verbose_name='Room for how many people')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='timetables', to='hub.programme')),
            ],
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('held_on', models.DateField(verbose_name='Day')),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('place', models.CharField(blank=True, max_length=60, validators=[hub.words.no_hidden_characters], verbose_name='Where')),
                ('capacity', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('open', 'Open'), ('closed', 'Closed'), ('cancelled', 'Cancelled')], default='planned', max_length=20)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='hub.programme')),
                ('timetable', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='hub.timetable')),
            ],
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('access', models.CharField(choices=[('door', 'Door'), ('lead', 'Session lead'), ('bikes', 'Bikes'), ('rota', 'Rota'), ('store', 'Storeroom'), ('trustee', 'Trustee'), ('safeguarding', 'Safeguarding'), ('admin', 'Administrator')], max_length=20)),
                ('from_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('until_at', models.DateTimeField(blank=True, null=True)),
                ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grants', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('access__in', ['door', 'lead', 'bikes', 'rota', 'store', 'trustee', 'safeguarding', 'admin'])), name='grant_access_known'), models.CheckConstraint(condition=models.Q(('until_at__isnull', True), ('until_at__gte', models.F('from_at')), _connector='OR'), name='grant_until_after_from'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('user', '='), ('access', '='), (models.Func('from_at', 'until_at', django.contrib.postgres.fields.ranges.RangeBoundary(), function='tstzrange', output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField()), '&&')], name='grant_one_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Closure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(verbose_name='First day closed')),
                ('until_on', models.DateField(verbose_name='Last day closed')),
                ('reason', models.CharField(max_length=120, validators=[hub.words.no_hidden_characters], verbose_name='Why')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('programme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='closures', to='hub.programme')),
            ],
            options={
                'indexes': [models.Index(fields=['until_on'], name='closure_until')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__gte', models.F('from_on'))), name='closure_until_after_from')],
            },
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('act', models.CharField(max_length=40)),
                ('model', models.CharField(blank=True, max_length=40)),
                ('row', models.CharField(blank=True, max_length=40)),
                ('reason', models.CharField(blank=True, max_length=40)),
                ('kept_until_on', models.DateField(default=hub.models.audit.kept_until)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('session', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hub.session')),
            ],
            options={
                'verbose_name_plural': 'audit entries',
                'indexes': [models.Index(fields=['model', 'row'], name='audit_model_row')],
                'constraints': [models.CheckConstraint(condition=models.Q(('act__regex', '^[a-z0-9_.-]{1,40}$')), name='audit_act_is_code'), models.CheckConstraint(condition=models.Q(('model', ''), ('model__regex', '^[a-z0-9_.-]{1,40}$'), _connector='OR'), name='audit_model_is_code'), models.CheckConstraint(condition=models.Q(('row', ''), ('row__regex', '^[0-9a-f-]{1,40}$'), _connector='OR'), name='audit_row_is_id'), models.CheckConstraint(condition=models.Q(('reason', ''), ('reason__regex', '^[a-z0-9_.-]{1,40}$'), _connector='OR'), name='audit_reason_is_code')],
            },
        ),
        migrations.CreateModel(
            name='SessionChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_state', models.CharField(choices=[('planned', 'Planned'), ('open', 'Open'), ('closed', 'Closed'), ('cancelled', 'Cancelled')], max_length=20)),
                ('to_state', models.CharField(choices=[('planned', 'Planned'), ('open', 'Open'), ('closed', 'Closed'), ('cancelled', 'Cancelled')], max_length=20)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reason', models.CharField(blank=True, max_length=120, validators=[hub.words.no_hidden_characters])),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='hub.session')),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('from_state__in', ['planned', 'open', 'closed', 'cancelled'])), name='session_change_from_known'), models.CheckConstraint(condition=models.Q(('to_state__in', ['planned', 'open', 'closed', 'cancelled'])), name='session_change_to_known'), models.CheckConstraint(condition=models.Q(('from_state', models.F('to_state')), _negated=True), name='session_change_moves')],
            },
        ),
        migrations.AddConstraint(
            model_name='timetable',
            constraint=models.UniqueConstraint(fields=('programme', 'from_on'), name='timetable_one_a_day'),
        ),
        migrations.AddConstraint(
            model_name='timetable',
            constraint=models.CheckConstraint(condition=models.Q(('ends__gt', models.F('starts'))), name='timetable_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='timetable',
            constraint=models.CheckConstraint(condition=models.Q(('weekday__isnull', True), ('weekday__lte', 6), _connector='OR'), name='timetable_weekday_known'),
        ),
        migrations.AddIndex(
            model_name='session',
            index=models.Index(fields=['held_on', 'starts_at'], name='session_held_on'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.UniqueConstraint(fields=('programme', 'held_on'), name='session_one_a_day'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'open', 'closed', 'cancelled'])), name='session_state_known'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='session_ends_after_start'),
        ),
    ]
