import { rmSync } from 'node:fs';
import { createInstance } from 'i18next';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentKind } from '../../../src/app/application/document-kind.ts';
import { loadApplication } from '../../../src/app/application/application-stream.ts';
import { identityNumberSchema, applicationContentSchema } from '../../../src/contract/schemas/application.ts';
import { changeBus } from '../../../src/app/change-bus.ts';
import { clockView } from '../../../src/app/application/case-view.ts';
import { type OpenDesk, openDesk } from '../../../src/app/open-desk.ts';
import { loadReferenceData } from '../../../src/app/reference/reference-data.ts';
import { signIn } from '../../../src/app/session/sign-in.ts';
import { pageOf, sheetOf, websiteFolderOf } from '../../../src/app/publicity/notice-papers.ts';
import { loadNotice } from '../../../src/app/publicity/notice-stream.ts';
import { paperOf } from '../../../src/app/publicity/paper-of.ts';
import { registerPaper } from '../../../src/app/publicity/register-paper.ts';
import { signedInAs } from '../../../src/app/session/session.ts';
import type { SignedIn } from '../../../src/app/session/signed-in.ts';
import { allStaff } from '../../../src/app/staff/staff-stream.ts';
import type { Assessment } from '../../../src/domain/application/facts.ts';
import type { RecordedEvent } from '../../../src/domain/application/evolve.ts';
import { type ApplicationState, statuses } from '../../../src/domain/application/state.ts';
import { brokenPromises, openPromises } from '../../../src/domain/application/promised.ts';
import { evaluate } from '../../../src/domain/eligibility/evaluate.ts';
import { workingDaysBetween } from '../../../src/domain/calendar/deadline.ts';
import { caseTime } from '../../../src/domain/duration/case-steps.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import type { PairReason } from '../../../src/domain/duplicate/evidence.ts';
import type { CaseId, OfficeId } from '../../../src/kernel/ids.ts';
import { chinaDateOf, chinaTimeOf, instant } from '../../../src/kernel/instant.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { auditLog } from '../../../src/store/audit.ts';
import type { CaseFile } from '../../../src/store/case-file.ts';
import type { Database } from '../../../src/store/connection.ts';
import { streamsWithPrefix } from '../../../src/store/event-log.ts';
import { type TimedStep, percentile, stepDays } from '../../../src/store/queries/time-figures.ts';
import { openPairCount, openPairs } from '../../../src/store/queries/duplicate-lists.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { en } from '../../../src/renderer/messages/en.ts';
import { zh } from '../../../src/renderer/messages/zh.ts';
import { toldCity } from '../../support/sync/told-city.ts';
import { zipContents } from '../../support/publicity/zip-contents.ts';
import { demoCityOffice } from '../../../src/demo/city/offices.ts';
import { CITY_NOW, RESOURCES, type TestCity, openCity, testCity } from '../../support/desk/demo-city.ts';

let city: TestCity;
let file: CaseFile;
let desk: OpenDesk;
let cases: readonly ApplicationState[];

beforeAll(async () => {
  city = await testCity(7, { wholeCases: 2, ownCards: 6 });
  file = await openCity(city);
  const opened = openDesk({ file, reference: loadReferenceData(RESOURCES), changes: changeBus() });
  invariant(opened, 'the city has a profile');
  desk = opened;
  cases = streamsWithPrefix(file.db, 'application:', 1_000).map(({ stream }) => {
    const loaded = loadApplication(file, stream.slice('application:'.length) as CaseId);
    invariant(loaded, 'a listed case can be loaded');
    return loaded.state;
  });
}, 240_000);

afterAll(() => {
  file.close();
  rmSync(city.folder, { recursive: true, force: true });
});

function eventsOf(caseId: string): readonly (RecordedEvent & { readonly wallTime: number })[] {
  return file.load(`application:${caseId}`).events as unknown as readonly (RecordedEvent & { wallTime: number })[];
}

/** Steps that the chain of 西宁 does not have, and what only old cases stand in. */
const elsewhere: readonly string[] = ['community-check', 'civil-affairs-review', 'final-list', 'approved'];

