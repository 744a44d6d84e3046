import django.db.models.functions.text
import hub.words
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('visitors', '0009_rights'),
    ]

    operations = [
        migrations.AddField(
            model_name='referralsource',
            name='retired_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='site',
            name='retired_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='referralsource',
            name='name',
            field=models.CharField(max_length=40, validators=[hub.words.no_hidden_characters, hub.words.no_official_numbers], verbose_name='Name'),
        ),
        migrations.AlterField(
            model_name='site',
            name='name',
            field=models.CharField(max_length=40, validators=[hub.words.no_hidden_characters, hub.words.no_official_numbers], verbose_name='Short name'),
        ),
        migrations.AddConstraint(
            model_name='referralsource',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='source_name_once'),
        ),
        migrations.AddConstraint(
            model_name='site',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='site_name_once'),
        ),
    ]
