import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContent, aMember } from '../../../tests/support/application/builders.ts';
import {
  TODAY,
  aCaseToCheck,
  aConsent,
  aRequest,
  anAnswer,
  applicant,
  checkPolicy,
  child,
  givenChecks,
} from '../../../tests/support/checks/given-checks.ts';
import { householdFactsOfContent } from '../eligibility/declared-household.ts';
import { identityNumberFor } from '../identity/identity-number.ts';
import { addDays, plainDate } from '../../kernel/plain-date.ts';
import { answeredSources } from './answered-sources.ts';
import { type CellState, type MatrixInput, checkCounts, checkMatrix } from './cell.ts';
import type { CheckCommand } from './commands.ts';
import { factsWithChecks } from './facts-of-checks.ts';
import { checkFigures } from './figures.ts';
import type { CheckSource } from './source.ts';

const { content } = aCaseToCheck();

function inputOf(commands: readonly CheckCommand[], changes: Partial<MatrixInput> = {}): MatrixInput {
  return { content, checks: givenChecks(commands).state, policy: checkPolicy, on: TODAY, ...changes };
}

function stateAt(source: CheckSource, input: MatrixInput, person = applicant.identityNumber): CellState | undefined {
  return checkMatrix(input).find((cell) => cell.person === person && cell.source === source)?.state;
}

const report = (monthlyIncome: number): CheckCommand =>
  anAnswer('economic-report', { outcome: 'found', record: { reportNo: '', monthlyIncome, assets: 0 } });
const failed = anAnswer('housing', { outcome: 'failed', failure: 'timeout', detail: '' });

describe('what several people have together', () => {
  const spouse = aMember({
    name: '马海山',
    identityNumber: identityNumberFor('630104', plainDate('1979-02-03'), 21),
    relation: '11',
    monthlyIncome: 0,
  });
  const household = aContent({ members: [applicant, spouse], assets: [{ kind: 'deposit', note: '', value: 50_000 }] });
  const application = aCaseToCheck({ content: household });
  const ofSpouse = { consentId: 'consent-2', person: spouse.identityNumber } as const;
  const reported = (person: 'applicant' | 'spouse', assets: number, round = 1): readonly CheckCommand[] => {
    const of = person === 'applicant' ? applicant : spouse;
    const requestId = `${person}-${String(round)}`;
    const record = { reportNo: '', monthlyIncome: of.monthlyIncome, assets };
    const answer = anAnswer('economic-report', { outcome: 'found', record });
    return [
      { type: 'request', requests: [{ requestId, person: of.identityNumber, source: 'economic-report' }] },
      { ...answer, requestId } as CheckCommand,
    ];
  };
  const consents = [aConsent(), aConsent(ofSpouse)];
  const cells = (...rounds: readonly (readonly CheckCommand[])[]) => {
    const { state } = givenChecks([...consents, ...rounds.flat()], { application });
    const input: MatrixInput = { content: household, checks: state, policy: checkPolicy, on: TODAY };
    const assetsOf = (person: string) =>
      checkMatrix(input)
        .find((cell) => cell.person === person && cell.source === 'economic-report')
        ?.differences.map(({ field, registry }) => `${field} ${String(registry)}`);
    const facts = factsWithChecks(householdFactsOfContent(household), input);
    return {
      differences: [assetsOf(applicant.identityNumber), assetsOf(spouse.identityNumber)],
      mismatches: checkFigures(state).mismatches,
      assets: facts.members.map((member) => member.assets?.value),
    };
  };

  it('differs on the report that carries the sum above the declaration, whichever came last', () => {
    expect(cells(reported('applicant', 30_000), reported('spouse', 20_000)).mismatches).toBe(0);
    const spouseLast = cells(reported('applicant', 30_000), reported('spouse', 20_001));
    expect(spouseLast).toEqual({ differences: [[], ['assets 50001']], mismatches: 1, assets: [30_000, 20_001] });
    const applicantLast = cells(reported('spouse', 20_001), reported('applicant', 30_000));
    expect(applicantLast).toMatchObject({ differences: [['assets 50001'], []], mismatches: 1 });
    // Asked again with less, and the sum is below again.
    const again = cells(reported('spouse', 20_001), reported('applicant', 30_000), reported('spouse', 10_000, 2));
    expect(again).toMatchObject({ differences: [[], []] });
  });

  it('is ruled on as a sum: the rest stands for the one whose report it is', () => {
    const rule = (choice: 'declared' | 'registry' | 'other', value: number | null): CheckCommand => ({
      type: 'rule',
      person: spouse.identityNumber,
      source: 'economic-report',
      evidenceId: 'spouse-1',
      fields: [{ field: 'assets', choice, value }],
      reason: 'document-proves',
      comment: '',
    });
    const rounds = [reported('applicant', 30_000), reported('spouse', 90_000)] as const;
    expect(cells(...rounds, [rule('registry', null)]).assets).toEqual([30_000, 90_000]);
    expect(cells(...rounds, [rule('declared', null)]).assets).toEqual([30_000, 20_000]);
    expect(cells(...rounds, [rule('other', 70_000)]).assets).toEqual([30_000, 40_000]);
  });
});

