/** Who speaks in a turn, and with which updates. */
export interface Reporter {
  personId: string;
  conversationId: string;
  channel: string;
  /** The updates of this turn; whoever calls ties them to the issue by the code that is returned. */
  updateIds: readonly bigint[];
}
