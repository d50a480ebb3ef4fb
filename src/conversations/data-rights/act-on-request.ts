import type { Reply } from '../../engine/reply.ts';
import { asWorded } from '../../messages/as-worded-view.ts';
import { enqueue } from '../../messages/outbox-store.ts';
import { addCopies } from '../../people/data-copy-store.ts';
import type { DataActBody } from '../../people/data-request-schema.ts';
import { addDataAct, closeDataRequest, lockDataRequest, type NewDataAct } from '../../people/data-request-store.ts';
import { setHomeAreas, setNames } from '../../people/person-store.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Encryption } from '../../platform/encryption.ts';
import { announce } from '../../platform/live.ts';
import { settleTasks } from '../../staff/task-store.ts';
import type { Viewer } from '../../staff/viewer.ts';
import { DATA_TASK } from './data-task.ts';
import { erasePerson } from './erase-person.ts';
import { isKnownArea, languageOf } from './home-ward-view.ts';
import { dataNotices, dataRefusals } from './words.ts';

export interface ActCall {
  requestId: string;
  viewer: Viewer;
  body: DataActBody;
  encrypt: Encryption['encrypt'];
  /** Of the notice that is in force. */
  textVersion: string;
  now: Date;
}

const REPLY = 1;

/**
 * What a moderator does about a request of a resident: each act is in its history with who did it, and the resident is told. An answer,
 * a refusal, an erasure and a copy close it.
 * @returns media whose bytes are to be removed after the commit.
 * @throws AppError `not_found`, or `not_allowed` where it is closed or the person is gone.
 */
export async function actOnRequest(tx: Transaction, call: ActCall): Promise<string[]> {
  const { requestId, viewer, body, now } = call;
  const request = await lockDataRequest(tx, viewer, requestId);
  if (!request) throw new AppError('not_found', dataRefusals.notFound);
  if (request.state !== 'open') throw new AppError('not_allowed', dataRefusals.closed);
  const { personId, conversationId } = request;
  if (!personId || !conversationId) throw new AppError('not_allowed', dataRefusals.gone);
  const [lang, notices] = [await languageOf(tx, personId), await asWorded(tx, dataNotices)];
  const note = (act: NewDataAct['act'], text?: string) =>
    addDataAct(tx, { requestId, actor: 'moderator', staffId: viewer.staffId, act, ...(text && { text }) }, now);
  const tell = (reply: Reply) =>
    enqueue(tx, [{ conversationId, priority: REPLY, reply, readyAt: now, staffId: viewer.staffId }]);
  const close = async (state: 'done' | 'refused', outcome: string) => {
    await closeDataRequest(tx, requestId, { state, at: now });
    await settleTasks(tx, { kind: DATA_TASK, subjects: [requestId] }, { outcome, staffId: viewer.staffId, now });
    await announce(tx, [{ kind: 'outbox', id: conversationId }]);
  };
  switch (body.act) {
    case 'copy':
      await note('copied');
      await addCopies(tx, [{ requestId, personId, conversationId }], now);
      await close('done', OUTCOMES.copied);
      return [];
    case 'correct':
      await correct(tx, { ...call, body }, personId);
      await note('corrected');
      await tell({ text: notices.say(lang, 'corrected') });
      return [];
    case 'answer':
      await note('answered', body.text);
      await tell({ text: notices.say(lang, 'answered', { text: body.text }) });
      await close('done', OUTCOMES.answered);
      return [];
    case 'refuse':
      await note('refused', body.text);
      await tell({ text: notices.say(lang, 'refused', { text: body.text }) });
      await close('refused', OUTCOMES.refused);
      return [];
    case 'erase': {
      await note('erased');
      await close('done', OUTCOMES.erased);
      const { media } = await erasePerson(tx, { personId, textVersion: call.textVersion, now });
      // After the erasure, which takes every message away: this one is the last.
      await tell({ text: notices.say(lang, 'erased') });
      return media;
    }
  }
}

async function correct(
  tx: Transaction,
  { body, encrypt }: Pick<ActCall, 'encrypt'> & { body: Extract<DataActBody, { act: 'correct' }> },
  personId: string,
): Promise<void> {
  const { name, homeArea } = body;
  if (name === undefined && homeArea === undefined) throw new AppError('not_allowed', dataRefusals.nothingToCorrect);
  if (homeArea !== undefined && !(await isKnownArea(tx, homeArea)))
    throw new AppError('not_allowed', dataRefusals.unknownArea);
  if (name !== undefined) await setNames(tx, [{ personId, nameCipher: encrypt(name) }]);
  if (homeArea !== undefined) await setHomeAreas(tx, [{ personId, areaId: homeArea }]);
}

/** Read in the list of tasks. */
const OUTCOMES = {
  copied: 'Đã gửi bản sao cho người dân',
  answered: 'Đã trả lời người dân',
  refused: 'Đã từ chối, có nêu lý do',
  erased: 'Đã xóa dữ liệu',
} as const;
