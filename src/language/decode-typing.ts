import { isMarkedSyllable, isPlainSyllable } from './syllable.ts';
import type { Word } from './tokens.ts';

// Keyboards write marks with letters (Telex: "dduwowngf") or digits (VNI: "d9uo72ng"). Where the keyboard was switched off, or
// the word was left unfinished, those letters stay in the text.

const tones: Record<string, string> = { f: '2', s: '1', r: '3', x: '4', j: '5' };
const vniTones: Record<string, string> = { '1': '1', '2': '2', '3': '3', '4': '4', '5': '5' };
const vowel = /[aeiouyăâêôơư]/;
const roofed: Record<string, string> = { a: 'â', e: 'ê', o: 'ô' };

/** The syllable that a word in unfinished Telex stands for, or null. @param raw lower case, letters a–z only. */
export function decodeTelex(raw: string): Word | null {
  if (raw.length > 11 || !/[sfrxjwdaeo]/.test(raw)) return null;
  const out: string[] = [];
  let tone = '';
  for (const char of raw) {
    const seenVowel = out.some((letter) => vowel.test(letter));
    if (seenVowel && tones[char]) tone = tones[char];
    else if (char === 'z' && seenVowel) tone = '';
    else if (char === 'w') horn(out);
    else if (char === 'd' && out[0] === 'd') out[0] = 'đ';
    else if (seenVowel && roofed[char] && takesRoof(out, char)) roof(out, char);
    else out.push(char);
  }
  return syllableOf(out.join(''), tone);
}

/** The syllable that a word in unfinished VNI stands for, or null. @param raw lower case letters and digits. */
export function decodeVni(raw: string): Word | null {
  if (raw.length > 11) return null;
  const out: string[] = [];
  let tone = '';
  for (const char of raw) {
    const seenVowel = out.some((letter) => vowel.test(letter));
    if (char === '9' && out[0] === 'd') out[0] = 'đ';
    else if (seenVowel && vniTones[char]) {
      if (tone) return null;
      tone = vniTones[char];
    } else if (char === '6') {
      const at = out.findLastIndex((letter) => roofed[letter]);
      if (at < 0) return null;
      out[at] = roofed[out[at]!]!;
    } else if (char === '7' || char === '8') {
      if (!out.some((letter) => (char === '8' ? letter === 'a' : letter === 'o' || letter === 'u' || letter === 'ư')))
        return null;
      horn(out);
    } else if (/\d/.test(char)) return null;
    else out.push(char);
  }
  return syllableOf(out.join(''), tone);
}

/** w, 7 and 8: a becomes ă, u and o become ư and ơ, "uo" both; alone it is ư. */
function horn(out: string[]): void {
  for (let at = out.length - 1; at >= 0; at--) {
    const letter = out[at];
    if (letter === 'o') {
      out[at] = 'ơ';
      if (out[at - 1] === 'u' && out[0] !== 'q') out[at - 1] = 'ư';
      return;
    }
    if (letter === 'ơ' || letter === 'ư' || letter === 'ă') return;
    if (letter === 'u' || letter === 'a') {
      out[at] = letter === 'u' ? 'ư' : 'ă';
      return;
    }
  }
  out.push('ư');
}

/** "tooi", and "khongo" with the second letter after the end of the syllable. */
function takesRoof(out: readonly string[], char: string): boolean {
  const at = out.lastIndexOf(char);
  return at >= 0 && out.slice(at + 1).every((letter) => !vowel.test(letter));
}

function roof(out: string[], char: string): void {
  out[out.lastIndexOf(char)] = roofed[char]!;
}

/** With the last marks missing it counts as written without any. */
function syllableOf(letters: string, tone: string): Word | null {
  const key = letters.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
  if (isMarkedSyllable(letters)) return { key, marked: letters + tone };
  return isPlainSyllable(key) ? { key, marked: key } : null;
}
