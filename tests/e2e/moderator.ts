import type { IssueItem, IssueList, IssueView } from '../../src/issues/issue-schema.ts';
import type { Message, MessageList } from '../../src/messages/message-schema.ts';
import type { Unit } from '../../src/organisation/unit-schema.ts';
import type { ChangedEvent, SessionBody } from '../../src/staff/session-schema.ts';
import { openEvents, type ServerEvents } from './server-events.ts';

/** A moderator at the API, as the page uses it. */
export interface Moderator {
  /** @throws Error unless it answers 200. */
  get<Body>(path: string): Promise<Body>;
  post(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
  /** A change of an issue, with the version that stands now. @throws Error unless it is made. */
  change(code: string, what: string, body: Record<string, unknown>): Promise<IssueItem>;
  issue(code: string): Promise<IssueView>;
  issues(query?: string): Promise<IssueItem[]>;
  messages(query?: string): Promise<Message[]>;
  units(): Promise<Unit[]>;
  live(): Promise<ServerEvents<ChangedEvent>>;
}

export const ADMINISTRATOR = { email: 'dieu-phoi@phuong.example', password: 'mật khẩu của điều phối' } as const;

/** The environment that makes `ADMINISTRATOR`. */
export const WITH_ADMINISTRATOR = {
  ADMIN_EMAIL: ADMINISTRATOR.email,
  ADMIN_PASSWORD: ADMINISTRATOR.password,
};

/** @throws Error when the sign-in is refused. */
export async function signIn(url: string, { email, password }: { email: string; password: string } = ADMINISTRATOR) {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (response.status !== 200) throw new Error(`signing in answers ${response.status}: ${await response.text()}`);
  return moderatorWith(url, cookieOf(response), ((await response.json()) as SessionBody).csrfToken!);
}

/** The first cookie that a response sets, as it is sent back. */
export function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]!.split(';')[0]!;
}

export function moderatorWith(url: string, cookie: string, csrfToken: string): Moderator {
  const get = async <Body>(path: string): Promise<Body> => {
    const response = await fetch(`${url}${path}`, { headers: { cookie } });
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}: ${await response.text()}`);
    return (await response.json()) as Body;
  };
  const post: Moderator['post'] = async (path, body) => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { cookie, 'x-csrf-token': csrfToken, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  const issue = (code: string) => get<IssueView>(`/api/issues/${code}`);
  return {
    get,
    post,
    issue,
    change: async (code, what, body) => {
      const { version } = await issue(code);
      const answer = await post(`/api/issues/${code}/${what}`, { ...body, version });
      if (answer.status !== 200) throw new Error(`${what} answers ${answer.status}: ${JSON.stringify(answer.body)}`);
      return (answer.body as { item: IssueItem }).item;
    },
    issues: async (query = '') => (await get<IssueList>(`/api/issues?${query}`)).items,
    messages: async (query = '') => (await get<MessageList>(`/api/messages?${query}`)).items,
    units: async () => (await get<{ items: Unit[] }>('/api/units')).items,
    live: () => openEvents<ChangedEvent>(`${url}/api/live`, { cookie }),
  };
}
