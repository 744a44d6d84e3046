
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hub', '0004_notices'),
        ('visitors', '0004_doubt_reason'),
    ]

    operations = [
        migrations.CreateModel(
            name='Book',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='BookCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('adult', 'Adult'), ('child', 'Child')], max_length=10)),
                ('book', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='counts', to='visitors.book')),
                ('headcount', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='visitors.headcount')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hub.session')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('book', 'session', 'kind'), name='book_count_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['adult', 'child'])), name='book_count_kind_known')],
            },
        ),
        migrations.CreateModel(
            name='BookRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40)),
                ('marks', models.JSONField(default=dict)),
                ('friends_phone', models.CharField(blank=True, max_length=20)),
                ('book', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='visitors.book')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='book_rows', to='visitors.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('book', 'key'), name='book_row_once')],
            },
        ),
    ]
