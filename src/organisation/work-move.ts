import type { Transaction } from '../platform/database.ts';

/** What a unit, or one post of it, has to do is handed over where that ends. */
export interface WorkMove {
  unitId: string;
  /** The post that ends; null: the whole unit does. */
  postId: string | null;
  /** Who has its issues from now on; the unit itself where a post ends and none of another unit takes over. */
  toUnit: string;
  /** From post to post; a post that is not in it has no successor. */
  posts: ReadonlyMap<string, string>;
  staffId: string;
}

/** Duties and issues belong to higher slices: here they are only handed over. */
export interface PostWork {
  /** What is open of these posts, and of the unit itself; null: of the posts alone. */
  count(
    tx: Transaction,
    of: { unitId: string | null; postIds: readonly string[] },
  ): Promise<{ duties: number; issues: number }>;
  move(tx: Transaction, move: WorkMove, now: Date): Promise<void>;
}
