import { POST_KINDS, postKind } from '../organisation/post-kinds.ts';
import type { Sql } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import type { DutyChoices } from './catalogue-schema.ts';
import { dutyWords } from './words.ts';

/** Programmes, kinds of posts and forms that there are: what lists are filtered by, and a duty is made of. */
export async function dutyChoices(tx: Pick<Sql, '$queryRaw'>, viewer: Viewer): Promise<DutyChoices> {
  const programmes = await tx.$queryRaw<DutyChoices['programmes']>`
    SELECT code, label_vi AS "labelVi", label_en AS "labelEn" FROM programmes ORDER BY code`;
  const forms = await tx.$queryRaw<DutyChoices['forms']>`
    SELECT code, content->'title'->>'vi' AS "labelVi", content->'title'->>'en' AS "labelEn" FROM forms
    WHERE retired_at IS NULL ORDER BY code`;
  const posts = await tx.$queryRaw<{ kind: string }[]>`
    SELECT DISTINCT kind FROM posts WHERE valid_to IS NULL AND kind <> 'khac' ORDER BY kind`;
  const units = await tx.$queryRaw<{ kind: string; name: string; areaName: string }[]>`
    SELECT DISTINCT ON (u.kind) u.kind, u.name, a.name AS "areaName" FROM units u JOIN areas a ON a.id = u.area_id
    WHERE u.valid_to IS NULL AND EXISTS (SELECT FROM posts p WHERE p.unit_id = u.id AND p.head) ORDER BY u.kind, u.id`;
  const order = Object.keys(POST_KINDS);
  return {
    programmes,
    forms,
    kinds: [
      ...posts
        .map(({ kind }) => ({ code: kind, labelVi: postKind(kind).vi, labelEn: postKind(kind).en }))
        .sort((one, other) => order.indexOf(one.code) - order.indexOf(other.code)),
      ...units.map(({ kind, name, areaName }) => {
        const plain = name.replace(new RegExp(`\\s*(phường|xã)?\\s*${literally(areaName)}$`), '');
        return { code: `head:${kind}`, labelVi: dutyWords.head.vi(plain), labelEn: dutyWords.head.en(plain) };
      }),
    ],
    mayEdit: viewer.role === 'administrator',
  };
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
