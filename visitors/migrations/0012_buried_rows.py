from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('visitors', '0011_leaving'),
    ]

    operations = [
        migrations.AddField(
            model_name='bookrow',
            name='who',
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AddIndex(
            model_name='bookrow',
            index=models.Index(fields=['who'], name='book_row_who'),
        ),
    ]
