import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { CONSENT_TEXT_VERSION } from '../flows/index.ts';
import { outdatedNotices } from '../flows/welcome/notice-versions.ts';
import { type CopyDeps, copyHandlers, startCopyJobs } from './conversations/data-rights/copy-jobs.ts';
import { copyRoutes } from './conversations/data-rights/copy-routes.ts';
import { registerDataRequests } from './conversations/data-rights/data-request-routes.ts';
import { retentionHandlers, startRetentionJobs } from './conversations/data-rights/retention-jobs.ts';
import { STRANGER_LEFT, strangerLeft } from './conversations/data-rights/stranger-left.ts';
import type { TimerHandler } from './messages/fire-timers.ts';
import type { Clock } from './platform/clock.ts';
import type { Links } from './platform/links.ts';
import type { Logger } from './platform/logger.ts';
import type { JobHandler, Queue } from './platform/queue.ts';

/** Ties together what people may ask about their data: a part of the composition root. */

interface Parts extends Omit<CopyDeps, 'links' | 'clock' | 'baseUrl'> {
  links: Links;
  clock: Clock;
  logger: Logger;
  queue: Queue;
  eraseMedia(mediaIds: readonly string[]): void;
}

/** The page on which a copy is opened, and what moderators do about requests. */
export async function dataRightsRoutes(
  app: FastifyInstance,
  parts: Omit<Parts, 'logger' | 'readMedia'>,
): Promise<void> {
  const { database, encryption, storage, links, clock, wakes, eraseMedia } = parts;
  await copyRoutes(app, { database, encryption, storage, links, clock });
  registerDataRequests(app, {
    ...{ database, encryption, clock, eraseMedia },
    textVersion: CONSENT_TEXT_VERSION,
    wakeSend: () => wakes.wake('send'),
  });
}

/** What a worker does: copies are made, what is kept too long goes, strangers who left go. */
export async function dataRightsWork(
  http: FastifyInstance,
  { publicUrl, ...parts }: Parts & { publicUrl: string | undefined },
): Promise<{ jobs: Record<string, JobHandler>; timers: Record<string, TimerHandler> }> {
  await startCopyJobs(parts.queue);
  await startRetentionJobs(parts.queue);
  return {
    jobs: {
      ...copyHandlers({ ...parts, baseUrl: () => publicUrl ?? addressOf(http) }),
      ...retentionHandlers({ ...parts, outdatedNotices: outdatedNotices() }),
    },
    timers: { [STRANGER_LEFT]: strangerLeft(parts) },
  };
}

/** Without a public address only this machine can open what we send. */
export function addressOf(http: FastifyInstance): string {
  const address = http.server.address() as AddressInfo | null;
  return `http://127.0.0.1:${address?.port ?? 0}`;
}
