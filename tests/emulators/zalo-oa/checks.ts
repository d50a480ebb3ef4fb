import { Refusal } from './refusal.ts';

/** What Zalo refuses in what an account sends (`platforms.md` §3.3, §3.4). */

type Fields = Record<string, unknown>;

const invalid = (what: string) => new Refusal(-201, `Params is invalid: ${what}`);

export function checkText(text: unknown): string {
  if (typeof text !== 'string' || text.trim() === '') throw invalid('text');
  if (text.length > 2000) throw invalid('text is longer than 2000');
  return text;
}

export function checkButtons(buttons: unknown): { label: string; payload: string }[] {
  if (!Array.isArray(buttons) || buttons.length < 1 || buttons.length > 5) throw invalid('buttons');
  return buttons.map(({ title, type, payload }: Fields) => {
    if (typeof title !== 'string' || title === '' || title.length > 100) throw invalid('title');
    if (type !== 'oa.query.hide' && type !== 'oa.query.show') throw invalid(`type ${String(type)}`);
    if (typeof payload !== 'string' || payload === '' || payload.length > 1000) throw invalid('payload');
    return { label: title, payload };
  });
}

export function oneElement(payload: Fields): Fields {
  if (!Array.isArray(payload.elements) || payload.elements.length !== 1) throw invalid('elements');
  return payload.elements[0];
}

/** @returns the title. Zalo fetches the picture. */
export function checkContact({ title, subtitle, image_url: picture }: Fields): string {
  if (typeof title !== 'string' || title === '') throw invalid('title');
  if (typeof subtitle !== 'string' || subtitle === '') throw invalid('subtitle');
  if (typeof picture !== 'string' || !picture.startsWith('https://')) throw invalid('image_url');
  return title;
}

const FILE_NAMES = /\.(pdf|doc|docx|csv)$/i;

export function checkUpload(kind: string, { name, bytes }: { name: string; bytes: Buffer }): void {
  const isImage = kind === 'image';
  if (bytes.length === 0) throw invalid('file');
  if (bytes.length > (isImage ? 1 : 5) * 1024 * 1024) throw new Refusal(-210, 'File size exceeds the limit');
  if (isImage ? !/\.(jpe?g|png)$/i.test(name) : !FILE_NAMES.test(name)) throw invalid('file type');
}

/** What Zalo knows of a template: whether it may go to a user id. */
export type Templates = Record<string, { byUserId: boolean }>;

export function checkTemplate(templates: Templates, { template_id: id, template_data: data }: Fields) {
  const found = typeof id === 'string' ? templates[id] : undefined;
  if (!found) throw new Refusal(-109, 'Template ID invalid');
  if (typeof data !== 'object' || data === null) throw new Refusal(-1121, 'Template data invalid');
  for (const value of Object.values(data))
    if (typeof value !== 'string' || value.normalize('NFC') !== value)
      throw new Refusal(-1121, 'Template data invalid');
  return { byUserId: found.byUserId, template: { id: id as string, data: data as Record<string, string> } };
}

export function checkPhone({ phone, tracking_id: trackingId }: Fields): { phone: string; trackingId: string } {
  if (typeof phone !== 'string' || !/^84\d{8,10}$/.test(phone)) throw new Refusal(-108, 'Phone number invalid');
  if (typeof trackingId !== 'string' || trackingId.length > 48) throw invalid('tracking_id');
  return { phone, trackingId };
}

/** 22:00 to 06:00 in Vietnam. */
export function isNight(now: number): boolean {
  const hour = new Date(now + 7 * 3_600_000).getUTCHours();
  return hour >= 22 || hour < 6;
}
