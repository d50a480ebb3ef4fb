import { expect, test } from '@jest/globals';
import { openMetrics } from '../../src/platform/metrics.ts';

test('gauges with labels show what is true now, and nothing of before', async () => {
  const metrics = openMetrics();
  let status = 'starting';
  metrics.gauges('receiving', 'How it receives', {
    labels: ['channel', 'status'],
    read: () => [{ labels: { channel: 'web', status }, value: 1 }],
  });
  expect(await metrics.text()).toContain('receiving{channel="web",status="starting"} 1');
  status = 'polling';
  const text = await metrics.text();
  expect(text).toContain('receiving{channel="web",status="polling"} 1');
  expect(text).not.toContain('starting');
});

test('a value that cannot be read, or not in time, is left out; the others are told', async () => {
  const metrics = openMetrics({ patienceMs: 20 });
  let down = false;
  const labels = { channel: 'web' };
  metrics.gauges('waiting', 'Rows', {
    labels: ['channel'],
    read: async () => {
      if (down) throw new Error('down');
      return [{ labels, value: 3 }];
    },
  });
  metrics.gauges('slow', 'Never answers', { labels: ['channel'], read: () => new Promise<never>(() => {}) });
  metrics.gauge('late', 'Never answers either', () => new Promise(() => {}));
  metrics.counter('done_total', 'Done').inc(2);
  expect(await metrics.text()).toContain('waiting{channel="web"} 3');
  down = true;
  const text = await metrics.text();
  expect(text).toContain('done_total 2');
  expect(text).not.toMatch(/^(waiting|slow|late)\b/m);
});
