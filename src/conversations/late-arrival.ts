/** What is quickest is learnt anew by so many milliseconds a request. */
const LEARNT_ANEW = { first: 3, later: 0.1 };

/**
 * When the platform counted a message is known only within the time of its request: in the worst case as much later than usual as the
 * request took longer than the quickest. Gives that for one request after the other, in milliseconds. What is quickest is learnt anew
 * all the time, slowly, for after some slow seconds the next request may be quick again; and from nothing: the first requests of a
 * process, whose connections are yet to be opened, count as late.
 */
export function lateArrivals(): (tookMs: number) => number {
  let quickest = 0;
  let step = LEARNT_ANEW.first;
  return (tookMs) => {
    const late = tookMs - quickest;
    if (late <= 0) step = LEARNT_ANEW.later;
    quickest = Math.min(tookMs, quickest + step);
    return late;
  };
}
