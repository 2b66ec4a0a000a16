# Node comes with the packages (package.json, optionalDependencies); the image's own npm only installs them.
FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production
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
# The Node that the packages bring; not through npm, which would keep signals from the program.
CMD ["./node_modules/.bin/node", "src/start.js"]
