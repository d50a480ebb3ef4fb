import type { Queue as BullQueue, QueueOptions, Worker, WorkerOptions } from 'bullmq';
import type { JsonObject } from './queue.ts';

/** Where jobs are kept: the two that BullMQ offers, behind one shape. */
export interface QueueBackend {
  queue(options: Omit<QueueOptions, 'connection'>): BullQueue;
  /** @param lockMs as in `QueueSettings`. */
  worker(process: (job: { name: string; data: JsonObject }) => Promise<void>, lockMs: number): Worker;
  /** Cuts what is still connected. */
  end(): void;
}

/** Of the one queue that all processes share. */
export const QUEUE_NAME = 'work';

/**
 * A worker looks again a second after the backend failed it; BullMQ's own 15 s would be noticed. What a killed process had in hand
 * may have that misfortune more than once.
 */
export function working(lockMs: number): Omit<WorkerOptions, 'connection'> {
  return {
    concurrency: 4,
    runRetryDelay: 1_000,
    lockDuration: lockMs,
    stalledInterval: lockMs / 2,
    maxStalledCount: 5,
  };
}
