import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { MockAgent } from 'undici';
import { type ZaloOaApi, zaloOaApi } from '../../../src/channels/zalo-oa/zalo-oa-api.ts';

let agent: MockAgent;
let api: ZaloOaApi;
beforeEach(() => {
  agent = new MockAgent();
  agent.disableNetConnect();
  const roots = { apiRoot: 'https://openapi.example/', zbsRoot: 'https://zbs.example/' };
  api = zaloOaApi(agent, roots, { access: async () => ({ token: 't', version: 1 }) });
});
afterEach(() => agent.close());

const SIGNAL = AbortSignal.timeout(60_000);
const CS = 'https://openapi.example';

function answers(body: unknown, { origin = CS, path = '/v3.0/oa/message/cs', status = 200 } = {}): void {
  agent.get(origin).intercept({ path, method: 'POST' }).reply(status, JSON.stringify(body));
}

test.each([
  ['its id', { error: 0, data: { message_id: 'm1' } }, 'm1'],
  ['a number as its id', { error: '0', data: { message_id: 17 } }, '17'],
  ['no id', { error: 0, message: 'Success', data: {} }, ''],
  ['nothing of it', { error: 0, message: 'Success' }, ''],
  ['another form of id', { error: 0, data: { message_id: null } }, ''],
])('a message that Zalo took was sent, whether the answer tells %s', async (_what, body, id) => {
  answers(body);
  expect(await api.sendConsultation('u', { text: 'chào' }, SIGNAL)).toBe(id);
});

test.each([
  ['by user id', CS, '/v3.0/oa/message/template'],
  ['by phone', 'https://zbs.example', '/message/template'],
])('so is a template %s', async (_how, origin, path) => {
  answers({ error: 0, message: 'Success' }, { origin, path });
  const template = { id: '1', data: {} };
  const sending =
    origin === CS
      ? api.sendTemplate('u', template, SIGNAL)
      : api.sendPhoneTemplate({ ...template, phone: '84912345678', trackingId: 'x' }, SIGNAL);
  expect(await sending).toBe('');
});

test.each([[{ error: null }], [{ error: '' }], [{ error: 'Bad Gateway' }], [{ error: false }], [{}], [[]]])(
  '%j of a gateway is no word of Zalo',
  async (body) => {
    answers(body, { status: 502 });
    await expect(api.sendConsultation('u', { text: 'chào' }, SIGNAL)).rejects.toMatchObject({
      ...{ reason: 'connection_failed', code: '502', mayHaveArrived: false },
    });
  },
);
