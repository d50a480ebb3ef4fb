import { describe, expect, test } from '@jest/globals';
import { type Flow, flowGraph, flowsWith, inspectFlow } from '../../src/engine/index.ts';
import { report } from './sample-flows.ts';

const limits = { text: 100, choiceLabel: 10, choices: 2 };
const flowFor = flowsWith<Record<never, never>, Record<never, never>, 'a'>()<object>();

describe('the graph', () => {
  test('has every step with where it leads', () => {
    const { nodes, edges } = flowGraph(report);
    expect(nodes).toContainEqual({ step: 'what', kind: 'start', waits: true });
    expect(nodes).toContainEqual({ step: 'look', kind: 'door', waits: false });
    expect(edges).toContainEqual({ from: 'where', to: 'file' });
    expect(edges).toContainEqual({ from: 'file', to: 'end' });
  });
});

describe('inspection', () => {
  test('finds nothing wrong with a good flow', () => {
    expect(inspectFlow(report, limits)).toEqual([]);
  });

  test('finds steps that nothing leads to and steps that lead out of nowhere', () => {
    const flow = flowFor({
      id: 'a',
      version: 1,
      start: 'one',
      words: {},
      steps: {
        one: { leads: ['end', 'two'], next: (c) => c.end() },
        two: { leads: ['three'], next: (c) => c.go('three') },
        three: { leads: ['two'], next: (c) => c.go('two') },
        island: { leads: ['end'], next: (c) => c.end() },
      },
    });
    expect(inspectFlow(flow, limits).map(({ problem, at }) => `${problem} ${at}`)).toEqual([
      'dead_end two',
      'dead_end three',
      'unreachable island',
    ]);
  });

  test('finds texts and labels that are too long, too many choices, and ids that channels cannot carry', () => {
    const flow = flowFor({
      id: 'a',
      version: 1,
      start: 'one',
      words: {
        long: { vi: 'x'.repeat(101), en: 'x' },
        label: { vi: 'một nhãn rất dài', en: 'x' },
        ok: { vi: 'x', en: 'x' },
      },
      steps: {
        one: {
          leads: ['end'],
          ask: (c) => c.say('long'),
          choices: [
            { id: 'a', label: 'label' },
            { id: 'B b', label: 'ok' },
            { id: 'c', label: 'ok' },
          ],
          accept: (_input, c) => c.end(),
        },
      },
    });
    expect(inspectFlow(flow, limits)).toEqual([
      { flow: 'a', problem: 'text_too_long', at: 'long', detail: 'vi: 101' },
      { flow: 'a', problem: 'too_many_choices', at: 'one', detail: '3' },
      { flow: 'a', problem: 'choice_id_invalid', at: 'one', detail: 'B b' },
      { flow: 'a', problem: 'label_too_long', at: 'one', detail: 'một nhãn rất dài' },
    ]);
  });

  test('finds leads to nowhere and empty sentences in a flow that did not pass the compiler', () => {
    const step = { ...report.steps.get('what')!, leads: ['elsewhere', 'end'] };
    const flow: Flow = {
      ...report,
      doors: [],
      steps: new Map([['what', step]]),
      words: { what: { vi: 'Việc gì?', en: ' ' } },
    };
    expect(inspectFlow(flow, limits)).toEqual([
      { flow: 'report', problem: 'leads_nowhere', at: 'what', detail: 'elsewhere' },
      { flow: 'report', problem: 'sentence_missing', at: 'what', detail: 'en' },
    ]);
  });
});
