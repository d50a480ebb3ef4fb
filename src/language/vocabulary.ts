/**
 * Words that any phrase, name or evidence knows have a number each, from 1: whatever reads a text then compares numbers instead of
 * letters. Only what the office or the lexicon wrote is numbered, never what people send: so the list stays as short as those.
 */
class Numbered {
  private readonly numbers = new Map<string, number>();

  /** The number of a word, which it gets now if it has none. */
  give(word: string): number {
    let number = this.numbers.get(word);
    if (number === undefined) {
      number = this.numbers.size + 1;
      this.numbers.set(word, number);
    }
    return number;
  }

  /** 0: nobody knows it. */
  of(word: string): number {
    return this.numbers.get(word) ?? 0;
  }

  get size(): number {
    return this.numbers.size;
  }
}

/** Words without marks, as `Token.key`. */
export const keyNumbers = new Numbered();

/** Words with their marks, as `Token.marked`. */
export const markedNumbers = new Numbered();

/** Grows with each word that gets a number: what was looked up before is then out of date. */
export const vocabularySize = () => keyNumbers.size + markedNumbers.size;