describe('a demo city', () => {
  it('has a case in every status, and as many approved as the report says', () => {
    expect(cases).toHaveLength(100);
    expect(new Set(cases.map((one) => one.status))).toEqual(
      new Set(statuses.filter((one) => !elsewhere.includes(one))),
    );
    const yes = ['application.approved.v1', 'application.rejection-overturned.v1'];
    const approved = cases.filter(({ caseId }) => eventsOf(caseId).some(({ type }) => yes.includes(type)));
    expect(approved).toHaveLength(Math.round((100 * 666) / 2_683));
  });

  it('shows what a visitor looks for: supplements, returns, reasons, priorities, late and punctual clocks', () => {
    expect(cases.some((one) => one.supplementItems.length > 0 && one.status === 'awaiting-supplement')).toBe(true);
    expect(cases.some((one) => one.rejectionReasons.length > 0)).toBe(true);
    expect(cases.some((one) => one.content.greenChannel !== null)).toBe(true);
    const types = cases.flatMap((one) => eventsOf(one.caseId).map((event) => event.type));
    expect(types).toContain('application.returned.v1');
    const overdue = cases.flatMap(({ clock }) => (clock === null ? [] : clockView(desk, clock).overdue));
    expect(new Set(overdue)).toEqual(new Set([true, false]));
    expect(cases.filter((one) => one.channel === 'app').length).toBeGreaterThan(cases.length / 2);
  });

  it('holds only what the contract lets in', () => {
    for (const { content } of cases) {
      expect(applicationContentSchema.safeParse(content).error).toBeUndefined();
      expect(content.members.every((member) => identityNumberSchema.parse(member.identityNumber) !== '')).toBe(true);
    }
    const numbers = cases.flatMap(({ content }) => content.members.map((member) => member.identityNumber));
    const twice = new Set(numbers.filter((number, place) => numbers.indexOf(number) !== place));
    // Whoever stands in two cases is in a pair that waits for a decision, or whose other case has ended.
    const paired = file.db.prepare<[], { reasons: string }>('SELECT reasons FROM duplicate_pair').all();
    const named = paired.flatMap(({ reasons }) => (JSON.parse(reasons) as readonly PairReason[]).filter(isNumber));
    expect(named.length).toBe(twice.size);
    expect(twice.size).toBeGreaterThan(2);
  });

  it('has possible duplicates of every kind, most of them where visitors sign in', () => {
    const { rows } = openPairs(file.db, { scope: '6301' as OfficeId, after: null, limit: 50 });
    const kinds = new Set(rows.flatMap(({ reasons }) => reasons.map(({ kind }) => kind)));
    expect([...kinds]).toEqual(expect.arrayContaining(['identity', 'phone', 'address']));
    expect([...kinds].some((kind) => kind === 'sound-birth' || kind === 'name-birth')).toBe(true);
    expect(openPairCount(file.db, '6301' as OfficeId)).toBe(rows.length);
    expect(openPairCount(file.db, '630104' as OfficeId)).toBeGreaterThan(0);
  });

  it('says of every office how long its steps took, as a count of each case by hand does', () => {
    const span = { from: plainDate('2026-05-01'), to: plainDate('2026-10-20') };
    for (const office of ['6301', '630104', '630104003'] as OfficeId[]) {
      const byHand = new Map<string | null, number[]>();
      const add = (step: string | null, days: number): void => {
        byHand.set(step, [...(byHand.get(step) ?? []), days]);
      };
      for (const { caseId, street } of cases.filter((one) => one.street.startsWith(office))) {
        const time = caseTime(eventsOf(caseId));
        invariant(time, `the case of ${street} has a history`);
        for (const { step, startedOn, endedOn } of time.steps) {
          if (endedOn !== null && endedOn >= span.from && endedOn <= span.to) {
            add(step, workingDaysBetween(desk.calendar, startedOn, endedOn).days);
          }
        }
        const { receivedOn, decidedOn } = time;
        if (decidedOn !== null && decidedOn >= span.from) {
          add(null, workingDaysBetween(desk.calendar, receivedOn, decidedOn).days);
        }
      }
      const counted = stepDays(file.db, office, span);
      expect(new Set(counted.keys())).toEqual(new Set(byHand.keys()));
      for (const [step, days] of byHand) {
        const sorted = days.sort((a, b) => a - b);
        for (const share of [0.5, 0.9]) {
          const expected = sorted[Math.max(1, Math.ceil(sorted.length * share)) - 1];
          expect([step, percentile(counted.get(step as TimedStep) ?? [], share)]).toEqual([step, expected]);
        }
      }
    }
  });

  it('keeps four eyes on every step, and nobody acts on a relative', () => {
    const officeOf = new Map(allStaff(desk).map((member) => [member.staffId, member]));
    const kin = allStaff(desk).filter((member) => member.relatives.length > 0);
    // One who may not act on a case of their street, one whose brother or sister stands in a roster.
    expect(kin).toHaveLength(2);
    for (const { caseId, content } of cases) {
      let before: string | undefined;
      const standing = new Map<string, string>();
      for (const { type, actor, payload } of eventsOf(caseId)) {
        const own = officeOf.get(actor)?.relatives.map((relative) => relative.identityNumber) ?? [];
        expect(
          content.members.some((member) => own.includes(member.identityNumber)) && type !== 'application.submitted.v1',
        ).toBe(false);
        if (/review-passed|returned|approved|application\.rejected/.test(type)) {
          expect(actor).not.toBe(before);
          expect([...standing.values()]).not.toContain(actor);
        }
        if (/accepted|review-passed|returned/.test(type)) before = actor;
        if ('to' in payload && payload.to !== null) standing.delete(payload.to);
        if ('step' in payload && 'recommendation' in payload) standing.set(payload.step, actor);
        if (type === 'application.accepted.v1') standing.set('acceptance', actor);
      }
    }
  });

  it('has promises that were kept, that have time and that were broken, and papers that were judged', () => {
    const today = chinaDateOf(instant(CITY_NOW));
    const promised = cases.filter(({ promise }) => promise !== null);
    const broken = promised.filter((one) => brokenPromises(one, today).length > 0);
    const kept = promised.filter((one) => openPromises(one).length === 0);
    expect(broken.length).toBeGreaterThan(0);
    expect(kept.length).toBeGreaterThan(0);
    expect(promised.length).toBeGreaterThan(broken.length + kept.length);
    const verdicts = cases.flatMap(({ documents }) => documents.flatMap(({ verdict }) => verdict ?? []));
    expect(new Set(verdicts.map(({ kind }) => kind))).toEqual(new Set(['accepted', 'refused']));
  });

  it('was worked on in office hours, in order, and never after now', () => {
    for (const { caseId } of cases) {
      const times = eventsOf(caseId).map((event) => event.wallTime);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      for (const time of times) {
        expect(time).toBeLessThanOrEqual(CITY_NOW);
        const at = chinaTimeOf(instant(time));
        expect(at >= '09:00' && at <= '17:30', `${chinaDateOf(instant(time))} ${at}`).toBe(true);
      }
    }
  });

  it('approves only who is entitled, and every decision is reckoned again from its event alone', () => {
    const { policies } = desk;
    let decisions = 0;
    for (const { caseId } of cases) {
      for (const { type, payload } of eventsOf(caseId)) {
        const values = ('basis' in payload ? payload.basis.values : {}) as Partial<Assessment>;
        if (values.evaluation === undefined) {
          expect(type).not.toMatch(/review-passed|approved|rejected|rejection-/);
          continue;
        }
        const { household, evaluation } = values;
        const policy = policies.find(({ id }) => id === evaluation.policy);
        invariant(policy !== undefined && household !== undefined, 'a decision names its policy and its facts');
        const overrules = evaluation.conditions.flatMap(({ overruled }) => overruled ?? []);
        expect(evaluate(household, { policy, on: evaluation.on }, overrules)).toEqual(evaluation);
        if (type === 'application.approved.v1' || type === 'application.rejection-overturned.v1') {
          expect(evaluation.outcome).toBe('eligible');
        }
        decisions += 1;
      }
    }
    expect(decisions).toBeGreaterThan(100);
  });

  it('has a whole log, sealed to its last event', () => {
    const { findings, events, devices } = auditLog(file.db);
    expect(findings).toEqual([]);
    expect(devices[0]?.sealedThrough).toBe(events);
  });

  it('has the rows that a rebuild of its log gives', () => {
    file.db.exec(`CREATE VIRTUAL TABLE temp.search_terms USING fts5vocab(main, case_search, instance)`);
    const written = rowsOf(file.db);
    const checked = streamsWithPrefix(file.db, 'check:', 1_000).length;
    expect(checked).toBeGreaterThan(30);
    const notices = streamsWithPrefix(file.db, 'publicity:', 1_000).length;
    expect(notices).toBeGreaterThan(3);
    const waiting = streamsWithPrefix(file.db, 'waiting:', 1_000).length;
    expect(waiting).toBeGreaterThan(10);
    const tickets = streamsWithPrefix(file.db, 'ticket:', 1_000).length;
    expect(tickets).toBe(21);
    const homes = [
      'estate:',
      'unit:',
      'unit-import:',
      'lease:',
      'rent:',
      'arrears:',
      'review:',
      'renewal:',
      'leaving:',
      'plan:',
      'intent:',
      'draw:',
      'library:',
      'selection:',
      'payment:',
      'payment-file:',
    ].flatMap((kind) => streamsWithPrefix(file.db, kind, 1_000)).length;
    const streams = 100 + checked + notices + waiting + tickets + homes;
    expect(rebuild(file.db, file.projections)).toMatchObject({ streams, unknownEvents: 0 });
    expect(rowsOf(file.db)).toEqual(written);
  });

  it('publishes nothing that tells who somebody is: no number, phone, address, illness, income, nor a child', async () => {
    const streams = streamsWithPrefix(file.db, 'publicity:', 1_000);
    const papers = streams.flatMap(({ stream }) => {
      const state = loadNotice(file, stream.slice('publicity:'.length))?.state;
      return state === undefined || state.noticeNo === null ? [] : [paperOf(desk, state)];
    });
    const ever = { from: plainDate('2000-01-01'), until: plainDate('2099-12-31') };
    const register = await registerPaper(desk, { ...ever, scope: cityClerk().actor.office });
    invariant(register.ok, 'a small city has a short register');
    papers.push(register.value.paper);
    expect(papers.length).toBeGreaterThan(4);
    const texts = papers.flatMap((paper) => [
      pageOf(paper),
      ...textsOf(sheetOf(paper)),
      ...textsOf(websiteFolderOf(paper)),
    ]);
    const published = texts.join('\n');
    let shown = 0;
    for (const { content, caseNo } of cases) {
      shown += published.includes(caseNo) ? 1 : 0;
      for (const secret of secretsOf(content)) expect(published, caseNo).not.toContain(secret);
    }
    expect(shown).toBeGreaterThan(10);
    // Eleven digits and more, or what is left of an identity number, would be one of those.
    expect(published.replace(/20\d{2}-01-\d{6}/g, '')).not.toMatch(/\d{11}|\d{17}[\dX]/);
    expect(published).not.toMatch(/<script/i);
  });

  it('has documents that open and are what they say', () => {
    const pages = cases.flatMap((one) => one.documents.flatMap((document) => document.files));
    const kinds = new Set<string>();
    for (const { hash, mediaType, bytes } of new Map(pages.map((page) => [page.hash, page])).values()) {
      const read = file.blobs.get(hash);
      expect(documentKind(read)).toBe(mediaType);
      expect(read.length).toBe(bytes);
      kinds.add(mediaType);
    }
    expect(kinds).toEqual(new Set(['image/jpeg', 'image/png', 'application/pdf']));
  });

  it('lets its people in with the passwords of its list, and with no other', async () => {
    const { accounts } = city.made;
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(accounts.length);
    for (const one of [accounts[0], accounts[1], accounts.at(-1)]) {
      invariant(one, 'the city has staff');
      expect(await signIn(desk, one.account, one.password)).toMatchObject({ ok: true });
      expect(await signIn(desk, one.account, `${one.password}x`)).toMatchObject({ ok: false });
    }
  });
});

