import { POST_KINDS, postKind } from '../organisation/post-kinds.ts';
import { unitKinds } from '../organisation/unit-kind-view.ts';
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
  const units = (await unitKinds(tx)).filter(({ led }) => led);
  const order = Object.keys(POST_KINDS);
  return {
    programmes,
    forms,
    kinds: [
      ...posts
        .map(({ kind }) => ({ code: kind, labelVi: postKind(kind).vi, labelEn: postKind(kind).en }))
        .sort((one, other) => order.indexOf(one.code) - order.indexOf(other.code)),
      ...units.map(({ kind, name }) => ({
        ...{ code: `head:${kind}`, labelVi: dutyWords.head.vi(name), labelEn: dutyWords.head.en(name) },
      })),
    ],
    mayEdit: viewer.role === 'administrator',
  };
}
