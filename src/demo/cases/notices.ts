/**
 * The city's notices of publicity (PRH-07): every few weeks those that were approved meanwhile are published, and
 * registered when nobody objected. The last but one has run out and waits to be closed, with an objection to be looked
 * into; the last one still runs; a few wait for the next.
 */
import { executePublicity } from '../../app/publicity/execute-publicity.ts';
import { loadNotice } from '../../app/publicity/notice-stream.ts';
import { waitingGroups } from '../../app/publicity/waiting-groups.ts';
import type { OpenDesk } from '../../app/open-desk.ts';
import type { SignedIn } from '../../app/session/signed-in.ts';
import type { PublicityCommand } from '../../domain/publicity/commands.ts';
import { MOST_ITEMS } from '../../domain/publicity/prepare.ts';
import { chinaDateOf, instant } from '../../kernel/instant.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { CityPeople } from '../city/found-city.ts';
import { demoCityOffice } from '../city/offices.ts';
import { randomFor } from '../random-for.ts';
import type { Plot } from './story.ts';
import * as words from './words.ts';

/** Something that happens in the city between the steps of its cases. */
export interface Interlude {
  readonly at: number;
  readonly run: () => void;
}

interface NoticeStage {
  readonly desk: OpenDesk;
  readonly people: CityPeople;
  readonly clock: { now: number };
}

/** Working days between two notices, and how many before the end of the story the last ones are. */
const EVERY = 12;
const FIRST = 24;
const LAST_CLOSED = 34;
const RUN_OUT = 10;
const RUNNING = 3;

export function noticeInterludes(stage: NoticeStage, { seed, days }: Plot): readonly Interlude[] {
  const last = days.days.length - 1;
  const random = randomFor(seed, 0, 77);
  const notices = new Notices(stage);
  const on = (index: number, run: () => void): Interlude => {
    const at = days.momentOn(index, random, 0);
    return {
      at,
      run: () => {
        stage.clock.now = at;
        run();
      },
    };
  };
  const regular: Interlude[] = [];
  for (let index = FIRST; index + EVERY <= last - LAST_CLOSED; index += EVERY) {
    regular.push(on(index, () => notices.publish('all')));
    regular.push(on(index + 2, () => notices.object()));
    regular.push(on(index + EVERY - 2, () => notices.settle()));
  }
  return [
    ...regular,
    on(last - LAST_CLOSED, () => notices.publish('all')),
    on(last - LAST_CLOSED + EVERY - 2, () => notices.settle()),
    on(last - RUN_OUT, () => notices.publish('most')),
    on(last - RUN_OUT + 2, () => notices.object()),
    on(last - RUNNING, () => notices.publish('most')),
  ].sort((a, b) => a.at - b.at);
}

class Notices {
  readonly #stage: NoticeStage;
  #batchId = '';
  #objectionId = '';

  constructor(stage: NoticeStage) {
    this.#stage = stage;
  }

  /** `most`: a few of those that wait come too late for it. */
  publish(whom: 'all' | 'most'): void {
    const { desk } = this.#stage;
    const clerk = this.#person('clerk');
    const waiting = waitingGroups(desk, clerk).flatMap(({ cases }) => cases.map(({ caseId }) => caseId));
    const late = whom === 'most' && waiting.length > 1 ? Math.max(1, Math.floor(waiting.length / 5)) : 0;
    const caseIds = waiting.slice(0, Math.min(MOST_ITEMS, waiting.length - late));
    this.#batchId = '';
    this.#objectionId = '';
    if (caseIds.length === 0) return;
    this.#batchId = desk.newId();
    this.#do({ type: 'prepare', caseIds });
    this.#do({ type: 'assess', findings: words.assessmentFindings, measures: words.assessmentMeasures });
    this.#do({ type: 'publish', secondBy: this.#person('supervisor').actor.staffId });
  }

  /** Somebody objects to the first household of the notice. */
  object(): void {
    const notice = this.#batchId === '' ? undefined : loadNotice(this.#stage.desk.file, this.#batchId)?.state;
    const [concerned] = notice?.caseIds ?? [];
    if (concerned === undefined) return;
    const { desk, clock } = this.#stage;
    this.#objectionId = desk.newId();
    this.#do({
      type: 'raise-objection',
      objectionId: this.#objectionId,
      objector: null,
      channel: 'letter',
      text: words.objectionText,
      caseIds: [concerned],
      receivedOn: chinaDateOf(instant(clock.now)),
    });
  }

  /** The objection turns out groundless; then the notice is over, and everybody in it registered. */
  settle(): void {
    if (this.#batchId === '') return;
    if (this.#objectionId !== '') {
      const objectionId = this.#objectionId;
      this.#do({ type: 'answer-objection', objectionId, upheld: [], result: words.objectionResult });
      this.#objectionId = '';
    }
    this.#do({ type: 'close', secondBy: this.#person('supervisor').actor.staffId });
  }

  #do(command: PublicityCommand): void {
    const { desk } = this.#stage;
    const version = loadNotice(desk.file, this.#batchId)?.version ?? 0;
    const request = { commandId: desk.newId() as CommandId, batchId: this.#batchId, version, command };
    const result = executePublicity(desk, request, this.#person('clerk').actor);
    invariant(result.ok, `the desk refused a notice: ${JSON.stringify(result)}`);
  }

  #person(role: 'clerk' | 'supervisor'): SignedIn {
    const [person] = this.#stage.people.at(demoCityOffice.id, role);
    invariant(person, `the city has a ${role}`);
    return person;
  }
}
