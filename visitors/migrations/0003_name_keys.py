import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('visitors', '0002_line_tally_and_clothes'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='name_marks',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, editable=False, size=None),
        ),
        migrations.AddField(
            model_name='person',
            name='name_version',
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.RemoveIndex(model_name='person', name='person_folded_trigrams'),
        migrations.AddIndex(
            model_name='person',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['name_marks'], name='person_marks'),
        ),
        # What is common among the marks is of no use to the planner: the search says itself which index it goes through.
        # To keep count of it made every plan five times as long.
        migrations.RunSQL(
            'ALTER TABLE visitors_person ALTER COLUMN name_marks SET STATISTICS 0',
            'ALTER TABLE visitors_person ALTER COLUMN name_marks SET STATISTICS DEFAULT',
        ),
    ]
