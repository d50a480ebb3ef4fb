import { statSync } from 'node:fs';

/** What a worker waits for in between, the others use: services that wait for time stand beside pages that are all work. */
const ORDER = [['e2e', 'page'], ['db'], ['pure']];

/**
 * The order of test files: whole services and pages first, in turn, so that none of them is what everybody waits for at the end; of
 * each suite the largest first. The same on every machine.
 */
export default class LongestFirst {
  sort(tests) {
    const sized = tests
      .map((test) => ({ test, size: statSync(test.path).size, suite: test.context.config.displayName?.name }))
      .sort((one, other) => other.size - one.size);
    return ORDER.flatMap((suites) => inTurn(suites.map((suite) => sized.filter((one) => one.suite === suite))))
      .concat(sized.filter(({ suite }) => !ORDER.flat().includes(suite)))
      .map(({ test }) => test);
  }

  cacheResults() {}
}

/** One of each list after the other, as long as they last. */
function inTurn(lists) {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}
