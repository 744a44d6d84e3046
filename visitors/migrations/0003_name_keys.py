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
    ]