const isNumber = ({ kind }: PairReason): boolean => kind === 'identity';
/** Everything of a household that a notice must not tell. */
function secretsOf(content: ApplicationState['content']): readonly string[] {
  const { members, phone, address, registrationAddress, homes, greenChannel, employment, assets } = content;
  const incomes = members.flatMap(({ monthlyIncome }) => (monthlyIncome < 100_000 ? [] : [yuan(monthlyIncome)]));
  const assetValues = assets.flatMap(({ value }) => (value < 100_000 ? [] : [yuan(value)]));
  return [
    ...members.flatMap((member) => [member.identityNumber, member.phone, member.name]),
    phone,
    address,
    registrationAddress,
    ...homes.map((home) => home.address),
    greenChannel?.note ?? '',
    employment?.creditCode ?? '',
    ...incomes,
    ...assetValues,
  ].filter((text) => text.length > 1);
}

function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}

/** The files of a ZIP as text, and of the sheet in it too. */
function textsOf(bytes: Uint8Array): readonly string[] {
  return [...zipContents(bytes)].flatMap(([name, content]) =>
    name.endsWith('.xlsx') ? textsOf(content) : [content.toString('utf8')],
  );
}

function cityClerk(): SignedIn {
  const found = allStaff(desk).find(({ office, roles }) => office === demoCityOffice.id && roles.includes('clerk'));
  invariant(found, 'the city has a clerk');
  const person = signedInAs(desk, { staffId: found.staffId, locked: false, lastActiveAt: CITY_NOW });
  invariant(person, 'and they are active');
  return person;
}

