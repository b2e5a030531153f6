/** What a person types to make a file for a stick, checked before anything is sent. */
import type { TFunction } from 'i18next';
import { type Instant, chinaDateOf, chinaTimeOf } from '../../../../kernel/instant.ts';

/** As the contract wants it. */
export const PASSPHRASE_LENGTH = 8;

const EXTENSION = /\.[a-z0-9]{1,12}$/i;

export interface Passphrases {
  readonly passphrase: string;
  readonly again: string;
}

/** The problems of a passphrase that is typed twice, by field. */
export function passphraseProblems({ passphrase, again }: Passphrases, t: TFunction): Record<string, string> {
  if (passphrase.length < PASSPHRASE_LENGTH) {
    return { passphrase: t('outbox.carry.tooShort', { n: PASSPHRASE_LENGTH }) };
  }
  return again === passphrase ? {} : { again: t('outbox.carry.differs') };
}

interface NameParts {
  /** In words, with the office: `待发_胜利路街道`. */
  readonly words: string;
  readonly at: Instant;
  /** The name that the desk gave the file; its ending tells what it is. */
  readonly given: string;
}

/** A file's name that says whose it is and of when, in characters that every stick takes. */
export function carriedFileName({ words, at, given }: NameParts): string {
  const time = chinaTimeOf(at).replace(':', '');
  const ending = EXTENSION.exec(given)?.[0] ?? '.anju';
  return `${words}_${chinaDateOf(at)}-${time}`.replaceAll(/[\s\\/:*?"<>|]+/g, '-') + ending;
}
