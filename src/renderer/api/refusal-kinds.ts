/** Refusals by what their words need: nothing, the names of papers, or their own parts as they stand. */
import type { AnyRefusal } from '../../contract/errors.ts';

/** Refusals that say all there is to say by their code. */
const plainCodes = [
  'exists-already',
  'four-eyes',
  'own-case',
  'supplement-once',
  'supplement-empty',
  'reasons-missing',
  'comment-missing',
  'consent-missing',
  'received-in-future',
  'clock-paused',
  'clock-running',
  'pause-by-notice',
  'nothing-to-take-back',
  'no-such-letter',
  'no-own-template',
  'template-unchanged',
  'nothing-missing',
  'nothing-promised',
  'calendar-unchanged',
  'no-applicant',
  'unknown-staff',
  'no-role',
  'auditor-alone',
  'identity-missing',
  'own-account',
  'reason-missing',
  'changed-meanwhile',
  'unknown-case',
  'command-id-reused',
  'no-policy',
  'pack-not-yours',
  'proposal-waits',
  'no-proposal',
  'own-proposal',
  'not-proposer',
  'version-unchanged',
  'password-known',
  'account-inactive',
  'wrong-passphrase',
  'set-up-already',
  'no-hub',
  'connected-already',
  'hub-unreachable',
  'bad-enrolment-code',
  'city-has-people',
  'city-arriving',
  'unknown-member',
  'unknown-notice',
  'batch-empty',
  'not-assessed',
  'unknown-objection',
  'objection-answered',
  'objection-nobody',
  'objection-written',
  'objection-pause',
  'changed-in-future',
  'household-same',
  'publicity-held',
  'unknown-person',
  'unknown-consent',
  'consent-withdrawn-already',
  'consent-term',
  'unknown-document',
  'unknown-request',
  'request-ended',
  'evidence-in-future',
  'evidence-replaced',
  'no-difference',
  'nothing-to-do',
  'bad-record',
  'not-waiting',
  'drawn-too-early',
  'source-missing',
  'not-earlier',
  'no-reconfirming',
  'signed-in-future',
  'no-flag',
  'excuse-unknown',
  'never-reminded',
  'ban-needs-home',
  'return-day',
  'no-ban',
  'not-a-grown-up',
  'unknown-pair',
  'pair-not-suspected',
  'unknown-conflict',
  'conflict-settled',
  'ledger-unchanged',
] as const satisfies readonly AnyRefusal['code'][];

type PlainRefusal = Extract<AnyRefusal, { code: (typeof plainCodes)[number] }>;

/** Refusals that name papers. */
const paperCodes = [
  'documents-missing',
  'not-promisable',
  'not-promised',
  'promise-open',
  'promise-broken',
] as const satisfies readonly AnyRefusal['code'][];

type PaperRefusal = Extract<AnyRefusal, { code: (typeof paperCodes)[number] }>;

export function isOfPapers(refusal: AnyRefusal): refusal is PaperRefusal {
  return (paperCodes as readonly string[]).includes(refusal.code);
}

export function isPlain(refusal: AnyRefusal): refusal is PlainRefusal {
  return (plainCodes as readonly string[]).includes(refusal.code);
}

/** Refusals whose words take what the refusal carries, as it is. */
const filledCodes = [
  'batch-too-large',
  'notice-running',
  'notice-over',
  'objection-late',
  'publicity-running',
  'guardian-needed',
  'guardian-not-needed',
  'unknown-pack',
  'unknown-version',
  'version-not-after',
  'version-too-early',
  'member-twice',
  'out-of-range',
  'account-taken',
  'password-too-short',
  'wrong-credentials',
  'bad-file',
  'bad-package',
  'wrong-city',
  'desk-code-taken',
  'banned',
  'banned-already',
  'waiting-already',
  'number-drawn-already',
  'number-taken',
  'not-due',
  'reminded-already',
  'waiting-paused',
  'grace-running',
  'too-many-rows',
  'unknown-unit',
  'unknown-estate',
  'unit-exists',
  'estate-exists',
  'room-exists',
  'home-taken',
  'rent-scheduled',
] as const satisfies readonly AnyRefusal['code'][];

type FilledRefusal = Extract<AnyRefusal, { code: (typeof filledCodes)[number] }>;

export function isFilled(refusal: AnyRefusal): refusal is FilledRefusal {
  return (filledCodes as readonly string[]).includes(refusal.code);
}
