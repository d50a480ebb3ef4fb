import { defineConfig } from 'prisma/config';

/** Only the Prisma command line reads this; the service gets its address from `src/config.ts`. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
});
