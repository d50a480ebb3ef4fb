import { expect, test } from '@jest/globals';
import type { ParsedUpdate } from '../../src/channels/channel.ts';
import { storeOrSetAside } from '../../src/channels/store-or-set-aside.ts';

function update(externalId: string): ParsedUpdate {
  const content = { kind: 'text', text: `word ${externalId}` } as const;
  return { externalId, address: 'a', name: 'N', at: new Date(0), content };
}

/** A store that refuses what `refuses` says, in a database that answers as long as `answers` says so. */
function fakeStore({ refuses, answers = () => true }: { refuses(update: ParsedUpdate): boolean; answers?(): boolean }) {
  const stored: ParsedUpdate[] = [];
  const setAside: string[] = [];
  let tries = 0;
  return {
    stored,
    setAside,
    tries: () => tries,
    deps: {
      store: async (updates: ParsedUpdate[]) => {
        tries += 1;
        if (updates.some(refuses)) throw new Error('cannot store that');
        stored.push(...updates);
      },
      databaseAnswers: async () => {
        if (!answers()) throw new Error('the database is down');
      },
      pause: async () => {},
      onSetAside: ({ externalId }: ParsedUpdate) => setAside.push(externalId),
    },
  };
}

test('one update that cannot be stored holds nobody up, and only its id is kept', async () => {
  const fake = fakeStore({ refuses: ({ externalId, content }) => externalId === '2' && content.kind !== 'ignored' });
  await storeOrSetAside([update('1'), update('2'), update('3')], fake.deps);
  expect(fake.stored.map(({ externalId }) => externalId)).toEqual(['1', '2', '3']);
  expect(fake.stored[1]).toEqual({
    externalId: '2',
    address: '',
    name: undefined,
    at: new Date(0),
    content: { kind: 'ignored', why: 'unstorable' },
  });
  expect(fake.setAside).toEqual(['2']);
});

test('a failure that passes costs nothing', async () => {
  let failures = 2;
  const fake = fakeStore({ refuses: () => failures-- > 0 });
  await storeOrSetAside([update('1')], fake.deps);
  expect(fake.stored).toEqual([update('1')]);
  expect(fake.setAside).toEqual([]);
});

test.each([1, 2, 3, 4, 5, 6])(
  'nothing is given up while the database does not answer, after %i tries',
  async (triesBefore) => {
    const fake = fakeStore({
      refuses: ({ content }) => content.kind !== 'ignored',
      answers: () => fake.tries() < triesBefore,
    });
    await expect(storeOrSetAside([update('1')], fake.deps)).rejects.toThrow('the database is down');
    expect(fake.stored).toEqual([]);
  },
);