function rowsOf(db: Database): unknown {
  return {
    cases: db.prepare('SELECT * FROM case_row ORDER BY case_key').all(),
    counts: db.prepare('SELECT * FROM queue_count ORDER BY scope, queue').all(),
    pairs: db.prepare('SELECT * FROM duplicate_pair ORDER BY low_key, high_key').all(),
    pairCounts: db.prepare('SELECT * FROM duplicate_count ORDER BY scope').all(),
    keys: db.prepare('SELECT * FROM duplicate_key ORDER BY kind, key_hash, case_key').all(),
    compared: db.prepare('SELECT * FROM duplicate_case ORDER BY case_key').all(),
    steps: db.prepare('SELECT * FROM case_step ORDER BY case_key, place').all(),
    notices: db.prepare('SELECT * FROM notice_row ORDER BY notice_key').all(),
    objections: db.prepare('SELECT * FROM objection_row ORDER BY notice_key, place').all(),
    reasons: db.prepare('SELECT * FROM selection_reason ORDER BY selection_key, version, reason').all(),
    checks: db.prepare('SELECT * FROM case_check ORDER BY check_key').all(),
    markCounts: db.prepare('SELECT * FROM mark_count ORDER BY scope, mark').all(),
    terms: db.prepare('SELECT doc, term FROM temp.search_terms ORDER BY doc, term').all(),
  };
}

describe('a conflict in a demo city', () => {
  const told = ['lease', 'rent', 'ticket', 'unit', 'estate', 'review', 'renewal', 'leaving', 'arrears', 'library'];

  it.each(['zh', 'en'] as const)('is told field by field in %s, nothing by its stored name', async (lng) => {
    const resources = { zh: { words: zh }, en: { words: en } };
    const interpolation = { escapeValue: false };
    const t = await createInstance().init({ lng, ns: ['words'], defaultNS: 'words', resources, interpolation });
    const { kinds, events, unsaid } = toldCity(desk, told, t);
    expect([...unsaid]).toEqual([]);
    expect([...kinds].sort()).toEqual([...told].sort());
    expect(events.size).toBeGreaterThan(40);
  });
});
