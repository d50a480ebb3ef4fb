import type { Queue as BullQueue, QueueOptions, Worker } from 'bullmq';
import type { JsonObject } from './queue.ts';

/** Where jobs are kept: the two that BullMQ offers, behind one shape. */
export interface QueueBackend {
  queue(options: Omit<QueueOptions, 'connection'>): BullQueue;
  worker(process: (job: { name: string; data: JsonObject }) => Promise<void>): Worker;
  /** Cuts what is still connected. */
  end(): void;
}

/** Of the one queue that all processes share. */
export const QUEUE_NAME = 'work';

/**
 * A worker looks again a second after the backend failed it; BullMQ's own 15 s would be noticed. What a killed process had in hand
 * is taken up within fifteen seconds instead of a minute, and may have that misfortune more than once.
 */
export const WORKING = {
  concurrency: 4,
  runRetryDelay: 1_000,
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 5,
};
