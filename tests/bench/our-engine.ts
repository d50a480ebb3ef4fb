import { parseUpdate } from '../../src/channels/telegram/parse-update.ts';
import { render } from '../../src/channels/telegram/render.ts';
import { joinFragments } from '../../src/conversations/join-fragments.ts';
import { restoredSession, storedSession, takeTurn } from '../../src/engine/index.ts';
import type { WaitingUpdate } from '../../src/messages/waiting-update.ts';
import { benchCatalogue } from './report-flow.ts';
import { timeEngine } from './time-engine.ts';

/** `node --import tsx our-engine.ts <seconds>`: our engine from raw update to payload; a talk is kept as JSON between turns. */

const sessions = new Map<string, string>();
const facts = new Map();
const rule = { collects: false, delays: { text: 0, album: 0, photo: 0, longest: 0 }, isUrgent: () => false };

await timeEngine(
  (sent) => (raw) => {
    const now = Date.now();
    for (const update of parseUpdate(raw, new Date(now))) {
      const { address, content } = update;
      const waiting: WaitingUpdate = {
        // There is no row, and nobody asks for its number.
        id: 0n,
        conversationId: address,
        kind: content.kind,
        content,
        text: content.kind === 'text' ? content.text : null,
        album: null,
        replyTo: update.replyTo ?? null,
        receivedAt: now,
        media: content.kind === 'photo' ? [{ id: content.file.id, kind: 'photo' }] : [],
      };
      for (const { input } of joinFragments([waiting], rule)) {
        const kept = sessions.get(address);
        const session = restoredSession(kept === undefined ? null : JSON.parse(kept));
        const turn = takeTurn(benchCatalogue, { session, input, facts, now, lang: 'en', questions: [] });
        if ('need' in turn) throw new Error('the flow of the benchmark needs no facts');
        if (turn.session) sessions.set(address, JSON.stringify(storedSession(turn.session)));
        else sessions.delete(address);
        for (const said of turn.replies) {
          if (!('reply' in said)) throw new Error('the flow of the benchmark has no effects');
          for (const part of render(said.reply))
            if (part.method === 'sendMessage') sent({ chat_id: Number(address), ...part.payload } as { text: string });
        }
      }
    }
  },
  Number(process.argv[2]),
);
