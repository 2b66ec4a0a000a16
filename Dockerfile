# Node comes with the packages (package.json, optionalDependencies); the image's own npm only installs them.
FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production
# Without a bound Node leaves garbage lying for as long as there is memory: README.md says what it holds and when to raise it.
ENV NODE_OPTIONS=--max-old-space-size=640
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY src src
COPY commands commands
COPY corpus corpus
# All that is written is here: see compose.yaml.
ENV BLUELAMP_DATA=/data
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
# Told on the container's own 127.0.0.1 alone: README.md says how to reach it from another one.
ENV BLUELAMP_METRICS_PORT=9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["./node_modules/.bin/node", "src/observe/check.js"]
# The Node that the packages bring; not through npm, which would keep signals from the program.
CMD ["./node_modules/.bin/node", "src/start.js"]
