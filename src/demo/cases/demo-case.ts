import type { ApplicationContent } from '../../domain/application/content.ts';
import type { DocumentType } from '../../domain/application/document.ts';
import type { Channel } from '../../domain/application/programme.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type DemoStreet, demoStreets, visitedStreet } from '../city/offices.ts';
import type { IdentitySlots } from '../people/identity-slots.ts';
import { randomFor } from '../random-for.ts';
import { drawContent, pickChannel, pickProgramme } from './content.ts';
import { type Echo, echoed } from './echoes.ts';
import type { Outcome, StepKind } from './outcome.ts';
import { promisedType } from './promises.ts';
import { qualified } from './qualified.ts';

/** One application as it is invented, before any of it is told to the desk. The same for the same seed and index. */
export interface DemoCase {
  readonly index: number;
  readonly street: DemoStreet;
  readonly channel: Channel;
  readonly content: ApplicationContent;
  /** What the policy asks for and was handed in at first; the rest comes with the supplement. */
  readonly handedIn: readonly DocumentType[];
  readonly supplemented: readonly DocumentType[];
}

export interface CaseWish {
  readonly seed: number;
  readonly index: number;
  readonly path: readonly StepKind[];
  readonly status: Outcome;
  readonly on: PlainDate;
  readonly slots: IdentitySlots;
  readonly policy: PolicyVersion;
  /** The case that this one looks like. */
  readonly echo?: { readonly kind: Echo['kind']; readonly other: ApplicationContent } | undefined;
}

export function drawCase({ seed, index, path, status, on, slots, policy, echo }: CaseWish): DemoCase {
  const random = randomFor(seed, index, 1);
  const street = streetFor(seed, index);
  const drawn = drawContent({ random, caseIndex: index, street, programme: pickProgramme(random), on, slots });
  // What only this wants is drawn apart, so that the rest of the city stays as it is.
  const own = isToQualify(path) ? qualified(drawn, policy, randomFor(seed, index, 4)) : drawn;
  const content = echo === undefined ? own : echoed({ ...echo, own, index, on, slots });
  const wanted = [...policy.materials[content.programme].value, ...extraDocuments(content)];
  // A file that nobody has looked at yet may lack something too: that is what the clerk is to find.
  const lacks = path.includes('request-supplement') || (status === 'submitted' && random.chance(0.35));
  const candidates = wanted.filter((type) => type !== 'application-form');
  const first = random.integer(0, candidates.length - 1);
  const count = random.chance(0.3) ? 2 : 1;
  const drawnMissing = lacks ? [...candidates, ...candidates].slice(first, first + count) : [];
  const missing = path.includes('accept-on-promise') ? promisedType(wanted, policy) : drawnMissing;
  return {
    index,
    street,
    channel: pickChannel(random, content),
    content,
    handedIn: wanted.filter((type) => !missing.includes(type)),
    supplemented: missing,
  };
}

/** Cases that the city approves, or has before it to approve. */
function isToQualify(path: readonly StepKind[]): boolean {
  return path.includes('approve') || path.includes('overturn-rejection') || path.at(-1) === 'pass-district';
}

const VISITED_SHARE = 0.14;

/** Towns have fewer applicants than the streets of the city. */
export function streetFor(seed: number, index: number): DemoStreet {
  const random = randomFor(seed, index, 2);
  if (random.chance(VISITED_SHARE)) return visitedStreet;
  const street = random.pick(demoStreets);
  const isTown = Number(street.id.slice(6)) >= 100;
  return isTown && random.chance(0.5) ? random.pick(demoStreets) : street;
}

function extraDocuments(content: ApplicationContent): readonly DocumentType[] {
  const extra: DocumentType[] = [];
  if (content.members.some((member) => member.maritalStatus === '21')) extra.push('marriage-certificate');
  if (content.greenChannel?.reason === 'severe-disability') extra.push('disability-certificate');
  if (content.programme === 'low-income') extra.push('welfare-certificate');
  if (content.homes.some((home) => home.nature === 'private-rented')) extra.push('housing-proof');
  if (content.assets.length > 1) extra.push('asset-declaration');
  return extra;
}
