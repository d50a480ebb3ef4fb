/**
 * When the platform counted a message is known only within the time of its request: in the worst case as much later than usual as the
 * request took longer than the quickest. Gives that for one request after the other, in milliseconds. What is quickest is learnt anew
 * all the time, and from nothing: the first requests of a process, whose connections are yet to be opened, count as late.
 */
export function lateArrivals(): (tookMs: number) => number {
  let quickest = 0;
  return (tookMs) => {
    const late = tookMs - quickest;
    quickest = Math.min(tookMs, quickest + 1);
    return late;
  };
}
