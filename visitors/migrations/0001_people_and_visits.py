import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import hub.words
import uuid
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('hub', '0003_session_mode'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        TrigramExtension(),
        migrations.CreateModel(
            name='Household',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
        ),
        migrations.CreateModel(
            name='ReferralSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, unique=True, validators=[hub.words.no_hidden_characters, hub.words.no_official_numbers], verbose_name='Name')),
            ],
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, unique=True, validators=[hub.words.no_hidden_characters, hub.words.no_official_numbers], verbose_name='Short name')),
            ],
        ),
        migrations.CreateModel(
            name='Headcount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('adult', 'Adult'), ('child', 'Child')], max_length=10)),
                ('quantity', models.PositiveSmallIntegerField(default=1)),
                ('counted_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('counted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='headcounts', to='hub.session')),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('known_as', models.CharField(max_length=60, validators=[hub.words.no_hidden_characters, hub.words.no_official_numbers], verbose_name='What we call them')),
                ('other_names', models.CharField(blank=True, max_length=120, validators=[hub.words.no_hidden_characters, hub.words.no_official_numbers], verbose_name='Other names')),
                ('latin_spelling', models.CharField(blank=True, max_length=120, validators=[hub.words.no_hidden_characters, hub.words.no_official_numbers], verbose_name='In Latin letters')),
                ('tell_apart', models.CharField(blank=True, max_length=80, validators=[hub.words.no_hidden_characters, hub.words.no_official_numbers], verbose_name='To tell them apart')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('ar', 'Arabic'), ('fa', 'Farsi'), ('prs', 'Dari'), ('ps', 'Pashto'), ('ckb', 'Kurdish Sorani'), ('kmr', 'Kurdish Kurmanji, Badini'), ('ti', 'Tigrinya'), ('am', 'Amharic'), ('om', 'Oromo'), ('so', 'Somali'), ('ur', 'Urdu'), ('pa', 'Punjabi'), ('bn', 'Bengali'), ('sq', 'Albanian'), ('vi', 'Vietnamese'), ('ta', 'Tamil'), ('tr', 'Turkish'), ('fr', 'French'), ('es', 'Spanish'), ('pt', 'Portuguese'), ('ru', 'Russian'), ('uk', 'Ukrainian'), ('zh', 'Chinese'), ('en', 'English'), ('other', 'Another language')], max_length=5), blank=True, default=list, size=None)),
                ('register_number', models.CharField(blank=True, max_length=20, validators=[hub.words.no_hidden_characters, hub.words.no_official_numbers])),
                ('first_seen_on', models.DateField(default=django.utils.timezone.localdate)),
                ('last_seen_on', models.DateField(blank=True, null=True)),
                ('moved_away_on', models.DateField(blank=True, null=True)),
                ('anonymised_at', models.DateTimeField(blank=True, null=True)),
                ('folded', models.TextField(blank=True, editable=False)),
                ('linked_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='linked_from', to='visitors.person')),
                ('household', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to='visitors.household')),
            ],
            options={
                'verbose_name_plural': 'people',
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('called_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='places', to='visitors.person')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='hub.session')),
            ],
        ),
        migrations.CreateModel(
            name='Provision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('welcomed', 'Welcomed'), ('shown_round', 'Shown round'), ('privacy_card', 'Privacy card'), ('clothes', 'Clothes'), ('asked_english', 'Asked about English'), ('asked_bike', 'Asked about a bike'), ('asked_helping', 'Asked about helping')], max_length=20)),
                ('given_on', models.DateField(default=django.utils.timezone.localdate)),
                ('wants', models.BooleanField(null=True)),
                ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provisions', to='visitors.person')),
                ('session', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hub.session')),
            ],
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('checked_in_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('is_first', models.BooleanField(default=False)),
                ('children_0_4', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(12)])),
                ('children_5_10', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(12)])),
                ('children_11_15', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(12)])),
                ('children_16_17', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(12)])),
                ('children_unsaid', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(12)])),
                ('checked_in_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='visitors.person')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='hub.session')),
            ],
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('arrive', 'Arrive'), ('undo', 'Undo'), ('new_face', 'New face'), ('headcount', 'Headcount')], max_length=10)),
                ('digest', models.CharField(max_length=64)),
                ('outcome', models.CharField(max_length=20)),
                ('device', models.CharField(blank=True, max_length=32)),
                ('seq', models.PositiveIntegerField(null=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('headcount', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='receipts', to='visitors.headcount')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='visitors.person')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hub.session')),
                ('visit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='receipts', to='visitors.visit')),
            ],
        ),
        migrations.CreateModel(
            name='Background',
            fields=[
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='background', serialize=False, to='visitors.person')),
                ('phone', models.CharField(blank=True, max_length=20, validators=[hub.words.no_hidden_characters])),
                ('languages_read', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('ar', 'Arabic'), ('fa', 'Farsi'), ('prs', 'Dari'), ('ps', 'Pashto'), ('ckb', 'Kurdish Sorani'), ('kmr', 'Kurdish Kurmanji, Badini'), ('ti', 'Tigrinya'), ('am', 'Amharic'), ('om', 'Oromo'), ('so', 'Somali'), ('ur', 'Urdu'), ('pa', 'Punjabi'), ('bn', 'Bengali'), ('sq', 'Albanian'), ('vi', 'Vietnamese'), ('ta', 'Tamil'), ('tr', 'Turkish'), ('fr', 'French'), ('es', 'Spanish'), ('pt', 'Portuguese'), ('ru', 'Russian'), ('uk', 'Ukrainian'), ('zh', 'Chinese'), ('en', 'English'), ('other', 'Another language')], max_length=5), blank=True, default=list, size=None)),
                ('nationality', models.CharField(blank=True, max_length=60, validators=[hub.words.no_hidden_characters, hub.words.no_official_numbers])),
                ('gender', models.CharField(blank=True, choices=[('', 'Not asked'), ('declined', 'Prefers not to say'), ('woman', 'Woman'), ('man', 'Man'), ('another', 'Another')], max_length=20)),
                ('age_band', models.CharField(blank=True, choices=[('', 'Not asked'), ('declined', 'Prefers not to say'), ('under_18', 'Under 18'), ('18_24', '18 to 24'), ('25_34', '25 to 34'), ('35_49', '35 to 49'), ('50_64', '50 to 64'), ('65', '65 or more'), ('grown_up', 'Grown-up')], max_length=20)),
                ('accommodation', models.CharField(blank=True, choices=[('', 'Not asked'), ('declined', 'Prefers not to say'), ('hotel', 'Hotel'), ('shared_house', 'Shared house'), ('tenancy', 'A home of their own'), ('friends', 'With friends'), ('hosted', 'With a host'), ('homeless', 'No home')], max_length=20)),
                ('came_from_town', models.CharField(blank=True, max_length=60, validators=[hub.words.no_hidden_characters, hub.words.no_official_numbers])),
                ('note', models.CharField(blank=True, max_length=280, validators=[hub.words.no_hidden_characters, hub.words.no_official_numbers])),
                ('referral', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='visitors.referralsource')),
                ('site', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='visitors.site')),
            ],
        ),
        migrations.CreateModel(
            name='Alert',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('until_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alerts', to='visitors.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until_at__isnull', True), ('until_at__gte', models.F('from_at')), _connector='OR'), name='alert_until_after_from')],
            },
        ),
        migrations.CreateModel(
            name='Card',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=12, unique=True, validators=[django.core.validators.RegexValidator('\\A[A-HJ-NP-Z2-9]{4,12}\\Z', 'That is not a card.')])),
                ('given_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='cards', to='visitors.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('given_at__isnull', True), ('person__isnull', True)), models.Q(('given_at__isnull', False), ('person__isnull', False)), _connector='OR'), name='card_given_with_its_date')],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('privacy_notice_given', 'Privacy card given'), ('demographics_ok', 'Nationality, gender and housing may be noted'), ('contact_ok', 'We may send messages'), ('photo', 'Photo'), ('story', 'Story')], max_length=30)),
                ('wording', models.CharField(max_length=20)),
                ('language', models.CharField(blank=True, choices=[('ar', 'Arabic'), ('fa', 'Farsi'), ('prs', 'Dari'), ('ps', 'Pashto'), ('ckb', 'Kurdish Sorani'), ('kmr', 'Kurdish Kurmanji, Badini'), ('ti', 'Tigrinya'), ('am', 'Amharic'), ('om', 'Oromo'), ('so', 'Somali'), ('ur', 'Urdu'), ('pa', 'Punjabi'), ('bn', 'Bengali'), ('sq', 'Albanian'), ('vi', 'Vietnamese'), ('ta', 'Tamil'), ('tr', 'Turkish'), ('fr', 'French'), ('es', 'Spanish'), ('pt', 'Portuguese'), ('ru', 'Russian'), ('uk', 'Ukrainian'), ('zh', 'Chinese'), ('en', 'English'), ('other', 'Another language')], max_length=5)),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='visitors.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('person', 'kind'), name='consent_one_live_of_a_kind')],
            },
        ),
        migrations.CreateModel(
            name='Doubt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('open', 'Open'), ('same', 'The same person'), ('different', 'Different people')], default='open', max_length=20)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('newer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='doubts', to='visitors.person')),
                ('older', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='doubts_about', to='visitors.person')),
                ('session', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hub.session')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['-made_at'], name='doubt_open')],
                'constraints': [models.UniqueConstraint(fields=('newer', 'older'), name='doubt_one_a_pair'), models.CheckConstraint(condition=models.Q(('newer', models.F('older')), _negated=True), name='doubt_about_two'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'same', 'different'])), name='doubt_state_known')],
            },
        ),
        migrations.AddIndex(
            model_name='headcount',
            index=models.Index(fields=['session', '-counted_at'], name='headcount_newest_first'),
        ),
        migrations.AddConstraint(
            model_name='headcount',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['adult', 'child'])), name='headcount_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='headcount',
            constraint=models.CheckConstraint(condition=models.Q(('quantity__gte', 1)), name='headcount_of_somebody'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(models.OrderBy(models.F('last_seen_on'), descending=True, nulls_last=True), name='person_lately_seen'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('folded'), name='gin_trgm_ops'), name='person_folded_trigrams'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('register_number', ''), _negated=True), fields=['register_number'], name='person_register_number'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('known_as', ''), _negated=True), ('anonymised_at__isnull', False), _connector='OR'), name='person_known_as_something'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('linked_to', models.F('id')), _negated=True), name='person_not_linked_to_itself'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('languages__contained_by', ['ar', 'fa', 'prs', 'ps', 'ckb', 'kmr', 'ti', 'am', 'om', 'so', 'ur', 'pa', 'bn', 'sq', 'vi', 'ta', 'tr', 'fr', 'es', 'pt', 'ru', 'uk', 'zh', 'en', 'other'])), name='person_languages_known'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.UniqueConstraint(fields=('session', 'number'), name='place_number_once'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.UniqueConstraint(fields=('session', 'person'), name='place_one_a_person'),
        ),
        migrations.AddConstraint(
            model_name='provision',
            constraint=models.UniqueConstraint(fields=('person', 'kind'), name='provision_once'),
        ),
        migrations.AddConstraint(
            model_name='provision',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['welcomed', 'shown_round', 'privacy_card', 'clothes', 'asked_english', 'asked_bike', 'asked_helping'])), name='provision_kind_known'),
        ),
        migrations.AddIndex(
            model_name='visit',
            index=models.Index(fields=['session', '-checked_in_at'], name='visit_newest_first'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.UniqueConstraint(fields=('person', 'session'), name='visit_one_a_session'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(('children_0_4__lte', 12)), name='visit_children_0_4_few'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(('children_5_10__lte', 12)), name='visit_children_5_10_few'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(('children_11_15__lte', 12)), name='visit_children_11_15_few'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(('children_16_17__lte', 12)), name='visit_children_16_17_few'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(('children_unsaid__lte', 12)), name='visit_children_unsaid_few'),
        ),
        migrations.AddConstraint(
            model_name='receipt',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['arrive', 'undo', 'new_face', 'headcount'])), name='receipt_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='receipt',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('device', ''), _negated=True), ('seq__isnull', False)), fields=('device', 'seq'), name='receipt_one_a_seq'),
        ),
        migrations.AddConstraint(
            model_name='background',
            constraint=models.CheckConstraint(condition=models.Q(('gender__in', ['', 'declined', 'woman', 'man', 'another'])), name='background_gender_known'),
        ),
        migrations.AddConstraint(
            model_name='background',
            constraint=models.CheckConstraint(condition=models.Q(('age_band__in', ['', 'declined', 'under_18', '18_24', '25_34', '35_49', '50_64', '65', 'grown_up'])), name='background_age_band_known'),
        ),
        migrations.AddConstraint(
            model_name='background',
            constraint=models.CheckConstraint(condition=models.Q(('accommodation__in', ['', 'declined', 'hotel', 'shared_house', 'tenancy', 'friends', 'hosted', 'homeless'])), name='background_accommodation_known'),
        ),
    ]
