import { withoutTone } from './tokens.ts';

/** Every way a Vietnamese syllable can begin and end, in marks without tones. */
const onsets = ' b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x'.split(' ');
const rimes = (
  'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu ' +
  'i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ' +
  'oi om on ong op ot oc ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt ' +
  'uơ uy uya uych uyên uyêt uynh uyp uyt uyu up ut ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu'
).split(' ');

const marked = new Set(onsets.flatMap((onset) => rimes.map((rime) => onset + rime)));
const plain = new Set(
  [...marked].map((syllable) => syllable.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd')),
);
for (const set of [marked, plain]) set.add('gi');

/** Whether a word without marks can be a syllable. @param key lower case. */
export const isPlainSyllable = (key: string) => plain.has(key);

/** Whether a word as compared (`Token.marked`) can be a syllable as it stands: "đương2" can, "đuong2" is half written. */
export const isMarkedSyllable = (word: string) => marked.has(withoutTone(word));