describe('the state of a cell', () => {
  it('follows consent, question, line and answer', () => {
    expect(stateAt('housing', inputOf([]))).toBe('no-consent');
    expect(stateAt('housing', inputOf([aConsent()]))).toBe('not-asked');
    const asked = inputOf([aConsent(), aRequest('housing')]);
    expect(stateAt('housing', asked)).toBe('waiting');
    expect(stateAt('housing', { ...asked, inFlight: new Set(['request-housing']) })).toBe('asked');
    expect(stateAt('housing', inputOf([aConsent(), aRequest('housing'), anAnswer('housing')]))).toBe('none');
    expect(stateAt('housing', inputOf([aConsent(), aRequest('housing'), failed]))).toBe('failed');
  });

  it('is "answered" where registry and declaration agree, else "mismatch" until it is ruled on', () => {
    const asked = [aConsent(), aRequest('economic-report')];
    expect(stateAt('economic-report', inputOf([...asked, report(151_200)]))).toBe('answered');
    const differing = [...asked, report(200_000)];
    expect(stateAt('economic-report', inputOf(differing))).toBe('mismatch');
    const ruling: CheckCommand = {
      type: 'rule',
      person: applicant.identityNumber,
      source: 'economic-report',
      evidenceId: 'request-economic-report',
      fields: [{ field: 'monthly-income', choice: 'registry', value: null }],
      reason: 'registry-current',
      comment: '',
    };
    expect(stateAt('economic-report', inputOf([...differing, ruling]))).toBe('ruled');
  });

  it('is stale the day after the policy or the registry lets it count', () => {
    const answer = [aConsent(), aRequest('housing'), anAnswer('housing')];
    expect(stateAt('housing', inputOf(answer, { on: addDays(TODAY, 30) }))).toBe('none');
    expect(stateAt('housing', inputOf(answer, { on: addDays(TODAY, 31) }))).toBe('stale');
    const short = [aConsent(), aRequest('housing'), anAnswer('housing', { validUntil: addDays(TODAY, 3) })];
    expect(stateAt('housing', inputOf(short, { on: addDays(TODAY, 4) }))).toBe('stale');
  });

  it('keeps an answer that counts while it is asked again, and when that fails', () => {
    const again = [aConsent(), aRequest('housing'), anAnswer('housing'), aRequest('housing', 'second')];
    const cell = checkMatrix(inputOf(again)).find(({ source }) => source === 'housing');
    expect(cell).toMatchObject({ state: 'waiting', evidence: { evidenceId: 'request-housing' } });
    const lost = inputOf([...again, { ...failed, requestId: 'second' } as CheckCommand]);
    expect(stateAt('housing', lost)).toBe('none');
    expect(stateAt('housing', { ...lost, on: addDays(TODAY, 40) })).toBe('failed');
  });

  it('is "not needed" by programme, age and flags (PI-01)', () => {
    const of = (source: CheckSource) => stateAt(source, inputOf([]), child.identityNumber);
    expect(of('marriage')).toBe('not-needed');
    expect(of('tax')).toBe('not-needed');
    expect(of('housing')).toBe('no-consent');
    expect(stateAt('education', inputOf([]))).toBeUndefined();
    const graduate = { ...content, programme: 'new-employment' as const };
    expect(stateAt('education', inputOf([], { content: graduate }))).toBe('no-consent');
    expect(stateAt('economic-report', inputOf([], { content: graduate }))).toBeUndefined();
  });
});

describe('the figures', () => {
  it('of the matrix and of the stream agree on the day of the last answer', () => {
    const commands = [
      aConsent(),
      aRequest('housing'),
      aRequest('economic-report'),
      aRequest('tax'),
      anAnswer('housing'),
      report(200_000),
    ];
    const input = inputOf(commands);
    const { needed, done, waiting, mismatches } = checkFigures(input.checks);
    expect(checkCounts(checkMatrix(input))).toEqual({ needed, done, waiting, mismatches });
    expect({ done, waiting, mismatches }).toEqual({ done: 1, waiting: 1, mismatches: 1 });
  });

  it('a registry stands in for a paper once it has answered about everybody', () => {
    const ofApplicant = [aConsent(), aRequest('economic-report'), aRequest('housing'), anAnswer('housing')];
    expect(answeredSources(inputOf([...ofApplicant, report(151_200)]))).toEqual(['economic-report']);
    expect(answeredSources(inputOf([...ofApplicant, report(1)]))).toEqual([]);
  });
});

describe('facts', () => {
  const declared = householdFactsOfContent(content);

  it('take an answer that counts before the declaration, with its source and day', () => {
    const facts = factsWithChecks(declared, inputOf([aConsent(), aRequest('economic-report'), report(200_000)]));
    expect(facts.members[0]?.monthlyIncome).toEqual({
      value: 200_000,
      origin: { kind: 'agency', source: 'economic-report', asOf: TODAY, reference: 'request-economic-report' },
    });
    expect(facts.members[1]).toEqual(declared.members[1]);
  });

  it('fall back on the declaration, or to unknown, when the answer is stale or there is none', () => {
    const commands = [aConsent(), aRequest('housing'), anAnswer('housing')];
    expect(factsWithChecks(declared, inputOf(commands)).members[0]?.publicHousing?.value).toBe('none');
    const late = inputOf(commands, { on: addDays(TODAY, 31) });
    expect(factsWithChecks(declared, late)).toEqual(declared);
    expect(factsWithChecks(declared, inputOf([aConsent(), aRequest('housing'), failed]))).toEqual(declared);
  });

  it('of whatever income a registry reports are that income, until it is stale', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), fc.integer({ min: 0, max: 60 }), (income, days) => {
        const input = inputOf([aConsent(), aRequest('economic-report'), report(income)], { on: addDays(TODAY, days) });
        const fact = factsWithChecks(declared, input).members[0]?.monthlyIncome;
        expect(fact?.value).toBe(days <= 30 ? income : 151_200);
      }),
    );
  });
});
