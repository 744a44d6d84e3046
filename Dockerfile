# The environment and the collected styles and scripts are made in one image and served from another.
FROM python:3.13-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements.txt /tmp/
RUN python -m venv /venv && /venv/bin/pip install --require-hashes -r /tmp/requirements.txt
WORKDIR /app
COPY . .
RUN mkdir -p var/assets && HUB_MODE=local /venv/bin/python manage.py collectstatic --noinput -v0

FROM python:3.13-slim
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HUB_MODE=production
# A number, so that a cluster can see without a password file that this is not root.
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", \
  "import os, urllib.request as web; host = os.environ['HUB_HOSTS'].split(',')[0].strip('. '); \
  web.urlopen(web.Request('http://127.0.0.1:8000/healthz', headers={'Host': host}), timeout=4)"]
CMD ["gunicorn", "-c", "python:hub.serving", "--bind", "0.0.0.0:8000", "--worker-tmp-dir", "/dev/shm", "hub.wsgi"]
