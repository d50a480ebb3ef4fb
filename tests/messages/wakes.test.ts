import { expect, jest, test } from '@jest/globals';
import { openWakes } from '../../src/messages/wakes.ts';

test('the first wake runs at once, many more run once, and each kind wakes only its own', () => {
  jest.useFakeTimers();
  try {
    const wakes = openWakes({ coalesceMs: 25 });
    const drain = jest.fn();
    const send = jest.fn();
    const off = wakes.on('drain', drain);
    wakes.on('send', send);
    wakes.wake('drain');
    expect(drain).toHaveBeenCalledTimes(1);
    for (let i = 0; i < 100; i += 1) wakes.wake('drain');
    expect(drain).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(25);
    expect(drain).toHaveBeenCalledTimes(2);
    jest.advanceTimersByTime(1_000);
    expect(drain).toHaveBeenCalledTimes(2);
    off();
    wakes.wake('drain');
    expect(drain).toHaveBeenCalledTimes(2);
    expect(send).not.toHaveBeenCalled();
  } finally {
    jest.useRealTimers();
  }
});
